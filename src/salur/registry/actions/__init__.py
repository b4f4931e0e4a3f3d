"""The verbs of the register: load families and accounts, join two families, show a hidden value."""

from salur.registry.actions.alias_refusals import AliasRefused
from salur.registry.actions.aliasing import Aliased, alias_family, undo_alias
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
    "AliasRefused",
    "Aliased",
    "FamiliesLoaded",
    "LoadRefused",
    "UnmaskRefused",
    "alias_family",
    "load_accounts",
    "load_families",
    "take_accounts",
    "take_families",
    "undo_alias",
    "unmask",
]
