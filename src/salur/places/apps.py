"""Tells Django that this capability exists."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The `places` capability."""

    name = "salur.places"
    label = "places"
