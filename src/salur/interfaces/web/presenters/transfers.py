"""The transfers beneath a sum of the books, each with the file that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web.components import Cell, Column, Heading, Link, Pager, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.pages.books import TransfersPage
from salur.interfaces.web.presenters.books import Asked
from salur.interfaces.web.words import said
from salur.kernel.period import Period
from salur.ledger.queries import TransferLine, code_of, kind_words, reason_words


@dataclass(frozen=True)
class Answers:
    """What the queries said; `rows` is None where there are too many accounts for one page."""

    rows: Sequence[TransferLine] | None
    more: bool
    first: bool
    files: Mapping[UUID, EvidenceRow]
    names: Mapping[str, str]
    parties: Mapping[UUID, str]


def transfers_page(asked: Asked, found: Answers, reason: str) -> TransfersPage:
    """Give one page of transfers."""
    words = {"kind": said(kind_words(asked.kind)), "area": asked.area.name}
    words |= {"months": asked.months}
    title = _("Perpindahan: %(kind)s, %(area)s, %(months)s") % words
    sentence = _("Setiap perpindahan membuka berkas yang mendasarinya; tidak ada yang diubah.")
    if found.rows is None:
        sentence = _("Terlalu banyak akun untuk satu halaman: pilih kabupaten/kota dahulu.")
    back = Link(_("Kembali ke akun"), asked.url("books-account"))
    return TransfersPage(
        head=Heading(title, sentence, secondary=(back,)),
        table=Table(
            caption=said(reason_words(reason)) if reason else _("Semua sebab"),
            columns=(
                Column(_("Nomor")),
                Column(_("Bulan")),
                Column(_("Sebab")),
                Column(_("Akun lawan")),
                Column(_("Wilayah")),
                Column(_("Masuk"), number=True),
                Column(_("Keluar"), number=True),
                Column(_("Bukti")),
            ),
            rows=tuple(_row(asked, one, found) for one in found.rows or ()),
            empty=_("Tidak ada perpindahan pada bulan ini."),
            pager=_pager(asked, found, reason),
        ),
    )


def _row(asked: Asked, one: TransferLine, found: Answers) -> Row:
    other = found.parties.get(one.other_party, "") if one.other_party else ""
    amount = asked.write(one.amount)
    return Row(
        (
            Cell(number(one.id), note=_("membalik %(id)s") % {"id": one.reverses}
                 if one.reverses else ""),
            Cell(month(Period.from_number(one.period))),
            Cell(said(reason_words(one.reason))),
            Cell(said(kind_words(one.other_kind)) if one.other_kind else NOTHING, note=other),
            Cell(found.names.get(code_of(one.path), code_of(one.path) or _("Indonesia"))),
            Cell(amount if one.incoming else NOTHING),
            Cell(NOTHING if one.incoming else amount),
            _evidence(one, found),
        )
    )  # fmt: skip


def _evidence(one: TransferLine, found: Answers) -> Cell:
    if one.evidence is None:
        return Cell(NOTHING)
    file = found.files.get(one.evidence)
    if file is None:
        return Cell(_("berkas di luar cakupan Anda"))
    note = f"{file.sender_name}, {date(file.received_at.date())}"
    return Cell(file.file_name, reverse("evidence-file", args=[file.id]), note=note)


def _pager(asked: Asked, found: Answers, reason: str) -> Pager | None:
    rows = found.rows or ()
    if not rows or (found.first and not found.more):
        return None
    following = asked.url("books-transfers", reason=reason, after=rows[-1].id)
    return Pager(
        _("%(count)s perpindahan di halaman ini") % {"count": number(len(rows))},
        "" if found.first else asked.url("books-transfers", reason=reason),
        following if found.more else "",
    )
