"""Tells Django that this capability exists."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The `access` capability."""

    name = "salur.access"
    label = "access"
