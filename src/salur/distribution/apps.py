"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register the filing of requests and orders with the queue."""
        from salur.distribution.actions import burekol, requests  # models are there only now

        burekol.register()
        requests.register()
