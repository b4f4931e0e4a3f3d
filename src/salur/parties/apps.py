"""Tells Django that this capability exists."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The `parties` capability."""

    name = "salur.parties"
    label = "parties"
