"""The sheet as paper: a page for every code, every line once, nothing but the name of a person."""

import datetime as dt
import json
import re

from tests.scanning import codes_read_back

from salur.distribution.domain.sheet_codes import code_of, read_code, written_code
from salur.distribution.domain.sheets import pages_of
from salur.kernel.period import Period
from salur.reporting.documents import PaperLine, PaperSheet, handover_sheets_pdf
from salur.reporting.documents.handover_sheet import _words

MARCH, APRIL = Period(2019, 3), Period(2019, 4)
DAY = dt.date(2019, 3, 20)


def _sheet(families: int, last: Period = MARCH, arrived: int | None = None) -> PaperSheet:
    return PaperSheet(
        "Desa Contoh", "Kecamatan Contoh, Kabupaten Contoh", MARCH, last, arrived,
        tuple(code_of(number) for number in range(pages_of(families))),
        tuple(
            PaperLine(number, f"K{number}", f"CONTOH WARGA {number} #strong[x]", 7_500)
            for number in range(1, families + 1)
        ),
    )  # fmt: skip


def test_each_page_bears_its_code_and_every_line_stands_once() -> None:
    said = json.loads(json.dumps(_words([_sheet(60), _sheet(1)], DAY, training=False)))
    first, second = said["sheets"]
    assert [len(page["lines"]) for page in first["pages"]] == [25, 25, 10]
    assert [page["number"] for page in first["pages"]][-1] == "Halaman 3 dari 3"
    numbers = [line["number"] for page in first["pages"] for line in page["lines"]]
    assert numbers == [str(number) for number in range(1, 61)]
    for page in (*first["pages"], *second["pages"]):
        assert read_code(page["code"]) and "http" not in re.sub(r'xmlns="[^"]+"', "", page["qr"])
    assert len({page["qr"] for page in first["pages"]}) == 3
    assert {line["kg"] for page in first["pages"] for line in page["lines"]} == {"7,5"}
    assert first["families"] == "60 keluarga, 450 kg" and "......" in first["arrived"]
    assert not re.search(r"\d{12}", re.sub(r"<svg.*?</svg>", "", json.dumps(said), flags=re.S))


def test_a_rapel_and_what_arrived_are_said() -> None:
    (said,) = _words([_sheet(1, APRIL, 12_340)], DAY, training=True)["sheets"]  # type: ignore[misc]
    assert said["months"] == "Maret 2019 sampai April 2019"
    assert said["arrived"] == "beras tiba: 12,34 kg"


def test_a_training_is_marked_and_the_file_is_small() -> None:
    plain = handover_sheets_pdf([_sheet(60)], drawn_on=DAY, training=False)
    marked = handover_sheets_pdf([_sheet(60)], drawn_on=DAY, training=True)
    assert plain.startswith(b"%PDF-") and plain != marked
    assert len(plain) < 100_000
    assert plain == handover_sheets_pdf([_sheet(60)], drawn_on=DAY, training=False)


def test_what_a_scanner_reads_at_the_head_of_a_page_is_its_code() -> None:
    sheet = _sheet(60)
    assert codes_read_back([sheet], DAY) == [[written_code(code)] for code in sheet.codes]
