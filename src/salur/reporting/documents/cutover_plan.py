"""The plan of a kab/kota's change from rice to card, as a paper for the bupati and as a sheet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.kernel.program import Program
from salur.reporting.documents.sheets import Workbook
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.domain import writing
from salur.transition.domain.plan import Line, Month, PlanKind, PlanState, Stays

_KECAMATAN = 6  # digits
_STAYS = {
    Stays.BLANK_SPOT: "tanpa sinyal",
    Stays.AIR_ONLY: "hanya lewat udara",
    Stays.NOT_READY: "belum siap",
    Stays.OFFICE: "diputuskan kantor",
}
_MONTHS = ("Bulan", "Desa kartu", "Keluarga kartu", "Rupiah", "e-Warong", "Desa beras",
           "Keluarga beras", "Kilogram beras")  # fmt: skip
_LINES = ("Kecamatan", "Desa", "Keluarga", "Beras terakhir", "Kartu pertama", "Keterangan")


@dataclass(frozen=True)
class CutoverPaper:
    """One plan as it is printed."""

    region: str
    kind: PlanKind
    state: PlanState
    version: int
    number: str
    decided_on: dt.date | None
    note: str
    months: Sequence[Month]
    lines: Sequence[Line]
    names: Mapping[str, str]
    day: dt.date
    training: bool = False

    @property
    def title(self) -> str:
        """What the paper is called."""
        if self.kind is PlanKind.RETURN:
            return "Rencana kembali ke Bansos Rastra"
        return "Rencana peralihan Bansos Rastra ke BPNT"


def cutover_plan_pdf(paper: CutoverPaper) -> bytes:
    """Write the plan on A4, lying, with the places to sign."""
    months = PaperTable(
        "Bulan demi bulan", _MONTHS, (1, *(0,) * (len(_MONTHS) - 1)),
        tuple(tuple(map(str, _month(one))) for one in paper.months),
    )  # fmt: skip
    lines = PaperTable(
        "Per kecamatan dan desa", _LINES, (1, 1, 0, 0, 0, 1), tuple(_lines(paper)), texts=2
    )
    decided = (
        f"Keputusan nomor {paper.number} tanggal {writing.date(paper.decided_on)}"
        if paper.decided_on
        else "Belum ditetapkan (konsep)"
    )
    return table_paper_pdf(
        TablePaper(
            title=paper.title,
            lines=tuple(filter(None, (paper.region, decided, paper.note))),
            tables=(months, lines),
            date=paper.decided_on or paper.day,
            footer=f"{paper.title}, {paper.region}, versi {paper.version}; dicetak dari Salur "
            f"{writing.date(paper.day)}",
            signers=("Kepala Dinas Sosial", "Bupati/Wali Kota"),
            wide=True,
            training=paper.training,
        )
    )


def cutover_plan_xlsx(paper: CutoverPaper) -> bytes:
    """Write the plan as a workbook: its months, and its desa."""
    book = Workbook(Program.BPNT, paper.title, paper.day)
    head = f"{paper.title}, {paper.region}, versi {paper.version}"
    head = f"LATIHAN {head}" if paper.training else head
    sheet = book.sheet("Bulan", (18, *(16,) * 7))
    sheet.text(0, 0, head, book.title)
    sheet.heads(2, _MONTHS)
    for row, one in enumerate(paper.months, start=3):
        for column, text in enumerate(_month(one)):
            sheet.text(row, column, text)
    desa = book.sheet("Desa", (12, 26, 26, 12, 18, 18, 34))
    desa.heads(0, ("Kode", *_LINES))
    for row, (line, texts) in enumerate(zip(paper.lines, _lines(paper), strict=True), start=1):
        for column, text in enumerate((line.code, *texts)):
            desa.text(row, column, text)
    return book.bytes()


def _month(one: Month) -> tuple[str, ...]:
    return (
        writing.month(one.period),
        writing.count(one.card_desa),
        writing.count(one.card_families),
        writing.rupiah(one.rupiah),
        writing.count(one.shops),
        writing.count(one.rice_desa),
        writing.count(one.rice_families),
        writing.kilograms(one.grams),
    )


def _lines(paper: CutoverPaper) -> list[tuple[str, ...]]:
    return [_line(one, paper) for one in paper.lines]


def _line(one: Line, paper: CutoverPaper) -> tuple[str, ...]:
    upper = one.code[:_KECAMATAN]
    place = (paper.names.get(upper, upper), paper.names.get(one.code, one.code))
    count = writing.count(one.families)
    if one.first is None:
        review = f", ditinjau {writing.month(one.review)}" if one.review else ""
        why = _STAYS[one.stays] if one.stays else ""
        return (*place, count, "–", "–", f"tetap beras: {why}{review}")
    last, first = writing.month(one.first.shift(-1)), writing.month(one.first)
    if paper.kind is PlanKind.RETURN:
        return (*place, count, "–", "–", f"kartu sampai {last}, beras mulai {first}")
    return (*place, count, last, first, "")
