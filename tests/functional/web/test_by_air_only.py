"""A desa that is reached by air only: six months of rice in one flight, short, with weevils.

Krayan's way. Forty kilograms are missing, two sacks are rejected and replaced by the next flight.
Every form is filled in by whoever holds the paper; to the gram, month by month, nobody typed a
formula.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.functional.web import staff
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.world import AT
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for
from salur.distribution import actions as distribution
from salur.distribution import queries as cycles
from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.ledger import queries as ledger
from salur.places import queries as places
from salur.programs.actions import seed_parameters
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import reconcile_month
from salur.registry.actions import load_families

JANUARY, JUNE = Period(2019, 1), Period(2019, 6)
MONTHS = tuple(months_between(JANUARY, JUNE))
KPM = 100
ASKED = KPM * 10_000 * len(MONTHS)  # 6,000 kg


@dataclass(frozen=True)
class Krayan:
    """The desa, and whoever works with its rice."""

    desa: str
    office: Client
    bulog: Client
    clerk: Actor

    def post(self, client: Client, what: str, **given: object) -> str:
        """Fill in a form about the rice of the desa; give what the page then says."""
        address = f"/beras/catat/{what}/?region={self.desa}&period=2019-01"
        form = client.get(address)
        assert form.status_code == 200, what
        choices = re.findall(
            r'<option value="([0-9a-f-]{36})"[^>]*>([^<]+)</option>', form.content.decode()
        )
        known = {name: value for value, name in choices}
        filled = {name: known.get(str(value), value) for name, value in given.items()}
        answer = client.post(address, filled | {"key": uuid.uuid4().hex}, follow=True)
        return re.sub(r"\s+", " ", answer.content.decode())


def _actor(address: str) -> Actor:
    found = actor_for(staff.person_id(address), timezone.localdate())
    assert found is not None
    return found


@pytest.fixture
def afterwards_undone(people: dict[str, str]) -> Iterator[None]:
    """Undo everything at the end; inside, what insists on its own transactions may have them."""
    block = transaction.atomic()
    block._from_testcase = True  # as Django's own test cases do
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture
def krayan(afterwards_undone: None, tmp_path: Path, settings: Settings) -> Krayan:
    """A desa of Krayan with a hundred families, their request for half a year approved."""
    settings.SALUR_EVIDENCE = tmp_path / "store"
    day = dt.date(2019, 1, 5)
    enter_scope(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)
    [*krayans] = [
        one for one in places.regions_under("id.65.03", Level.KECAMATAN, day)
        if "KRAYAN" in one.name.upper()
    ]  # fmt: skip
    desa = places.regions_under(krayans[0].path, Level.DESA, day)[0].code
    addresses = {
        role: staff.enrol_one(role, code, paths)
        for role, code, paths in (
            ("operator", "DINSOS-6503", ("id.65.03",)),
            ("head", "DINSOS-6503", ("id.65.03",)),
            ("bulog", "BULOG-KALTIMRA", ("id.65",)),
        )
    }
    clerk, head = _actor(addresses["operator"]), _actor(addresses["head"])
    enter_scope(SYSTEM)
    rows = [
        FAMILY._replace(
            id_kpm=f"KR{number}", kode_wilayah=desa, no_rekening=None, no_kks=None, payable=True,
            reasons=(),
        )
        for number in range(KPM)
    ]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="krayan")
    for month in MONTHS:
        distribution.open_cycles(
            program=Program.RASTRA, period=month, codes=["6503"], by=SYSTEM, at=AT, key=""
        )
        one = cycles.cycle_of(Program.RASTRA, month, "6503")
        assert one is not None
        distribution.freeze_list(cycle_id=one.id, by=clerk, at=AT, key="")
    first = cycles.cycle_of(Program.RASTRA, JANUARY, "6503")
    assert first is not None
    spa = distribution.prepare_spa(
        cycle_id=first.id, number="SPA-1", dated=day, until=JUNE, by=clerk, at=AT, key=""
    )
    distribution.approve_spa(spa_id=spa.id, by=head, at=AT, key="")
    distribution.keep_spa(spa_id=spa.id, by=head, at=AT)
    signed_in = SignedIn(addresses)
    return Krayan(desa, signed_in("operator"), signed_in("bulog"), clerk)


def _file_papers() -> None:
    """Let the queue do its work: papers become evidence."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM distribution_rice_paper"
            " WHERE evidence_id IS NULL AND kind IN ('RELEASE', 'ARRIVAL') ORDER BY made_at"
        )
        waiting = [row[0] for row in cursor.fetchall()]
    for paper_id in waiting:
        distribution.keep_paper(paper_id=paper_id, by=SYSTEM, at=AT)


