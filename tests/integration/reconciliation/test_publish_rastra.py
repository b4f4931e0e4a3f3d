"""Publishing Rastra: Q is what the frozen list entitles to, and a version cites its own files."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_publish_bpnt import AT, MARCH, OPERATOR, rows
from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

from salur.access.actions import enter_scope
from salur.kernel.period import Period
from salur.reconciliation import queries
from salur.reconciliation.actions import Month, Published, RiceParties, publish_rastra
from salur.reconciliation.domain.rastra import WATERFALL
from salur.reconciliation.pipeline.publishing import StatementFile

pytestmark = pytest.mark.django_db

ONE, TWO, FAR = "6201022001", "6201022004", "6202012003"
BULOG, OFFICE = uuid.UUID(int=31), uuid.UUID(int=62)
DAY = {"tanggal": "2019-03-20"}


class Rice:
    """Files of parties, written once each; `add` gives the evidence of the file."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.files: dict[str, list[StatementFile]] = {}

    def add(self, contract: str, *lines: Mapping[str, object]) -> uuid.UUID:
        place = self.directory / str(len(list(self.directory.iterdir())))
        place.mkdir()
        path = write_rows(place, contract, lines, COLUMNS[contract])
        file = StatementFile(path, uuid.uuid4(), OFFICE)
        self.files.setdefault(contract, []).append(file)
        return file.evidence

    def listed(self, counts: Mapping[str, int]) -> None:
        self.add("kpm", *({"id_kpm": f"{desa}-{n}", "nama_pengurus": "-", "kode_wilayah": desa}
                          for desa, families in counts.items() for n in range(families)))  # fmt: skip

    def publish(self, at: dt.datetime = AT, periods: Sequence[Period] = (MARCH,)) -> Published:
        parties = {code: RiceParties(BULOG, OFFICE) for code in ("6201", "6202")}
        months = [Month(p, self.files, p.last_day, ration_g=10_000, grace_days=30) for p in periods]
        return publish_rastra(
            months=months, parties=parties, by=OPERATOR, at=at, key=str(uuid.uuid4())
        )


def quota(desa: str, kpm: int, months: str = "2019-03") -> Mapping[str, object]:
    return {"kode_wilayah": desa, "program": "RASTRA", "periode": months, "kpm": kpm}


def request(desa: str, kg: int, months: str = "2019-03") -> Mapping[str, object]:
    return {
        **DAY,
        "no_spa": f"S{desa}",
        "kode_wilayah": desa,
        "periode": months,
        "kpm": 1,
        "kg": kg,
    }


def release(code: str, kg: int) -> Mapping[str, object]:
    return {**DAY, "no_do": f"D{code}", "no_spa": "S", "kode_wilayah": code,
            "periode": "2019-03", "kg": kg}  # fmt: skip


def handed(desa: str, number: int) -> Mapping[str, object]:
    return {**DAY, "id_kpm": f"{desa}-{number}", "periode": "2019-03", "kg": 10}


@pytest.fixture
def rice(tmp_path: Path) -> Rice:
    return Rice(tmp_path)


def test_q_is_the_frozen_lists_families_and_the_quota_stays_beside_it(rice: Rice) -> None:
    rice.listed({ONE: 3, TWO: 2})
    rice.add("kuota", quota(ONE, 5), quota(FAR, 4))
    rice.publish()
    assert rows(
        "SELECT kode_wilayah, quota_g, findings FROM reconciliation_rice_unit ORDER BY 1"
    ) == [(ONE, 30_000, ["quota_unfilled"]), (TWO, 20_000, [])]
    assert rows("SELECT quota_g FROM reconciliation_sum WHERE level = 0") == [(50_000,)]


def test_the_months_of_one_delivery_are_weighed_by_the_quota_and_not_by_the_list(
    rice: Rice,
) -> None:
    rice.listed({ONE: 3})
    rice.add("kuota", quota(ONE, 1, "2019-02"), quota(ONE, 3, "2019-03"))
    rice.add("spa", request(ONE, 40, "2019-02..2019-03"))
    rice.publish()
    assert rows("SELECT quota_g, requested_g FROM reconciliation_rice_unit") == [(30_000, 30_000)]


