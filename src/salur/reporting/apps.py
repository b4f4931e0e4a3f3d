"""Tells Django that this capability exists."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The `reporting` capability."""

    name = "salur.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register with the queue what is printed and packed by long work."""
    from salur.reporting.actions import packages, packs, printing, visit_lists

    packages.register()
    packs.register()
    printing.register()
    visit_lists.register()
