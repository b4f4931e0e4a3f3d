"""Makes reconciliation known to Django."""

from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    """The `reconciliation` capability."""

    name = "salur.reconciliation"
    label = "reconciliation"

    def ready(self) -> None:
        """Announce to the queue what this capability does there."""
        from salur.jobs.actions import announces

        announces(_register)


def _register() -> None:
    """Register the reconciling of months with the queue."""
    from salur.reconciliation.actions import applying, field, matching, month, purchases

    month.register()
    field.register()
    purchases.register()
    matching.register()
    applying.register()
