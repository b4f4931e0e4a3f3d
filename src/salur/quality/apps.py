"""Tells Django that this capability exists."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """The `quality` capability."""

    name = "salur.quality"
    label = "quality"
