"""Tells Django that this capability exists."""

from django.apps import AppConfig


class TransitionConfig(AppConfig):
    """The `transition` capability."""

    name = "salur.transition"
    label = "transition"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register with the queue: counting sprints, siting shops, watching provinces."""
    from salur.transition.actions import sitings, tending

    tending.register()
    sitings.register()
