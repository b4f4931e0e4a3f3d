"""The decisions of the register, on plain values."""

from salur.registry.domain.aliases import Joining, LiveAlias, Standing, Unjoinable, join, stays
from salur.registry.domain.comparing import Compared, Piece, Verdict
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
    "Compared",
    "FamilyRow",
    "Joining",
    "LiveAlias",
    "Piece",
    "Secret",
    "Standing",
    "Unjoinable",
    "Verdict",
    "code_range",
    "compared",
    "join",
    "last_four",
    "mask",
    "mask_words",
    "stays",
]
