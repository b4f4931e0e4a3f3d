"""A month of rice with one big desa, for the pages where sheets are printed and recorded."""

import datetime as dt
import uuid
from dataclasses import dataclass

from tests.functional.web.staff import AT, person_id
from tests.functional.web.world import DESA
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, actor_for
from salur.distribution import actions, queries
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places.models import Region
from salur.registry.actions import load_families

MAY = Period(2019, 5)
INDEX = f"/serah-terima/?region=6201&period={MAY}"
HANDED = dt.date(2019, 5, 24)


@dataclass(frozen=True)
class Paper:
    """The sheet of the big desa, and what stands in the corners of its pages."""

    sheet_id: uuid.UUID
    codes: tuple[str, ...]
    url: str


def seed_month(people: dict[str, str], families: int) -> str:
    """Register so many families in a desa of their own and freeze May's list; give the desa."""
    with as_owner():
        found = Region.objects.filter(code__regex=r"^620102\d{4}$").exclude(code__in=DESA)
        desa = found.order_by("code").values_list("code", flat=True)[0]
    enter_scope(SYSTEM)
    load_families(
        [
            FAMILY._replace(
                id_kpm=f"L{number:04d}", nik=f"620102{number:06d}0001", no_kk=None,
                nama_pengurus=f"CONTOH WARGA {number:04d}", kode_wilayah=desa,
                no_rekening=None, no_kks=None,
            )
            for number in range(1, families + 1)
        ],
        evidence=None, by=SYSTEM, at=AT, key="paper",
    )  # fmt: skip
    operator = actor_for(person_id(people["operator"]), dt.date(2019, 6, 1))
    assert operator is not None
    enter_scope(operator)
    one = {"by": operator, "at": AT, "key": "paper"}
    actions.open_cycles(program=Program.RASTRA, period=MAY, codes=["6201"], **one)  # type: ignore[arg-type]
    cycle = queries.cycle_of(Program.RASTRA, MAY, "6201")
    assert cycle is not None
    actions.freeze_list(cycle_id=cycle.id, **one)  # type: ignore[arg-type]
    return str(desa)


def draw_month(people: dict[str, str], desa: str) -> Paper:
    """Draw up the sheets of the month and give that of a desa."""
    operator = actor_for(person_id(people["operator"]), dt.date(2019, 6, 1))
    cycle = queries.cycle_of(Program.RASTRA, MAY, "6201")
    assert operator is not None and cycle is not None
    actions.draw_sheets(cycle_id=cycle.id, path="id.62.01", by=operator, at=AT, key="drawn")
    return paper_of(desa)


def paper_of(desa: str) -> Paper:
    """Give the sheet of a desa once it is drawn up."""
    enter_scope(SYSTEM)
    (row,) = (one for one in queries.sheet_progress(MAY, "id.62.01") if one.kode_wilayah == desa)
    codes = queries.page_codes([row.sheet_id])[row.sheet_id]
    return Paper(row.sheet_id, codes, f"/serah-terima/{row.sheet_id}/")
