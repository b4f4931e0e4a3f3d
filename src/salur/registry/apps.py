"""Tells Django that this capability exists."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The `registry` capability."""

    name = "salur.registry"
    label = "registry"