def _places(krayan: Krayan) -> None:
    """Record the warehouse and the airstrip."""
    when = {"valid_from": "2019-01-01", "key": uuid.uuid4().hex}
    made = krayan.bulog.post(
        "/beras/gudang/baru/?region=6503", {"name": "Gudang Nunukan", "code": "6503", **when}
    )
    assert made.status_code == 302
    when["key"] = uuid.uuid4().hex
    made = krayan.office.post(
        "/beras/titik/baru/?region=6503",
        {"name": "Lapangan terbang Long Bawan", "kind": "AIRSTRIP", "transport": "AIR",
         "desas": [krayan.desa], **when},
    )  # fmt: skip
    assert made.status_code == 302


def test_six_months_in_one_flight_are_accounted_for_to_the_gram(
    krayan: Krayan, picture: Pictures
) -> None:
    _places(krayan)
    february = cycles.cycle_of(Program.RASTRA, JANUARY.shift(1), "6503")
    assert february is not None
    picture("spa", krayan.office.get(f"/penyaluran/{february.id}/spa/"))
    strip = {"point": "Lapangan terbang Long Bawan"}
    flown = {**strip, "transport": "AIR"}
    store = {"warehouse": "Gudang Nunukan"}
    bulog, office = krayan.bulog, krayan.office

    page = krayan.post(
        bulog, "do", refers="SPA-1", number="DO-1", dated="2019-01-10", kg="6001", **store
    )
    assert "melebihi yang masih ada, yaitu 6000 kg" in page
    krayan.post(bulog, "do", refers="SPA-1", number="DO-1", dated="2019-01-10", kg="6000", **store)
    krayan.post(
        bulog, "kirim", refers="DO-1", number="SJ-1", dated="2019-01-12", kg="6000", **flown
    )
    form = f"/beras/catat/bast/?region={krayan.desa}&period=2019-01"
    picture("bast", office.get(form))
    page = krayan.post(
        office, "bast", refers="DO-1", number="BAST-1", dated="2019-01-12", kg="5960",
        rejected="100", **strip,
    )  # fmt: skip
    assert "tanpa alasan" in page
    krayan.post(
        office, "bast", refers="DO-1", number="BAST-1", dated="2019-01-12", kg="5960",
        rejected="100", reason="dua karung berkutu", **strip,
    )  # fmt: skip
    _file_papers()  # Bulog reads what the office recorded, filed or not
    krayan.post(
        bulog,
        "ganti",
        refers="BAST-1",
        number="SJ-2",
        dated="2019-01-20",
        kg="100",
        **store,
        **flown,
    )
    krayan.post(
        office, "bast", refers="DO-1", number="BAST-2", dated="2019-01-20", kg="100", **strip
    )
    _file_papers()

    shown = office.get(f"/beras/dokumen/?region={krayan.desa}&period=2019-04")
    picture("dokumen", shown)
    page = shown.content.decode()
    for said in ("DO DO-1", "BAST BAST-2", "dua karung berkutu", "udara", "Long Bawan"):
        assert said in page
    page = office.get("/beras/?region=6503&period=2019-04").content.decode()
    assert "Di titik distribusi" in page and "yang ditolak sudah diganti" in page
    page = office.get("/beras/stok/?region=6503&period=2019-04").content.decode()
    assert "5.960" in page and "Gudang Nunukan" in page

    for month in MONTHS:
        reconcile_month(
            program=Program.RASTRA, period=month, by=SYSTEM, at=AT, key=f"krayan {month}"
        )
    enter_scope(krayan.clerk)
    found = [reconciliation.total("RASTRA", m.number, "id.65.03").terms for m in MONTHS]
    assert [one["requested_g"] for one in found] == [1_000_000] * 6
    assert [one["released_g"] for one in found] == [1_000_000] * 6
    # 5,960 kg that stayed, over six months: whole grams each, the remainder to the first.
    assert [one["arrived_g"] for one in found] == [993_335, *[993_333] * 5]
    assert [one["rejected_g"] for one in found] == [16_670, *[16_666] * 5]
    picture("beras", office.get("/beras/?region=6503&period=2019-04"))
    held = {one.kind: one.balance for one in ledger.balances(program="RASTRA", path="id.65.03")}
    assert held["in_transit"] == 40_000 and held["rejected"] == 100_000
    assert held["delivery_point"] == 5_960_000 and held.get("suspense", 0) == 0
    assert sum(held.values()) == ASKED + 100_000
