"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """The `programs` capability."""

    name = "salur.programs"
    label = "programs"
