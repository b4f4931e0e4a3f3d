"""Tells Django that this capability exists."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from salur.evidence.pipeline.judges import Judge


class GraduationConfig(AppConfig):
    """The `graduation` capability."""

    name = "salur.graduation"
    label = "graduation"

    def ready(self) -> None:
        """Announce to the queue what this capability does there, and to evidence what it knows."""
        from salur.evidence.pipeline.judges import judged_by
        from salur.jobs.actions import announces

        announces(_register)
        judged_by("kunjungan", _judge)


def _register() -> None:
    """Register the taking in of home visits with the queue."""
    from salur.graduation.actions import visits

    visits.register()


def _judge() -> "Judge":
    """Give who knows more of visits than a file can show."""
    from salur.graduation.pipeline.judging import judge_visits

    return judge_visits
