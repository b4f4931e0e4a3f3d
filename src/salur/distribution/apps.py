"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register with the queue what becomes evidence: requests, sheets, and what leaves."""
        from salur.distribution.actions import handovers, requests, sending  # models are there now

        requests.register()
        handovers.register()
        sending.register()
