"""Tells Django that this capability exists."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The `evidence` capability."""

    name = "salur.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register the long checks with the queue."""
    from salur.evidence.actions import checking

    checking.register()
