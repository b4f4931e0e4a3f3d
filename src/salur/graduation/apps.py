"""Tells Django that this capability exists."""

from django.apps import AppConfig


class GraduationConfig(AppConfig):
    """The `graduation` capability."""

    name = "salur.graduation"
    label = "graduation"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register the taking in of home visits with the queue."""
    from salur.graduation.actions import visits

    visits.register()
