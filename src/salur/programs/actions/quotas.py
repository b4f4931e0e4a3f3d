"""Keeping quotas as claimed, and saying which of contradicting ones counts.

Refusals, in the order in which they are found: role and scope (`role_missing`, `outside_scope`),
`quota_unknown`.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode
from salur.programs import pipeline
from salur.programs.domain import QuotaRow, expanded


class QuotaRefused(Refused):
    """This quota stays as it is."""


@dataclass(frozen=True)
class QuotasLoaded:
    """What a load of contract `kuota` did: claims by month, new ones, contradicted regions."""

    claims: int
    added: int
    contradicted: int


@transaction.atomic
def load_quotas(
    rows: Iterable[QuotaRow],
    *,
    evidence: uuid.UUID | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> QuotasLoaded:
    """Keep what accepted rows of contract `kuota` claim; contradictions stay side by side.

    A region and month whose claims differ has no quota until `settle_quota` says which one counts.
    """
    done = audit.done("programs.quotas_loaded", key)
    if done is not None:
        return QuotasLoaded(
            *(int(str(done.facts[name])) for name in ("claims", "added", "contradicted"))
        )
    claims = expanded(rows)
    with as_owner():
        added, contradicted = pipeline.load_quota_claims(claims, evidence=evidence)
    loaded = QuotasLoaded(len(claims), added, contradicted)
    audit.record(
        action="programs.quotas_loaded",
        by=by,
        at=at,
        subject=("evidence", evidence),
        facts=asdict(loaded),
        key=key,
    )
    return loaded


@transaction.atomic
def settle_quota(
    *,
    program: Program,
    period: Period,
    kode_wilayah: str,
    kpm: int,
    reason: str,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> int:
    """Say which of a region's contradicting quotas counts; the others are kept, superseded.

    Gives how many were superseded.
    """
    path = RegionCode(kode_wilayah).path
    require(by, "quota.set", path)
    done = audit.done("programs.quota_settled", key)
    if done is not None:
        return int(str(done.facts["superseded"]))
    with as_owner():
        kept, superseded = pipeline.supersede_quotas(
            program=program,
            period=period,
            kode_wilayah=kode_wilayah,
            kpm=kpm,
            reason=reason,
            at=at,
        )
        if not kept:
            raise QuotaRefused(
                "quota_unknown",
                Sentence(
                    f"Tidak ada bukti yang menyebut kuota {kpm} KPM.",
                    f"No evidence says that the quota is {kpm} families.",
                ),
                Sentence("Unggah dahulu berkas kuotanya.", "Upload the quota's file first."),
            )
    audit.record(
        action="programs.quota_settled",
        by=by,
        at=at,
        subject=("quota", f"{program} {period} {kode_wilayah}"),
        path=path,
        facts={"kpm": kpm, "superseded": superseded, "reason": reason},
        key=key,
    )
    return superseded
