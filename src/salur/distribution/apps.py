"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register the filing of approved requests and the sending of orders with the queue."""
        from salur.distribution.actions import requests, sending  # models are there only now

        requests.register()
        sending.register()
