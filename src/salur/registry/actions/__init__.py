"""The verbs of the register: load families and accounts, show one hidden value."""

from salur.registry.actions.loading import (
    AccountsLoaded,
    FamiliesLoaded,
    LoadRefused,
    load_accounts,
    load_families,
    take_accounts,
    take_families,
)
from salur.registry.actions.unmasking import UnmaskRefused, unmask

__all__ = [
    "AccountsLoaded",
    "FamiliesLoaded",
    "LoadRefused",
    "UnmaskRefused",
    "load_accounts",
    "load_families",
    "take_accounts",
    "take_families",
    "unmask",
]
