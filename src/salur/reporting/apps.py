"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The `reporting` capability."""

    name = "salur.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Register the printing of sheets with the queue."""
        from salur.reporting.actions import printing  # models are there only now

        printing.register()
