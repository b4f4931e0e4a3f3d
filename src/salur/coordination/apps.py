"""Tells Django that this capability exists."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from salur.evidence.pipeline.judges import Judge


class CoordinationConfig(AppConfig):
    """The `coordination` capability."""

    name = "salur.coordination"
    label = "coordination"

    def ready(self) -> None:
        """Announce to the queue what this capability does there, and to evidence what it knows."""
        from salur.evidence.pipeline.judges import judged_by
        from salur.jobs.actions import announces

        announces(_register)
        judged_by("pengaduan", _judge)


def _register() -> None:
    """Register the sending of mails with the queue."""
    from salur.coordination.actions import mailing

    mailing.register()


def _judge() -> "Judge":
    """Give who knows more of complaints than a file can show."""
    from salur.coordination.pipeline.judging import judge_complaints

    return judge_complaints
