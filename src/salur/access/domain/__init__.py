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
from salur.access.domain.scope import covers, holds_on, nearest_above, outermost
from salur.access.domain.tokens import MOST_DAYS, TOKEN_VERBS, USUAL_DAYS, hash_of, narrowed

__all__ = [
    "APP",
    "MOST_DAYS",
    "OWNER",
    "ROLES",
    "SENDERS",
    "TOKEN_VERBS",
    "USUAL_DAYS",
    "VERBS",
    "allowed",
    "clashing",
    "covers",
    "guarded",
    "hash_of",
    "holds_on",
    "narrowed",
    "nearest_above",
    "needs_second_factor",
    "outermost",
    "scoped_policies",
    "unscoped_policies",
]
