"""Tells Django that the web door exists."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The web pages."""

    name = "salur.interfaces.web"
    label = "web"
