"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register with the queue what becomes evidence: requests, papers about rice, sheets."""
        from salur.distribution.actions import handovers, requests, rice  # models are there now

        requests.register()
        rice.register()
        handovers.register()
