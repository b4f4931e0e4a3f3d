"""The verbs of the programmes: set what holds, keep quotas as claimed, freeze the list of a month.

Refusals, in the order in which they are found: role and scope (`role_missing`, `outside_scope`);
of a list `list_not_of_kabkota`, `parameter_missing`, `list_frozen_already`, `list_empty`,
`family_listed_already`; of a quota `quota_unknown`; of a parameter `parameter_overlaps`.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.db import IntegrityError, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level, RegionCode
from salur.programs import pipeline
from salur.programs.domain import Parameter, QuotaRow, all_default_parameters, expanded
from salur.programs.queries import FrozenList, entitlement, frozen_list, newest_lists
from salur.registry.queries import stage_families


class ListRefused(Refused):
    """This list is not frozen: nothing was kept."""


class QuotaRefused(Refused):
    """This quota stays as it is."""


class ParameterRefused(Refused):
    """This parameter stays as it is."""


@dataclass(frozen=True)
class QuotasLoaded:
    """What a load of contract `kuota` did: claims by month, new ones, contradicted regions."""

    claims: int
    added: int
    contradicted: int


@transaction.atomic
def seed_parameters(*, by: Actor, at: dt.datetime) -> int:
    """Add the package's parameters that are missing, give how many; what an office set stays."""
    with as_owner():
        added = sum(pipeline.insert_parameter(p, lenient=True) for p in all_default_parameters())
    if added:
        audit.record(
            action="programs.parameters_seeded",
            by=by,
            at=at,
            subject=("parameters", "package"),
            facts={"added": added},
        )
    return added


@transaction.atomic
def set_parameter(new: Parameter, *, by: Actor, at: dt.datetime, key: str) -> Parameter:
    """Let a value hold from a day on; the one that held until then ends on that day.

    A later value that is set already is not moved: the new one then needs a last day before it.
    """
    require(by, "parameter.set", new.path)
    if audit.done("programs.parameter_set", key) is not None:
        return new
    try:
        with as_owner():
            pipeline.end_parameter(new)
            pipeline.insert_parameter(new)
    except IntegrityError as fault:
        raise ParameterRefused(
            "parameter_overlaps",
            Sentence(
                f"Parameter {new.name} sudah berlaku pada sebagian masa itu.",
                f"The parameter {new.name} holds already for part of that time.",
            ),
            Sentence("Sesuaikan tanggal berlakunya.", "Change the days it holds."),
        ) from fault
    audit.record(
        action="programs.parameter_set",
        by=by,
        at=at,
        subject=("parameter", f"{new.program} {new.name}"),
        path=new.path,
        facts={
            "value": new.value,
            "unit": new.unit,
            "valid_from": new.valid_from.isoformat(),
            "citation": new.citation,
        },
        key=key,
    )
    return new


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


@transaction.atomic
def freeze_list(
    *,
    program: Program,
    period: Period,
    kode_wilayah: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    within: tuple[str, ...] = (),
    evidence: uuid.UUID | None = None,
) -> FrozenList:
    """Freeze the list (DPM) of a kab/kota for a month: its families as the register has them now.

    Where both programmes run, `within` names the region paths that this list is for. A family that
    is suspended stays on the list, not payable. The list is never changed afterwards.
    """
    region = RegionCode(kode_wilayah)
    require(by, "cycle.freeze", region.path)
    if audit.done("programs.list_frozen", key) is not None:
        with as_owner():
            return _taken(program, period, kode_wilayah)
    if region.level != Level.KABKOTA:
        raise _refused(
            "list_not_of_kabkota",
            "Daftar dibekukan per kabupaten/kota.",
            "A list is frozen per kab/kota.",
            "Pilih kabupaten/kota.",
            "Choose a kab/kota.",
        )
    with as_owner():
        entitled = entitlement(program, period, region.path)
        pipeline.lock_month(period)
        if frozen_list(program, period, kode_wilayah) is not None:
            raise _refused(
                "list_frozen_already",
                f"Daftar {program} {period} wilayah ini sudah dibekukan.",
                f"The list of {program} for {period} is frozen already here.",
                "Perubahan masuk ke daftar bulan berikutnya.",
                "Changes go into the next month's list.",
            )
        stage_families(region.path, period.number)
        if not pipeline.draft_list(entitled=entitled, within=within):
            raise _refused(
                "list_empty",
                "Tidak ada keluarga di wilayah ini dalam register.",
                "The register has no family in this region.",
                "Muat dahulu data KPM wilayah ini.",
                "Load this region's families first.",
            )
        _refuse_listed(*pipeline.listed_already(period))
        taken = FrozenList(
            id=uuid.uuid4(),
            program=program,
            period=period.number,
            kode_wilayah=kode_wilayah,
            path=region.path,
            taken_at=at,
            evidence=evidence,
            sha256="",
            families=0,
            payable=0,
            entitled=0,
        )
        sha256, families, payable, total = pipeline.insert_list(taken)
        if program is Program.BPNT:
            pipeline.count_reach(taken.id, taken.period, region.path, at)
    audit.record(
        action="programs.list_frozen",
        by=by,
        at=at,
        subject=("list", taken.id),
        path=region.path,
        facts={
            "program": str(program),
            "period": str(period),
            "families": families,
            "sha256": sha256,
        },
        key=key,
    )
    return replace(taken, sha256=sha256, families=families, payable=payable, entitled=total)


def _taken(program: Program, period: Period, kode_wilayah: str) -> FrozenList:
    found = frozen_list(program, period, kode_wilayah)
    if found is None:
        raise RuntimeError("a key says that this list was frozen, and it is not there")
    return found


@transaction.atomic
def count_reach(*, path: str, by: Actor, at: dt.datetime) -> int:
    """Count anew who of the newest BPNT lists at or under `path` has an account and a card.

    Give how many lists. Months that have a later list keep what was counted while they were the
    newest. Refused: `role_missing`.
    """
    require(by, "evidence.accept")
    with as_owner():
        newest = newest_lists(Program.BPNT, path)
        for one in newest:
            pipeline.count_reach(one.id, one.period, one.path, at)
    return len(newest)


def _refuse_listed(count: int, examples: list[str]) -> None:
    if not count:
        return
    named = ", ".join(examples)
    raise _refused(
        "family_listed_already",
        f"{count} keluarga sudah ada di daftar program pangan lain bulan ini: {named}.",
        f"{count} families are on another food list of this month already: {named}.",
        "Satu keluarga hanya menerima satu program; perbaiki wilayah atau programnya, lalu ulangi.",
        "A family gets one programme only; correct its region or programme, then try again.",
    )


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> ListRefused:
    return ListRefused(code, Sentence(indonesian, english), Sentence(next_indonesian, next_english))
