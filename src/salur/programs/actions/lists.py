"""Freezing the list of a month, and counting how far lists reach.

Refusals, in the order in which they are found: role and scope (`role_missing`, `outside_scope`),
`list_not_of_kabkota`, `parameter_missing`, `list_frozen_already`, `program_not_here`, `list_empty`,
`family_listed_already`.
"""

import datetime as dt
import uuid
from dataclasses import replace

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level, RegionCode
from salur.programs import pipeline
from salur.programs.queries import (
    FrozenList,
    entitlement,
    frozen_list,
    newest_lists,
    programs_in,
)
from salur.registry.actions import apply_due_changes
from salur.registry.queries import stage_families


class ListRefused(Refused):
    """This list is not frozen: nothing was kept."""


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

    Changes that are endorsed from this month or an earlier one come to hold first.
    Where a decision put areas under a programme, the list takes the families of its own areas;
    elsewhere, where both programmes run, `within` names the region paths that this list is for. A
    family that is suspended stays on the list, not payable. The list is never changed afterwards.
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
    apply_due_changes(path=region.path, period=period, by=by, at=at)
    with as_owner():
        entitled = entitlement(program, period, region.path)
        pipeline.lock_month(period)
        pipeline.lock_areas([kode_wilayah])
        if frozen_list(program, period, kode_wilayah) is not None:
            raise _refused(
                "list_frozen_already",
                f"Daftar {program} {period} wilayah ini sudah dibekukan.",
                f"The list of {program} for {period} is frozen already here.",
                "Perubahan masuk ke daftar bulan berikutnya.",
                "Changes go into the next month's list.",
            )
        decided = programs_in(period, [kode_wilayah]).get(kode_wilayah, frozenset())
        if decided and program not in decided:
            raise _not_here(program, period)
        stage_families(region.path, period.number)
        if not pipeline.draft_list(
            program=program,
            period=period,
            kode_wilayah=kode_wilayah,
            entitled=entitled,
            within=within,
        ):
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
        left = pipeline.say_out_of_area(taken) if decided else (0, 0)
        sha256, families, payable, total = pipeline.insert_list(taken)
        if decided and pipeline.unexplained(taken):
            raise RuntimeError("a family is on no list of this month, and nothing says why")
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
            **dict(zip(("kept_program", "left_out"), left, strict=True) if decided else ()),
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


def _not_here(program: Program, period: Period) -> ListRefused:
    return _refused(
        "program_not_here",
        f"Menurut keputusan, tidak ada desa di wilayah ini yang menerima {program} pada {period}.",
        f"By decision no desa here is under {program} in {period}.",
        "Bekukan daftar program yang berlaku.",
        "Freeze the list of the programme that holds.",
    )


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> ListRefused:
    return ListRefused(code, Sentence(indonesian, english), Sentence(next_indonesian, next_english))
