"""Tells Django that this capability exists."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The `jobs` capability."""

    name = "salur.jobs"
    label = "jobs"
