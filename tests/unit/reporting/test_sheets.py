"""Our sheets recompute themselves, and no text in them becomes a formula."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.unit.reporting.recomputing import Recomputed
from tests.unit.reporting.samples import DATE, money, rice

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.documents import berita_acara_xlsx, realisation_xlsx
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.parts import RealisationRow


@pytest.mark.parametrize("content", [money(), money(banks=3, version=2), rice()])
def test_every_total_is_a_formula_that_comes_to_the_value_stored_with_it(
    content: BeritaAcara,
) -> None:
    book = Recomputed(berita_acara_xlsx(content))
    assert len(book.cells()) > 15
    assert book.disagreements() == []


def test_the_waterfall_of_the_sheet_is_the_waterfall_of_the_report() -> None:
    content = money()
    sheet = Recomputed(berita_acara_xlsx(content)).stored["Berita Acara"]
    shown = {row[1]: row[2] for row in sheet.iter_rows(values_only=True) if row[2] is not None}
    for line in content.waterfall.lines:
        assert shown[line.label] == line.amount
    rows = Recomputed(berita_acara_xlsx(rice())).stored["Berita Acara"].iter_rows(values_only=True)
    assert ("=", "Diserahkan kepada KPM", 11_866.668) in [row[:3] for row in rows]


def test_a_changed_figure_is_noticed_by_the_calculator() -> None:
    """The calculator itself is proven: it objects where a cell says something else."""
    book = Recomputed(berita_acara_xlsx(money()))
    book.formulas["Kelas"]["C2"] = 1
    assert book.disagreements()


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-5", "@SUM(A1)", "\t=1", "https://x.invalid"])
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    content = money()
    evil = replace(
        content,
        notes=(text,),
        region=replace(content.region, name=text),
        evidence=(replace(content.evidence[0], file_name=text, sender=text),),
        areas=(replace(content.areas[0], name=text, group=text), *content.areas[1:]),
    )
    book = Recomputed(berita_acara_xlsx(evil))
    assert book.disagreements() == []
    for sheet in book.formulas:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and text in cell.value and cell.data_type == "s":
                    assert not cell.value.startswith(("=", "+", "-", "@", "\t"))


def test_the_realisation_has_a_row_for_each_kabkota_and_totals_that_are_formulas() -> None:
    rows = [
        RealisationRow("9901", "Kabupaten A", "X", 10, (1_100_000, 990_000, 880_000, 110_000), ""),
        RealisationRow("9902", "Kabupaten B", "X", 0, (0, 0, 0, 0), "belum lapor"),
    ]
    data = realisation_xlsx(Program.BPNT, Period(2019, 3), rows, DATE)
    book = Recomputed(data)
    assert book.disagreements() == []
    last = list(book.stored["Realisasi"].iter_rows(values_only=True))[-1]
    assert last[1] == "Jumlah" and last[3:8] == (10, 1_100_000, 990_000, 880_000, 110_000)
    assert last[8] == pytest.approx(0.8)
    grams = [RealisationRow("9901", "A", "X", 3, (30_000, 30_000, 30_000, 29_999, 29_999), "")] * 3
    assert Recomputed(realisation_xlsx(Program.RASTRA, Period(2019, 3), grams, DATE)
                      ).disagreements() == []  # fmt: skip


def test_a_month_without_any_kabkota_is_a_sheet_of_zeros() -> None:
    book = Recomputed(realisation_xlsx(Program.BPNT, Period(2019, 3), [], dt.date(2019, 4, 1)))
    assert book.disagreements() == []
    assert book.stored["Realisasi"]["E4"].value == 0
