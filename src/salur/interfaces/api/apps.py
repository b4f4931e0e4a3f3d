"""Tells Django that the door for programs exists."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API."""

    name = "salur.interfaces.api"
    label = "api"
