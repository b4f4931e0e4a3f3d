"""Tells Django that this capability exists."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """The `evidence` capability."""

    name = "salur.evidence"
    label = "evidence"
