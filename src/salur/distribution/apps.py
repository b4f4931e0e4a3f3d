"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register with the queue what becomes evidence, and what leaves for a bank."""
        # no models before
        from salur.distribution.actions import burekol, handovers, requests, sending

        burekol.register()
        requests.register()
        handovers.register()
        sending.register()
