"""Loading families and accounts: what accepted files say, as sets.

Loads run as the owner of the tables, in the caller's transaction. Refusals, in the order in which
they are found: the role (`role_missing`), `evidence_unknown`, `family_listed_twice`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from psycopg.errors import UniqueViolation

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.audit.domain import Event
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused, Sentence
from salur.registry import pipeline
from salur.registry.domain import AccountRow, FamilyRow


class LoadRefused(Refused):
    """These rows are refused: the register stays as it was."""


@dataclass(frozen=True)
class FamiliesLoaded:
    """What a load of contract `kpm` did, in families."""

    added: int
    changed: int
    unchanged: int
    suspended: int


@dataclass(frozen=True)
class AccountsLoaded:
    """What a load of contract `rekening` held: rows, and those that could not be placed."""

    rows: int
    accounts: int
    unknown_families: int
    without_account: int


@transaction.atomic
def load_families(
    rows: Iterable[FamilyRow | Sequence[object]],
    *,
    evidence: UUID | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> FamiliesLoaded:
    """Bring the register to accepted rows of contract `kpm`; families not named stay.

    `rows` hold `FamilyRow`'s values in its order. Rows that say what is known change nothing.
    """
    done = audit.done("registry.families_loaded", key)
    if done is not None:
        return FamiliesLoaded(**_counts(done, "added", "changed", "unchanged", "suspended"))
    with as_owner():
        try:
            with transaction.atomic():
                pipeline.copy_families(rows)
        except UniqueViolation as fault:  # COPY raises the driver's own
            raise _listed_twice() from fault
        loaded = FamiliesLoaded(*pipeline.write_families(evidence=evidence, by=by.person_id, at=at))
    audit.record(
        action="registry.families_loaded",
        by=by,
        at=at,
        subject=("evidence", evidence),
        facts=vars(loaded),
        key=key,
    )
    return loaded


@transaction.atomic
def load_accounts(
    rows: Iterable[AccountRow | Sequence[object]],
    *,
    evidence: UUID | None,
    organisation: UUID | None,
    path: str | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> AccountsLoaded:
    """Bring accounts and cards to accepted rows of contract `rekening`, in the order of their days.

    `organisation` is the bank that sent them, `path` the area that the file is about. What a row
    says and cannot be is kept as the bank's claim; rows of unknown families are too where the area
    is known.
    """
    done = audit.done("registry.accounts_loaded", key)
    if done is not None:
        return AccountsLoaded(
            **_counts(done, "rows", "accounts", "unknown_families", "without_account")
        )
    with as_owner():
        pipeline.copy_accounts(rows)
        loaded = AccountsLoaded(
            *pipeline.write_accounts(
                evidence=evidence, organisation=organisation, path=path, by=by.person_id, at=at
            )
        )
    audit.record(
        action="registry.accounts_loaded",
        by=by,
        at=at,
        subject=("evidence", evidence),
        facts=vars(loaded),
        key=key,
    )
    return loaded


@transaction.atomic
def take_families(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> FamiliesLoaded:
    """Let an accepted file of contract `kpm` say who the families are; again it changes nothing.

    Refused, in this order: `role_missing`, `evidence_unknown` (not there, or not accepted).
    """
    require(by, "evidence.accept")
    with evidence.open_statements([evidence_id]) as opened:
        reasons = suspended_rows(evidence_id)
        rows = (row for one in opened["kpm"] for row in pipeline.family_rows(one.path, reasons))
        return load_families(rows, evidence=evidence_id, by=by, at=at, key=key)


@transaction.atomic
def take_accounts(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> AccountsLoaded:
    """Let an accepted file of contract `rekening` say what accounts and cards there are.

    Refused, in this order: `role_missing`, `evidence_unknown` (not there, or not accepted).
    """
    require(by, "evidence.accept")
    known = evidence.evidence(evidence_id)
    with evidence.open_statements([evidence_id]) as opened:
        (one,) = opened["rekening"]
        return load_accounts(
            pipeline.account_rows(one.path),
            evidence=evidence_id,
            organisation=one.sender,
            path=None if known is None else known.path,
            by=by,
            at=at,
            key=key,
        )


def suspended_rows(evidence_id: UUID) -> dict[int, list[str]]:
    """Give by row which rules suspend a family of this file."""
    found: dict[int, list[str]] = {}
    for counted in evidence.finding_counts(evidence_id):
        after: int | None = 0
        while counted.severity == "suspend" and after is not None:
            page = evidence.findings_page(evidence_id, rule=counted.rule, after=after, size=1000)
            for finding in page.rows:
                reasons = found.setdefault(finding.row, [])
                if finding.severity == "suspend" and finding.rule not in reasons:
                    reasons.append(finding.rule)
            after = page.next_after
    return found


def _counts(event: Event, *names: str) -> dict[str, int]:
    return {name: int(str(event.facts[name])) for name in names}


def _listed_twice() -> LoadRefused:
    return LoadRefused(
        "family_listed_twice",
        Sentence(
            "Satu ID KPM muncul lebih dari sekali dalam baris yang diterima.",
            "One family id occurs more than once among the accepted rows.",
        ),
        Sentence(
            "Periksa ulang berkasnya, lalu unggah kembali.", "Check the file again and upload it."
        ),
    )
