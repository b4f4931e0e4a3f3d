"""The steps of a meeting that may be taken now, each as a form, the likeliest first."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.domain.meetings import MEETING, MINUTES, MeetingState
from salur.coordination.queries.meetings import Item, Meeting, MinutesVersion
from salur.interfaces.web import keys
from salur.interfaces.web.meeting_forms import (
    AddItem,
    CallOff,
    Decide,
    DropItem,
    OnlyKey,
    OrderItem,
    ReturnMinutes,
    SignMinutes,
    WriteMinutes,
)
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.meetings import item_choices
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]


def panels_of(
    visit: Visit,
    one: Meeting,
    items: Sequence[Item],
    minutes: Sequence[MinutesVersion],
    names: Names,
    organisations: Mapping[UUID, str],
) -> tuple[Panel, ...]:
    """Give the steps that stand in the machine from here, for whoever may take them."""
    manages, decides = visit.may("meeting.manage"), visit.may("meeting.decide")
    regions = sorted((code, region_name(name)) for code, name in names.items() if _in(one, code))
    found: list[Panel] = []

    def can(verb: str, may: bool) -> bool:
        return may and MEETING.next(one.state, verb) is not None

    if can("prepare", manages):
        found += _prepare(one, item_choices(items, names), regions)
    if can("pack", manages):
        sentence = _("Satu berkas untuk tiap kabupaten/kota; kemajuannya terlihat di halaman ini.")
        found.append(
            _plain(one, "pack-all", _("Siapkan bahan rapat"), sentence, _("Siapkan bahan"))
        )
    if can("hold", manages):
        sentence = _("Agenda tetap sejak rapat dibuka; keputusan dicatat di tempat.")
        found.append(_plain(one, "hold", _("Buka rapat"), sentence, _("Buka rapat")))
    if can("decide", decides):
        found.append(_decide(one, items, names, regions, organisations))
    if can("write", manages):
        found.append(_write(one))
    if can("sign", decides) and minutes:
        found += _sign(one, minutes[0], visit.actor.person_id)
    if can("call_off", manages):
        form = CallOff(initial={"key": keys.new_key()}, auto_id="batal_%s")
        sentence = _("Rapat yang tidak jadi tetap tercatat dengan alasannya.")
        found.append(
            _panel(one, "off", _("Batalkan rapat"), sentence, form, _("Batalkan"), grave=True)
        )
    return tuple(found)


def _prepare(
    one: Meeting, items: list[tuple[str, str]], regions: list[tuple[str, str]]
) -> list[Panel]:
    found = [
        _plain(
            one, "draw", _("Susun agenda dari data"),
            _("Realisasi terendah, kuota kosong, hambatan terlama, laporan terlambat, peralihan."),
            _("Susun agenda"),
        ),
        _panel(
            one, "add", _("Tambah butir"), _("Hal yang tidak terlihat di data."),
            AddItem(initial={"key": keys.new_key()}, auto_id="tambah_%s", regions=regions),
            _("Tambah"),
        ),
    ]  # fmt: skip
    if items:
        found += [
            _panel(
                one, "order", _("Ubah urutan"), _("Yang terpenting dibahas lebih dahulu."),
                OrderItem(initial={"key": keys.new_key()}, auto_id="urut_%s", items=items),
                _("Pindahkan"),
            ),
            _panel(
                one, "drop", _("Keluarkan butir"), _("Butirnya tetap terbaca dengan alasannya."),
                DropItem(initial={"key": keys.new_key()}, auto_id="keluar_%s", items=items),
                _("Keluarkan"),
            ),
        ]  # fmt: skip
    return found


def _decide(
    one: Meeting,
    items: Sequence[Item],
    names: Names,
    regions: list[tuple[str, str]],
    organisations: Mapping[UUID, str],
) -> Panel:
    owners = [(str(each), organisations[each]) for each in one.invited if each in organisations]
    form = Decide(
        initial={"key": keys.new_key()}, auto_id="putus_%s", items=item_choices(items, names),
        regions=regions, owners=owners,
    )  # fmt: skip
    sentence = _(
        "Dengan penanggung jawab dan tenggat, keputusan langsung menjadi hambatan di mejanya;"
        " keputusan tentang hambatan yang ada mengikuti hambatan itu."
    )
    return _panel(one, "decide", _("Catat keputusan"), sentence, form, _("Putuskan"))


def _write(one: Meeting) -> Panel:
    is_signed = one.state is MeetingState.MINUTED
    form = WriteMinutes(initial={"key": keys.new_key()}, auto_id="notula_%s", correction=is_signed)
    title = _("Perbaiki notula") if is_signed else _("Susun notula")
    sentence = (
        _("Versi yang disahkan tetap; perbaikan menjadi versi baru dengan alasannya.")
        if is_signed
        else _("Kehadiran, agenda dan keputusan tersusun sendiri menjadi konsep notula.")
    )
    return _panel(one, "write", title, sentence, form, title)


def _sign(one: Meeting, draft: MinutesVersion, person: UUID) -> list[Panel]:
    """Give the steps of whoever signs: nobody signs or returns what they wrote."""
    if MINUTES.next(draft.state, "sign") is None or person in (
        draft.written_by, *draft.wrote_before,
    ):  # fmt: skip
        return []
    initial = {"key": keys.new_key(), "digest": draft.digest}
    read = _("Baca notulanya dahulu; setelah disahkan isinya tidak berubah.")
    why = _("Penulisnya memperbaiki notula itu dan mengajukannya lagi.")
    sign = SignMinutes(initial=initial, auto_id="sah_%s")
    back = ReturnMinutes(initial={**initial, "key": keys.new_key()}, auto_id="kembali_%s")
    return [
        _panel(one, "sign", _("Sahkan notula"), read, sign, _("Sahkan")),
        _panel(one, "return", _("Kembalikan notula"), why, back, _("Kembalikan")),
    ]


def _plain(one: Meeting, step: str, title: str, sentence: str, submit: str) -> Panel:
    form = OnlyKey(initial={"key": keys.new_key()}, auto_id=f"{step}_%s")
    return _panel(one, step, title, sentence, form, submit)


def _panel(
    one: Meeting,
    step: str,
    title: str,
    sentence: str,
    form: Form,
    submit: str,
    *,
    grave: bool = False,
) -> Panel:
    url = reverse(f"meeting-{step}", args=[one.id])
    return Panel(title, sentence, form, url, submit, f"langkah-{step}", grave=grave)


def _in(one: Meeting, code: str) -> bool:
    return any(code.startswith(own) for own in one.codes)
