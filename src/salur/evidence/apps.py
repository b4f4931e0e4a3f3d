"""Tells Django that this capability exists."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The `evidence` capability."""

    name = "salur.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Register the long checks with the queue."""
        from salur.evidence.actions import checking  # models are there only now

        checking.register()
