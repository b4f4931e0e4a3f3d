"""Tells Django that this capability exists."""

from django.apps import AppConfig


class DistributionConfig(AppConfig):
    """The `distribution` capability."""

    name = "salur.distribution"
    label = "distribution"
