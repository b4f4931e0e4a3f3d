"""Turns changes into pages: the list by state, and one berita acara."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

from django.forms import Form
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from salur.graduation.queries.slots import SlotLine
from salur.interfaces.web.change_words import (
    closed_name,
    deed,
    kind_name,
    source_name,
    status_tag,
    why_name,
)
from salur.interfaces.web.components import (
    Action,
    Cell,
    Definition,
    Heading,
    Link,
    Notice,
    Pager,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.changes import ChangeRow, ChangesPage, DocumentPage
from salur.interfaces.web.presenters.changes_asked import Asked, filter_of, replace_state
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name, said
from salur.kernel.period import Period
from salur.programs.actions import WHY
from salur.registry.domain import Reason, State, Wrong, effective_month
from salur.registry.queries import BeritaAcara, ChangeLine


def changes_page(
    asked: Asked,
    lines: Sequence[ChangeLine],
    visit: Visit,
    *,
    first: bool,
    more: bool,
    form: Form | None,
) -> ChangesPage:
    """Turn changes into the page of the list."""
    choosing = form is not None and bool(lines)
    new = Action(_("Ajukan perubahan"), reverse("change-new"))
    proposals = replace_state(asked, "usulan", "lain")
    return ChangesPage(
        head=Heading(
            _("Perubahan data"),
            _("Daftar berubah hanya dengan berita acara: diusulkan, disahkan, lalu berlaku."),
            action=new if visit.may("change.propose") else None,
            secondary=(
                Link(_("Usulan dari Dukcapil / pemberi kerja"), proposals.url()),
                Link(_("Daftar tunggu"), reverse("waiting")),
            ),
        ),
        filter=filter_of(asked),
        rows=tuple(change_row(line, choosing=choosing) for line in lines),
        pager=Pager(
            _("%(shown)s perubahan di halaman ini") % {"shown": number(len(lines))},
            "" if first else asked.url(),
            asked.url(before=lines[-1].id) if more else "",
        ),
        form=form if choosing else None,
        form_url=reverse("changes-verify"),
        withdraw_url=reverse("changes-withdraw"),
    )


def change_row(
    line: ChangeLine,
    *,
    wrong: Wrong | None = None,
    month_of: Period | None = None,
    choosing: bool = False,
    place: SlotLine | None = None,
) -> ChangeRow:
    """Turn one change into a row; `wrong` says why it cannot be endorsed.

    `place` is the one that it freed or fills.
    """
    return ChangeRow(
        family=_family(line),
        deed=_deed(line),
        month=_month(line, month_of),
        document=_document(line),
        status=_status(line, wrong, place),
        choice=_choice(line) if choosing else None,
    )


def document_page(
    found: BeritaAcara,
    lines: Sequence[ChangeLine],
    visit: Visit,
    *,
    place: str,
    today: dt.date,
    cutoff: int,
    wrong: Sequence[Wrong] = (),
    places_of: Mapping[int, SlotLine] = MappingProxyType({}),
    notice: Notice | None = None,
    first: bool = True,
    more: bool = False,
) -> DocumentPage:
    """Turn one berita acara into its page."""
    url = reverse("changes-document", args=[found.document])
    waits = found.lines.get(State.VERIFIED, 0)
    decides = waits > 0 and visit.may("change.endorse")
    wrongs = {one.id: one for one in wrong}
    counted = sorted(found.lines.items())
    return DocumentPage(
        head=Heading(
            _("Berita acara %(number)s") % {"number": found.no_ba}, _sentence(waits, visit)
        ),
        facts=(
            Definition(_("Tanggal"), date(found.tanggal_ba)),
            Definition(_("Wilayah"), region_name(place)),
            *(
                Definition(status_tag(state).label.capitalize(), number(count))
                for state, count in counted
            ),
            Definition(
                _("Batas bulan"),
                _("tanggal %(day)s: yang disahkan sesudahnya mundur satu bulan") % {"day": cutoff},
            ),
        ),
        rows=tuple(
            change_row(
                line,
                wrong=wrongs.get(line.id),
                month_of=_preview(line, today, cutoff),
                place=places_of.get(line.id),
            )
            for line in lines
        ),
        pager=Pager(
            _("%(shown)s baris di halaman ini") % {"shown": number(len(lines))},
            "" if first else url,
            f"{url}?{urlencode({'after': lines[-1].id})}" if more else "",
        ),
        notice=notice,
        endorse=Action(
            _("Sahkan %(count)s baris") % {"count": number(waits)},
            reverse("changes-endorse", args=[found.document]),
            "post",
            key=new_key(),
        )
        if decides
        else None,
        refuse=Action(_("Tolak seluruhnya"), reverse("changes-refuse", args=[found.document]))
        if decides
        else None,
        refuse_wrong=_refuse_wrong(found, wrong) if decides and wrong else None,
    )


def _refuse_wrong(found: BeritaAcara, wrong: Sequence[Wrong]) -> Action:
    """Offer to refuse the lines that stand in the way, each for its own reason."""
    return Action(
        _("Tolak %(count)s baris ini saja") % {"count": number(len(wrong))},
        reverse("changes-refuse-wrong", args=[found.document]),
        "post",
        key=new_key(),
        fields=tuple(("wrong", f"{one.id}.{one.code}") for one in wrong),
    )


def _sentence(waits: int, visit: Visit) -> str:
    if not waits:
        return _("Semua barisnya sudah diputuskan.")
    if visit.may("change.endorse"):
        return _("Periksa tiap baris; disahkan seluruhnya, atau tidak sama sekali.")
    return _("Menunggu pengesahan kepala dinas atas nama bupati/wali kota.")


def _family(line: ChangeLine) -> Cell:
    url = reverse("family", args=[line.family_id]) if line.family_id else ""
    return Cell(line.name or line.id_kpm, url, note=line.id_kpm if line.name else "")


def _deed(line: ChangeLine) -> Cell:
    """Say what a change does; whose pengurus died leads to the form in which people decide."""
    if line.state is State.PROPOSED and line.reason == Reason.MENINGGAL and line.family_id:
        asked = {"keluarga": line.family_id, "jenis": "GANTI_PENGURUS", "alasan": line.reason}
        return Cell(
            _("Pengurus tercatat meninggal: ganti pengurus atau akhiri kepesertaan"),
            f"{reverse('change-new')}?{urlencode(asked)}",
            note=_note(line),
        )
    return Cell(deed(line), note=_note(line))


def _note(line: ChangeLine) -> str:
    return f"{kind_name(line.kind)} · {why_name(line.reason)} · {source_name(line.source)}"


def _preview(line: ChangeLine, today: dt.date, cutoff: int) -> Period | None:
    if line.state is not State.VERIFIED or line.asked is None:
        return None
    asked = Period.from_number(line.asked)
    return effective_month(asked, endorsed_on=today, cutoff_day=cutoff)


def _month(line: ChangeLine, preview: Period | None) -> Cell:
    asked = Period.from_number(line.asked) if line.asked else None
    holds = Period.from_number(line.effective) if line.effective else preview or asked
    if holds is None:
        return Cell(NOTHING)
    if asked is not None and holds != asked:
        note = _("diminta %(month)s; lewat batas bulan") % {"month": month(asked)}
        return Cell(month(holds), note=note)
    return Cell(month(holds))


def _document(line: ChangeLine) -> Cell:
    if line.document is None or line.no_ba is None:
        return Cell(_("belum ada"))
    url = reverse("changes-document", args=[line.document])
    return Cell(line.no_ba, url, note=date(line.tanggal_ba) if line.tanggal_ba else "")


def _status(line: ChangeLine, wrong: Wrong | None, place: SlotLine | None) -> Cell:
    if wrong is not None:
        note = f" ({wrong.note})" if wrong.note else ""
        return Cell(said(WHY[wrong.code]) + note, needs_someone=True)
    note = closed_name(line.closed_reason) if line.closed_reason else ""
    text, url = "", ""
    if place is not None:
        text = _("tempat %(number)s") % {"number": number(place.number)}
        url = f"{reverse('slots')}?{urlencode({'nomor': place.number})}"
    return Cell(text, url, tag=status_tag(line.state), note=note)


def _choice(line: ChangeLine) -> Cell:
    label = _("Pilih %(name)s") % {"name": line.name or line.id_kpm}
    box = format_html(
        '<input type="checkbox" name="change" value="{}" aria-label="{}">', line.id, label
    )
    return Cell("", picture=box)
