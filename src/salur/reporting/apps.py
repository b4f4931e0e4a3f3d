"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The `reporting` capability."""

    name = "salur.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Register the printing of sheets and the making of packages with the queue."""
        from salur.reporting.actions import packages, printing  # models are there only now

        packages.register()
        printing.register()
