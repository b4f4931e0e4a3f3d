"""The decisions of the register, on plain values."""

from salur.registry.domain.families import (
    CONTEXTS,
    HIDDEN,
    IN_HAND,
    NEVER_OPENED,
    AccountRow,
    FamilyRow,
    Secret,
    code_range,
    compared,
    last_four,
    mask,
    mask_words,
)

__all__ = [
    "CONTEXTS",
    "HIDDEN",
    "IN_HAND",
    "NEVER_OPENED",
    "AccountRow",
    "FamilyRow",
    "Secret",
    "code_range",
    "compared",
    "last_four",
    "mask",
    "mask_words",
]
