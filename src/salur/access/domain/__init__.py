"""Roles, scopes and dates as plain values, and the row security that holds them."""

from salur.access.domain.roles import (
    ROLES,
    SENDERS,
    VERBS,
    allowed,
    clashing,
    needs_second_factor,
)
from salur.access.domain.row_security import (
    APP,
    OWNER,
    guarded,
    scoped_policies,
    unscoped_policies,
)
from salur.access.domain.scope import covers, holds_on

__all__ = [
    "APP",
    "OWNER",
    "ROLES",
    "SENDERS",
    "VERBS",
    "allowed",
    "clashing",
    "covers",
    "guarded",
    "holds_on",
    "needs_second_factor",
    "scoped_policies",
    "unscoped_policies",
]
