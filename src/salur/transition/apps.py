"""Tells Django that this capability exists."""

from django.apps import AppConfig


class TransitionConfig(AppConfig):
    """The `transition` capability."""

    name = "salur.transition"
    label = "transition"
