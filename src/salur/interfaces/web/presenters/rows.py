"""One row of a file: where it stands, who sent it, what it says."""

from itertools import zip_longest

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.actions import ShownRow
from salur.evidence.queries import EvidenceRow
from salur.interfaces.web.components import Cell, Column, Definition, Heading, Row, Table
from salur.interfaces.web.formatting import date_and_time, number
from salur.interfaces.web.pages.row import RowPage
from salur.interfaces.web.presenters.statements import contract_name


def row_page(
    file: EvidenceRow, found: ShownRow, origin: str, *, is_own: bool, may_unmask: bool
) -> RowPage:
    """Turn a row into its page; `origin` is the unit it was reached from."""
    here = reverse("evidence-row", args=[file.id, found.number])
    asked = f"{here}?dari={origin}" if origin else here
    own = reverse("evidence-file", args=[file.id]) if is_own else ""
    return RowPage(
        head=Heading(
            _("Baris %(number)s dari %(file)s")
            % {"number": number(found.number), "file": file.file_name},
            _("Byte demi byte seperti dikirim; nomor orang ditutup.")
            if not found.is_plain
            else _("Byte demi byte seperti dikirim."),
        ),
        facts=_facts(file, found, own),
        text=found.text,
        cells=_cells(found),
        reveal_url=asked if may_unmask and not found.is_plain else "",
        is_plain=found.is_plain,
        back=_back(origin, own),
    )


def _facts(file: EvidenceRow, found: ShownRow, own: str) -> tuple[Definition, ...]:
    facts = [
        Definition(_("Berkas"), file.file_name, own),
        Definition(_("Isi"), contract_name(file.contract)),
        Definition(_("SHA-256 berkas"), file.sha256),
        Definition(_("Pengirim"), file.sender_name),
        Definition(_("Diterima oleh"), file.received_by_name),
        Definition(_("Diterima pada"), date_and_time(file.received_at)),
        Definition(_("Baris"), number(found.number)),
    ]
    if found.line is not None and found.offset is not None:
        where = _("baris teks %(line)s, mulai byte %(offset)s, panjang %(size)s byte") % {
            "line": number(found.line),
            "offset": number(found.offset),
            "size": number(found.size),
        }
        facts.append(Definition(_("Letak dalam berkas"), where))
    return tuple(facts)


def _cells(found: ShownRow) -> Table:
    pairs = zip_longest(found.headings, found.cells, fillvalue="")
    return Table(
        caption=_("Sel demi sel"),
        columns=(Column(_("Kolom")), Column(_("Isi"))),
        rows=tuple(Row((Cell(heading), Cell(cell))) for heading, cell in pairs if heading or cell),
    )


def _back(origin: str, own: str) -> tuple[str, str]:
    if origin:
        program, period, unit_id = origin.split(".")
        return _("Satuannya"), reverse("unit", args=[program, int(period), int(unit_id)])
    return _("Berkasnya"), own
