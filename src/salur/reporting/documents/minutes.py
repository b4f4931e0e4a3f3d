"""The minutes of a meeting as PDF: who came, the agenda, what was decided and who does it."""

import datetime as dt

from salur.coordination.domain.meetings import Minutes
from salur.kernel.period import Period
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.domain import writing

_PRESENT = {True: "hadir", False: "tidak hadir", None: "belum dicatat"}


def minutes_pdf(minutes: Minutes, signed: tuple[str, str, dt.date] | None = None) -> bytes:
    """Write the minutes on A4, lying; `signed` is who signed them off, in which office, and when.

    Who wrote them stands beside. Until somebody has signed they are marked as a draft and leave
    room for both signatures.
    """
    day = dt.date.fromisoformat(minutes.day)
    head = [
        f"{minutes.kind}: {', '.join(minutes.regions)}",
        f"{writing.date(day)}, {minutes.place}",
        f"Keadaan {writing.month(Period.parse(minutes.month))}",
    ]
    if minutes.chair:
        head.append(f"Pimpinan rapat: {minutes.chair}")
    if minutes.version > 1:
        head.append(f"Versi {minutes.version}, perbaikan: {minutes.reason}")
    if minutes.writer:
        head.append(f"Notulis: {minutes.writer}")
    if signed is None:
        head.append("KONSEP, belum disahkan")
    else:
        name, title, on = signed
        head.append(f"Disahkan {name}{f', {title}' if title else ''}, {writing.date(on)}")
    return table_paper_pdf(
        TablePaper(
            title=f"Notula {minutes.title}",
            lines=tuple(head),
            tables=_tables(minutes),
            date=day,
            footer=f"Notula {minutes.title}, versi {minutes.version}; dicetak dari Salur",
            signers=() if signed else ("Notulis", "Pimpinan rapat"),
            place=minutes.place if not signed else "",
            wide=True,
            training=minutes.training,
        )
    )


def _tables(minutes: Minutes) -> tuple[PaperTable, ...]:
    decided = tuple(
        (
            str(one.n), one.place or "–", one.words, one.owner or "–",
            writing.date(dt.date.fromisoformat(one.due)) if one.due else "–", one.obstacle or "–",
        )
        for one in minutes.decisions
    )  # fmt: skip
    agenda = tuple(
        (str(n), one.place or "–", one.words, one.dropped or "–")
        for n, one in enumerate(minutes.agenda, start=1)
    )
    came = tuple(
        (one.organisation, _PRESENT[one.present], one.people or "–") for one in minutes.attendance
    )
    tables = [
        PaperTable(
            "Keputusan",
            ("No.", "Wilayah", "Keputusan", "Penanggung jawab", "Tenggat", "Hambatan"),
            (0, 1, 3, 1, 0, 0), decided, texts=6, empty="Tidak ada keputusan.",
        ),
        PaperTable("Agenda", ("No.", "Wilayah", "Butir", "Dikeluarkan karena"), (0, 1, 3, 1),
                   agenda, texts=4),
        PaperTable("Kehadiran", ("Lembaga", "Kehadiran", "Yang mewakili"), (2, 0, 2), came,
                   texts=3),
    ]  # fmt: skip
    if minutes.notes:
        tables.append(PaperTable("Catatan", ("Catatan",), (1,), ((minutes.notes,),), texts=1))
    return tuple(tables)
