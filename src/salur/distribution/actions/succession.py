"""Letting families, quotas and lists follow the codes of their regions, from a month on.

The one verb: places records what succeeds what, the register's families follow, quotas of later
months are carried, and so do obstacles, complaints, teams and meetings; everything earlier stays
where it was written. What nobody can decide here is
told: quotas that must be divided, scopes of people and who serves which kab/kota.

Refused: as `places.record_succession` refuses, then `list_frozen_later`, `cycle_opened_later`,
`changes_open`; nothing is changed then.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from salur.access.actions import as_owner, follow_scopes
from salur.access.queries import Actor, Grant, grants_to_renew
from salur.audit import actions as audit
from salur.coordination.actions import Followed, follow_regions
from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.parties.actions import begin_service
from salur.places.actions import record_succession
from salur.places.queries import gone_now
from salur.programs.actions import carry_quotas
from salur.registry.actions import move_to_successors


@dataclass(frozen=True)
class Unserved:
    """Who served a kab/kota that is gone; `heir` is empty where a person must say whom next."""

    organisation: parties.Organisation
    code: str
    heir: str


@dataclass(frozen=True)
class Renewed:
    """How many scopes and services go on under new codes."""

    scopes: int
    services: int


@dataclass(frozen=True)
class Succeeded:
    """What followed, and what people must still see to.

    `parameters_open` are what was fixed for regions that were divided. `grants` are scopes in
    regions that are gone: who held them needs a new one. `services` name who served a kab/kota that
    is gone, and serves what succeeds it not yet. Of `whole`, regions that go over as one, both may
    be renewed at once. `moves` is each old code of a desa with the one that holds it now, after all
    successions of it.
    """

    desa: int
    added: int
    families: int
    quotas: int
    quotas_open: int
    parameters_open: tuple[str, ...]
    grants: tuple[Grant, ...]
    services: tuple[Unserved, ...]
    whole: Mapping[str, str]
    moves: Mapping[str, str]
    followed: Followed

    @property
    def repeated(self) -> bool:
        """Whether all of it was done before."""
        return self.added == self.families == self.quotas == 0


class SuccessionStopped(Refused):
    """These regions are not succeeded yet; nothing was changed."""


@transaction.atomic
def succeed_regions(
    *, file: Path, valid_from: dt.date, citation: str, by: Actor, at: dt.datetime
) -> Succeeded:
    """Let everything follow the codes in a CSV of `kode_lama,kode_baru` from that day's month on.

    The same file again changes nothing, save that families which came under an old code since
    follow too.
    """
    recorded = record_succession(file, valid_from=valid_from, citation=citation, by=by, at=at)
    found, period = recorded.succession, Period(valid_from.year, valid_from.month)
    # What came back since, or went on, is another succession's.
    heirs = gone_now(found.gone)
    whole = {old: new for old, new in found.whole.items() if heirs.get(old) == new}
    carried = carry_quotas(
        kabkota=found.kabkota if recorded.added else (),
        whole=whole,
        gone=list(heirs),
        period=period,
        reason=citation.strip()[:200],
        by=by,
        at=at,
    )
    if recorded.added:
        _refuse_opened(found.kabkota, period)
    moves = {old: new for old, new in heirs.items() if new is not None and old in found.desa}
    families = move_to_successors(moves, by=by, at=at)
    followed = follow_regions(heirs, valid_from=valid_from, by=by, at=at)
    if recorded.added or families:
        audit.record(
            action="distribution.regions_succeeded",
            by=by,
            at=at,
            subject=("succession", "-".join(found.kabkota)[:60]),
            facts={
                "families": families,
                "quotas": carried.carried,
                "quotas_open": carried.open,
                "parameters": carried.parameters,
                "valid_from": valid_from.isoformat(),
            },
        )
    return Succeeded(
        desa=len(found.desa),
        added=recorded.added,
        families=families,
        quotas=carried.carried,
        quotas_open=carried.open,
        parameters_open=carried.parameters_open,
        grants=grants_to_renew(
            [RegionCode(code).path for code in heirs], _paths(whole), valid_from
        ),
        services=_unserved(list(heirs), whole, valid_from),
        whole=whole,
        moves=moves,
        followed=followed,
    )


@transaction.atomic
def renew_scopes_and_services(
    done: Succeeded, *, valid_from: dt.date, citation: str, by: Actor, at: dt.datetime
) -> Renewed:
    """Let people reach, and banks and Bulog serve, what succeeds their regions as one; again none.

    What is not one region under another code is left to people. Refused as `follow_scopes` and
    `begin_service` refuse.
    """
    scopes = follow_scopes(_paths(done.whole), valid_from=valid_from, by=by, at=at)
    proposed = [one for one in done.services if one.heir]
    for one in proposed:
        begin_service(
            organisation_id=one.organisation.id, code=one.heir, valid_from=valid_from,
            citation=citation, by=by, at=at,
        )  # fmt: skip
    return Renewed(scopes, len(proposed))


def _paths(whole: Mapping[str, str]) -> dict[str, str]:
    return {RegionCode(old).path: RegionCode(new).path for old, new in whole.items()}


def _unserved(gone: Sequence[str], whole: Mapping[str, str], on: dt.date) -> tuple[Unserved, ...]:
    before = parties.services(codes=[code for code in gone if len(code) == 4], on=on)
    heirs = parties.services(codes=[whole.get(one.code, "") for one in before])
    known = {
        (one.organisation.id, one.code)
        for one in heirs
        if one.valid_to is None or one.valid_to > on
    }
    return tuple(
        Unserved(one.organisation, one.code, whole.get(one.code, ""))
        for one in before
        if (one.organisation.id, whole.get(one.code)) not in known
    )


def _refuse_opened(kabkota: tuple[str, ...], period: Period) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "cycles_from"),
            {"period": period.number, "kabkota": list(kabkota)},
        )
        opened = int(cursor.fetchone()[0])
    if opened:
        raise SuccessionStopped(
            "cycle_opened_later",
            Sentence(
                f"{opened} penyaluran bulan itu atau sesudahnya sudah dibuka.",
                f"{opened} cycles of that month or later are opened already.",
            ),
            Sentence("Pakai bulan sesudahnya.", "Choose a later month."),
        )
