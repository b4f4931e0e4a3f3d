"""Tells Django that this capability exists."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from salur.evidence.pipeline.judges import Judge


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Announce to the queue what this capability does there, and to evidence what it knows."""
        from salur.evidence.pipeline.judges import judged_by
        from salur.jobs.actions import announces

        announces(_register)
        judged_by("cek_lapangan", _judge)


def _register() -> None:
    """Register with the queue what becomes evidence, and what leaves for a bank."""
    from salur.distribution.actions import (
        burekol,
        handovers,
        requests,
        rice,
        sending,
    )

    burekol.register()
    requests.register()
    rice.register()
    handovers.register()
    sending.register()


def _judge() -> "Judge":
    """Give who knows more of checks than a file can show."""
    from salur.distribution.pipeline.judging import judge_checks

    return judge_checks
