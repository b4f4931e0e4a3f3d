"""Tells Django that this capability exists."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """The `quality` capability."""

    name = "salur.quality"
    label = "quality"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register the assessing of registers and the search for duplicates with the queue."""
    from salur.quality.actions import assessing, searching

    assessing.register()
    searching.register()
