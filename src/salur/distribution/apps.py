"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register with the queue what becomes evidence: requests, orders, recorded sheets."""
        from salur.distribution.actions import burekol, handovers, requests  # no models before

        burekol.register()
        requests.register()
        handovers.register()
