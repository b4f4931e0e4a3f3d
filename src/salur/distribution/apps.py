"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


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
