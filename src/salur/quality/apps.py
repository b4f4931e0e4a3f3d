"""Tells Django that this capability exists."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """The `quality` capability."""

    name = "salur.quality"
    label = "quality"

    def ready(self) -> None:
        """Register the assessing of registers and the search for duplicates with the queue."""
        from salur.quality.actions import assessing, searching  # models are there only now

        assessing.register()
        searching.register()
