"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"

    def ready(self) -> None:
        """Register the filing of approved requests and of papers about rice with the queue."""
        from salur.distribution.actions import requests, rice  # models are there only now

        requests.register()
        rice.register()
