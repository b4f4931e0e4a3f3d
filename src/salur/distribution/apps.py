"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register with the queue what becomes evidence: approved requests, recorded sheets."""
        from salur.distribution.actions import handovers, requests  # models are there only now

        requests.register()
        handovers.register()
