"""Files are held against the editions that are loaded, as of the month that they are about."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from django.db import transaction
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BRI, BUDI
from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.evidence import actions, queries
from salur.places.actions import import_edition

STAYS, GOES, COMES = "6201022001", "6201029998", "6201029999"
ONLY_IN_BASE = "6202012003"
ABOVE = "62,KALIMANTAN TENGAH\n6201,KAB. KOTAWARINGIN BARAT\n620102,ARUT SELATAN\n"
pytestmark = pytest.mark.usefixtures("editions")


@pytest.fixture
def editions(own_database: Address, tmp_path: Path) -> None:
    world.parties()
    for name, day, code in (
        ("old", dt.date(2018, 1, 1), GOES),
        ("new", dt.date(2019, 3, 1), COMES),
    ):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"{ABOVE}{STAYS},SATU\n{code},{name.upper()}\n", encoding="utf-8")
        with transaction.atomic():
            enter_scope(SYSTEM)
            import_edition(file, edition=name, valid_from=day, by=SYSTEM, at=AT)


def orders(directory: Path, *rows: tuple[str, str], names: tuple[str, ...] = ()) -> Path:
    """Orders of families by month and code; with `names`, of their desa."""
    made = [
        {"no_spm": "S", "periode": month, "id_kpm": f"K{n}", "kode_wilayah": code, "bank": "BRI",
         "no_rekening": f"006201{n:09d}", "nominal": 110000, "desa": name}
        for n, ((month, code), name) in enumerate(zip(rows, names or [""] * len(rows), strict=True))
    ]  # fmt: skip
    directory.mkdir(exist_ok=True)
    return write_rows(directory, "perintah", made, [*COLUMNS["perintah"], "desa"])


def found(file: Path, **more: object) -> list[tuple[int, str, str]]:
    received = world.send(file, contract="perintah", **more)
    with transaction.atomic():
        enter_scope(BUDI)
        rows = queries.findings_page(received.evidence_id).rows
    return [(one.row, one.rule, one.severity) for one in rows]


def test_a_code_counts_as_valid_in_the_month_that_most_rows_are_about(tmp_path: Path) -> None:
    february, march = "2019-02", "2019-03"
    codes = (STAYS, GOES, COMES, ONLY_IN_BASE)
    outside, unknown = "region_not_valid_at_date", "region_unknown"
    assert found(orders(tmp_path / "a", *((february, code) for code in codes))) == [
        (4, outside, "warning"), (5, unknown, "warning"),
    ]  # fmt: skip
    rows = [(march, code) for code in codes] + [("2018-12", STAYS)]
    assert found(orders(tmp_path / "b", *rows)) == [
        (3, outside, "warning"), (5, unknown, "warning"),
    ]  # fmt: skip


def test_the_month_that_its_sender_declared_goes_before_what_rows_say(tmp_path: Path) -> None:
    file = orders(tmp_path / "a", ("2019-03", GOES), ("2019-03", COMES))
    assert found(file, period=201902) == [(3, "region_not_valid_at_date", "warning")]


def test_the_marked_sheet_marks_what_was_found_on_receiving(tmp_path: Path) -> None:
    file = orders(tmp_path / "a", ("2019-03", STAYS), ("2019-03", GOES))
    received = world.send(file, contract="perintah")
    with transaction.atomic():
        enter_scope(BUDI)
        sheet = actions.marked_sheet(evidence_id=received.evidence_id, by=BUDI, at=AT)
        target = tmp_path / "marked.xlsx"
        target.write_bytes(b"".join(sheet.chunks))
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert len(rows) == 2 and GOES in rows[1]


def test_names_are_compared_with_those_of_the_loaded_editions(tmp_path: Path) -> None:
    rows = [("2019-03", STAYS), ("2019-03", COMES), ("2019-03", STAYS)]
    assert found(orders(tmp_path / "a", *rows, names=("Satu", "New", "Satu"))) == []


def test_a_long_file_is_held_against_them_in_the_queue_too(tmp_path: Path) -> None:
    from salur.jobs import actions as jobs

    file = orders(tmp_path / "a", ("2019-03", COMES), ("2019-03", GOES))
    received = world.send(file, contract="perintah", at_once=False, sender=BRI)
    jobs.run_worker(until_empty=True)
    with transaction.atomic():
        enter_scope(BUDI)
        rows = queries.findings_page(received.evidence_id).rows
    assert [(one.row, one.rule) for one in rows] == [(3, "region_not_valid_at_date")]
