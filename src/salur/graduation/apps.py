"""Tells Django that this capability exists."""

from django.apps import AppConfig


class GraduationConfig(AppConfig):
    """The `graduation` capability."""

    name = "salur.graduation"
    label = "graduation"
