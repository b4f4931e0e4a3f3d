"""Two small kab/kota for tests of areas: four desa, their families, and decisions about them."""

import datetime as dt
import tempfile
import uuid
from dataclasses import replace
from pathlib import Path

from tests.integration.registry.changing import HEAD, OPERATOR
from tests.integration.registry.test_register import FAMILY

from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places.actions import import_edition
from salur.programs import actions
from salur.programs.domain import AreaLine
from salur.programs.queries import FrozenList
from salur.registry.actions import load_families

AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
MARCH = Period(2019, 3)
KAB, OTHER_KAB = "6201", "6202"
HARBOUR, ISLAND, PLAIN, HILL = "6201022001", "6201022002", "6202012001", "6202012002"
DESA = (HARBOUR, ISLAND, PLAIN, HILL)
RASTRA, BPNT = Program.RASTRA, Program.BPNT
DECIDER = replace(HEAD, paths=("id.62",))
OTHER_DECIDER = replace(DECIDER, person_id=uuid.UUID(int=31))


def regions() -> None:
    """Let there be two kab/kota with two desa each."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "regions.csv"
        file.write_text(
            "62,KALIMANTAN TENGAH\n6201,SATU\n6202,DUA\n620102,PESISIR\n620201,DARATAN\n"
            f"{HARBOUR},PELABUHAN\n{ISLAND},PULAU\n{PLAIN},DATAR\n{HILL},BUKIT\n"
        )
        import_edition(file, edition="small", valid_from=dt.date(2019, 1, 1), by=SYSTEM, at=AT)


def register(families: dict[str, str], at: dt.datetime = AT) -> None:
    """Let families (id to desa) live where they are said to."""
    rows = [
        FAMILY._replace(
            id_kpm=id_kpm, kode_wilayah=desa, no_rekening=None, no_kks=None,
            payable=True, reasons=(),
        )
        for id_kpm, desa in families.items()
    ]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=at, key="")


def freeze(program: Program, period: Period = MARCH, kab: str = KAB) -> FrozenList:
    """Freeze a list."""
    return actions.freeze_list(
        program=program, period=period, kode_wilayah=kab, by=SYSTEM, at=AT, key=""
    )


def line(desa: str, first: Period | None = None, program: Program | None = None) -> AreaLine:
    """Say that a desa changes to the card from a month, or stays with rice."""
    return AreaLine(desa, program or (BPNT if first else RASTRA), first)


def decide(
    *lines: AreaLine,
    kab: str = KAB,
    by: Actor = DECIDER,
    number: str = "188.45/12/2019",
    key: str = "",
) -> actions.AreasTurned:
    """Decide about areas."""
    return actions.turn_areas(
        kode_wilayah=kab,
        lines=lines,
        number=number,
        decided_on=AT.date(),
        reason="contoh uji",
        prepared_by=OPERATOR.person_id,
        by=by,
        at=AT,
        key=key,
    )
