"""Whom a meeting may invite: the organisations that work in its regions."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from salur.coordination.queries.meetings import Meeting
from salur.interfaces.web.meeting_forms import INVITED
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS, BULOG_KINDS

_KABKOTA = 4  # digits


def others_of(one: Meeting) -> list[tuple[UUID, str]]:
    """Give the organisations that a meeting does not invite yet, by name."""
    working = invited_of(one.codes, [kind for kind, _name in INVITED], one.held_on)
    found = parties.organisations([each for each in working if each not in one.invited])
    return sorted(((each.id, each.name) for each in found), key=lambda each: each[1])


def invited_of(codes: Sequence[str], kinds: Sequence[str], on: dt.date) -> list[UUID]:
    """Give the organisations of the chosen kinds that work in the regions of a meeting."""
    found: dict[UUID, None] = {}
    named = [("dinsos", "DINSOS-"), ("government", "PEMDA-"), ("dukcapil", "DUKCAPIL-")]
    prefixes = [prefix for kind, prefix in named if kind in kinds]
    for one in parties.organisations():
        own = next((one.code[len(p) :] for p in prefixes if one.code.startswith(p)), None)
        inside = own and any(own.startswith(code) or code.startswith(own) for code in codes)
        if inside or (one.kind == "ministry" and "ministry" in kinds):
            found.setdefault(one.id)
    wanted = (BANK_KINDS if "bank" in kinds else frozenset()) | (
        BULOG_KINDS if "bulog" in kinds else frozenset()
    )
    if wanted:
        for service in parties.services(on=on):
            served = any(service.code.startswith(code[:_KABKOTA]) for code in codes)
            if service.organisation.kind in wanted and served:
                found.setdefault(service.organisation.id)
    return list(found)
