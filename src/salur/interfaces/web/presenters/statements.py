"""The rows beneath a unit: what each party said, in which file, on which row."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, kilograms, number, rupiah
from salur.interfaces.web.pages.cards import Part
from salur.kernel.period import Period
from salur.reconciliation.actions import Traced, TracedLine


def statement_parts(traced: Traced | None, origin: str, period: Period) -> tuple[Part, ...]:
    """Give the table of rows beneath a unit; none for whoever may not read of files."""
    if traced is None:
        return ()
    is_rice = origin.startswith("rastra")
    heads = [(_("Pihak berkata"), False), (_("Tanggal"), False), (_("Jumlah"), True)]
    heads += [] if is_rice else [(_("Dihitung"), True)]
    heads += [(_("Berkas"), False), (_("Baris"), True)]
    table = Table(
        caption=_("Baris berkas yang mendasarinya"),
        hide_caption=True,
        columns=tuple(Column(label, number=is_number) for label, is_number in heads),
        rows=tuple(_line(one, traced, origin, is_rice=is_rice) for one in traced.lines),
        empty=_("Tidak ada baris berkas yang menyebut satuan ini."),
    )
    title = _("Baris berkas yang mendasarinya")
    notes = _notes(traced, period)
    parts = [Part(title, table, "baris")]
    if notes:
        parts.append(Part(_("Perlu diketahui"), _said(notes), "catatan"))
    return tuple(parts)


def contract_name(contract: str) -> str:
    """Name what a party says in a file of a contract."""
    return {
        "perintah": _("Perintah bayar"),
        "topup": _("Hasil bank"),
        "transaksi": _("Belanja"),
        "setoran": _("Setoran ke kas negara"),
        "saldo": _("Saldo awal"),
        "spa": _("SPA"),
        "do": _("DO"),
        "bast": _("BAST"),
        "serah": _("Serah kepada keluarga"),
        "kuota": _("Kuota"),
        "kpm": _("Daftar keluarga"),
        "ewarong": _("e-Warong"),
    }.get(contract, contract)


def _line(one: TracedLine, traced: Traced, origin: str, *, is_rice: bool) -> Row:
    file = traced.files[one.evidence]
    url = f"{reverse('evidence-row', args=[one.evidence, one.row])}?dari={origin}"
    write = kilograms if is_rice else rupiah
    cells = [
        Cell(contract_name(one.contract), url, note=one.status),
        Cell(date(one.day) if one.day else NOTHING),
        Cell(write(one.amount)),
    ]
    if not is_rice:
        cells.append(Cell(write(one.counted or 0)))
    cells += [
        Cell(file.file_name, note=f"{file.sha256[:16]}… · {file.sender_name}"),
        Cell(number(one.row), url),
    ]
    return Row(tuple(cells))


def _notes(traced: Traced, period: Period) -> list[str]:
    notes = []
    if traced.carried:
        before = str(period.shift(-1))
        notes.append(_("Saldo awal adalah sisa bulan %(month)s.") % {"month": before})
    if traced.hidden:
        notes.append(
            _("%(count)s baris lain berasal dari berkas pihak lain.")
            % {"count": number(traced.hidden)}
        )
    if traced.differs:
        notes.append(
            _(
                "Baris ini tidak menjelaskan seluruh angkanya: ada berkas yang ditarik sejak"
                " versi itu."
            )
        )
    return notes


def _said(notes: Sequence[str]) -> Table:
    return Table(
        caption=_("Perlu diketahui"),
        hide_caption=True,
        columns=(Column(_("Keterangan")),),
        rows=tuple(Row((Cell(one),)) for one in notes),
    )
