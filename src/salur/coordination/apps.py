"""Tells Django that this capability exists."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    """The `coordination` capability."""

    name = "salur.coordination"
    label = "coordination"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register the sending of mails with the queue."""
    from salur.coordination.actions import mailing

    mailing.register()
