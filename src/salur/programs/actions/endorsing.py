"""Endorsing a berita acara: the one door through which changes come to hold.

Refusals, in the order in which they are found: `berita_acara_unknown`, role and scope
(`role_missing`, `outside_scope`), `nothing_to_endorse`, `own_proposal` (four eyes), then all wrong
lines at once: what `registry.domain.wrong_lines` finds, `quota_unknown` and `quota_exceeded`; the
code is theirs where it is one and `changes_wrong` where they differ.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.places import queries as places
from salur.programs import pipeline, queries
from salur.programs.actions import change_refusals as refusals
from salur.programs.domain import QuotaOfMonth, exceeded, is_known
from salur.registry import queries as registry
from salur.registry.actions import endorse_lines
from salur.registry.domain import (
    FILLING,
    Facts,
    Kind,
    Stay,
    Wrong,
    effective_month,
    wrong_lines,
)


@dataclass(frozen=True)
class Endorsed:
    """What an endorsement did, in lines: endorsed, in force, moved a month on, without quota."""

    lines: int
    applied: int
    moved: int
    without_quota: int


@transaction.atomic
def endorse_changes(*, document: UUID, by: Actor, at: dt.datetime, key: str) -> Endorsed:
    """Endorse every verified line of a berita acara, or none where one is wrong.

    Additions fill only what a known quota leaves free, replacements come from the waiting list and
    within quota; where no quota is known, or claims contradict, replacements and ends go on and
    additions do not. What waits for its month counts as if it had come.
    """
    with as_owner():
        known = registry.berita_acara(document)
    if known is None:
        raise refusals.berita_acara_unknown()
    require(by, "change.endorse", known.path)
    done = audit.done("programs.changes_endorsed", key)
    if done is not None:
        names = ("lines", "applied", "moved", "without_quota")
        return Endorsed(*(int(str(done.facts[name])) for name in names))
    code = known.kode_wilayah
    with as_owner():
        pipeline.lock_places(code)
        lines = registry.waiting_lines(document)
        if not lines:
            raise refusals.nothing_to_endorse()
        if any(by.person_id in (one.proposed_by, one.verified_by) for one in lines):
            raise refusals.own_proposal()
        cutoff = cutoff_day(known.path, at.date())
        months = {
            one.id: effective_month(one.asked, endorsed_on=at.date(), cutoff_day=cutoff)
            for one in lines
        }
        without_quota = _refuse_wrong(code, months)
    endorsed, applied = endorse_lines(months, path=known.path, by=by, at=at)
    moved = sum(one.asked != months[one.id] for one in lines)
    did = Endorsed(endorsed, applied, moved, without_quota)
    audit.record(
        action="programs.changes_endorsed",
        by=by,
        at=at,
        subject=("berita_acara", document),
        path=known.path,
        facts={"no_ba": known.no_ba, **asdict(did)},
        key=key,
    )
    return did


def cutoff_day(path: str, on: dt.date) -> int:
    """Give the day after which a change for the next month waits one month more.

    The register does not know a family's programme: of the two, the earlier day counts.
    """
    named = queries.parameters_named("change_cutoff_day", on)
    return min(named.at(program, path) for program in Program)


def _refuse_wrong(code: str, months: Mapping[int, Period]) -> int:
    """Refuse where a line is wrong; give how many fill a place whose quota nobody knows."""
    registry.stage_candidates(months)
    facts = registry.candidate_facts()
    wrong = list(wrong_lines(facts, _known_desa(facts, min(months.values()))))
    quotas = queries.quotas_from(code, min(months.values()))
    filling = [one for one in facts if one.kind in FILLING]
    unknown = [one for one in filling if not is_known(quotas, one.filled_desa or code, one.month)]
    found = {one.id for one in wrong}
    wrong += [
        Wrong(one.id, "quota_unknown", one.id_kpm, one.row)
        for one in unknown
        if one.kind is Kind.TAMBAH and one.id not in found
    ]
    if not wrong:
        wrong += _over_quota(code, quotas, facts)
    if wrong:
        raise refusals.lines_wrong(sorted(wrong, key=lambda one: one.id))
    return len(unknown)


def _over_quota(code: str, quotas: Sequence[QuotaOfMonth], facts: Iterable[Facts]) -> list[Wrong]:
    """Give the lines that fill a place in a region whose quota is exceeded with them."""
    if not quotas:
        return []
    widest = min((one.kode_wilayah for one in quotas), key=len)
    widest = min(widest, code, key=len)
    before: tuple[Stay, ...]
    before, after = registry.stays_under(RegionCode(widest).path)
    found: list[Wrong] = []
    over = exceeded(quotas, before, after)
    for one in facts:
        for region, month, quota, families in over:
            into = one.moves_to or one.filled_desa or ""
            if into.startswith(region) and one.month <= month:
                note = f"{families}/{quota} {Period.from_number(month)} {region}"
                found.append(Wrong(one.id, "quota_exceeded", one.id_kpm, one.row, note))
                break
    return found


def _known_desa(facts: Iterable[Facts], month: Period) -> frozenset[str]:
    wanted = {one.moves_to for one in facts if one.moves_to is not None}
    return frozenset(places.names(wanted, month.first_day)) if wanted else frozenset()