def test_a_version_cites_the_files_its_own_desa_rest_on(rice: Rice) -> None:
    rice.listed({ONE: 1, FAR: 1})
    near = {
        rice.add("kuota", quota(ONE, 1)),
        rice.add("spa", request(ONE, 10)),
        rice.add("do", release("620102", 10)),
        rice.add("serah", handed(ONE, 0)),
    }
    far = {
        rice.add("spa", request(FAR, 10)),
        rice.add("do", release(FAR, 10)),
        rice.add("serah", handed(FAR, 0)),
    }
    both = rice.add("serah", handed(ONE, 0) | {"kg": 1}, handed(FAR, 0) | {"kg": 1})
    stranger = rice.add("serah", handed(ONE, 7))
    rice.add("spa", request(ONE, 10, "2019-04"))  # says nothing of March
    rice.add("serah", handed(ONE, 0) | {"periode": "2019-04"})  # nor this
    rice.publish()
    cited = dict(rows("SELECT code, evidence FROM reconciliation_version"))
    assert {code: set(found) for code, found in cited.items()} == {
        "6201": near | {both},
        "6202": far | {both},
        "-": {stranger},
    }


def test_a_split_delivery_cites_the_quotas_it_was_split_by(rice: Rice) -> None:
    rice.listed({ONE: 1})
    february = rice.add("kuota", quota(ONE, 1, "2019-02"))
    other = rice.add("kuota", quota(TWO, 1, "2019-02"))
    rice.add("spa", request(ONE, 20, "2019-02..2019-03"))
    rice.publish()
    [(cited,)] = rows("SELECT evidence FROM reconciliation_version")
    assert february in cited and other not in cited


def test_the_waterfall_of_rice_has_the_terms_of_rice(rice: Rice) -> None:
    rice.listed({ONE: 3})
    rice.add("spa", request(ONE, 20))
    rice.add("do", release(ONE, 25))
    rice.publish()
    enter_scope(OPERATOR)
    found = queries.waterfall("RASTRA", MARCH.number, "id.62")
    assert list(found) == list(WATERFALL)
    assert {name: grams for name, grams in found.items() if grams} == {
        "quota_g": 30_000, "requested_g": 20_000, "released_g": 25_000,
        "gap_requested_g": 10_000, "gap_released_g": -5_000, "gap_arrived_g": 25_000,
    }  # fmt: skip


LATE_OWNER = (
    "SELECT owner, waits_until FROM reconciliation_exception"
    " WHERE cause = 'gap_handed' AND closed_in IS NULL"
)


def arrived(code: str, kg: int, day: str) -> Mapping[str, object]:
    return {"no_bast": f"B{code}{day}", "no_do": "D", "kode_wilayah": code, "periode": "2019-03",
            "kg": kg, "kg_ditolak": 0, "tanggal": day}  # fmt: skip


def test_rice_that_arrived_waits_its_days_of_grace_before_anybody_has_to_see_to_it(
    rice: Rice,
) -> None:
    rice.listed({ONE: 3})
    rice.add("spa", request(ONE, 30))
    rice.add("do", release("620102", 30))
    rice.add("bast", arrived("620102", 20, "2019-03-25"), arrived(ONE, 10, "2019-03-20"))
    until = dt.date(2019, 4, 24)
    rice.publish()
    assert rows(LATE_OWNER) == [("nobody_yet", until)]
    rice.publish(at=dt.datetime(2019, 4, 24, 8, tzinfo=dt.UTC))
    assert rows(LATE_OWNER) == [("nobody_yet", until)]
    rice.publish(at=dt.datetime(2019, 4, 25, 8, tzinfo=dt.UTC))
    assert rows(LATE_OWNER) == [("kabkota", until)]


def test_rice_handed_beyond_what_arrived_waits_for_nobody(rice: Rice) -> None:
    rice.listed({ONE: 3})
    rice.add("bast", arrived(ONE, 10, "2019-03-25"))
    rice.add("serah", handed(ONE, 0), handed(ONE, 1))
    rice.publish()
    assert rows(LATE_OWNER) == [("kabkota", None)]
