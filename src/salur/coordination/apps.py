"""Tells Django that this capability exists."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """The `coordination` capability."""

    name = "salur.coordination"
    label = "coordination"
