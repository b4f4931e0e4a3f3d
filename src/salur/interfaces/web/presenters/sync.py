"""Turns snapshots of the ministry into pages: the list, one snapshot, and what was sent up."""

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.change_words import column_name
from salur.interfaces.web.charts.parts import Part, parts_bar
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.sync import SyncPage, table_of
from salur.interfaces.web.words import region_name
from salur.places.queries import digits_of
from salur.quality import queries as quality
from salur.quality.domain.syncing import WHOLE, DepartureState, PendingState, SnapshotState

Names = Mapping[str, str]
Families = Mapping[str, tuple[UUID, str]]
LISTS: Mapping[str, tuple[PendingState, ...]] = {
    "belum": (PendingState.PENDING, PendingState.SENT),
    "sudah": (PendingState.ACKNOWLEDGED,),
    "batal": (PendingState.LAPSED,),
}


def sync_page(
    rows: Sequence[quality.SnapshotRow],
    *,
    departures: Sequence[quality.DepartureRow],
    families: Families,
    names: Names,
    conflicts: int,
    pending: Mapping[PendingState, int],
    next_url: str,
) -> SyncPage:
    """Show the snapshots of an area, newest first, and what waits for somebody."""
    waiting = pending[PendingState.PENDING] + pending[PendingState.SENT]
    return SyncPage(
        head=Heading(
            _("Sinkron Pusdatin"),
            _("Yang tidak diubah kantor mengikuti pusat; perubahan kantor tetap sampai pusat"
              " memuatnya; yang berbeda diputuskan orang."),
            action=_begin(conflicts),
            secondary=(Link(_("Perubahan untuk pusat"), reverse("sync-changes")),),
        ),
        figures=(
            Stat(_("Konflik menunggu"), number(conflicts), url=reverse("sync-conflicts"),
                 needs_someone=conflicts > 0),
            Stat(_("Belum tampak di pusat"), number(waiting), url=reverse("sync-changes")),
            Stat(_("Sudah tampak di pusat"), number(pending[PendingState.ACKNOWLEDGED]),
                 url=f"{reverse('sync-changes')}?what=sudah"),
        ),
        notice=None if rows else Notice(
            "empty", _("Belum ada salinan Pusdatin"),
            _("Unggah data KPM dari kementerian di halaman Berkas, lalu terima."),
            Action(_("Ke halaman Berkas"), reverse("evidence")),
        ),
        tables=(
            *((_snapshots(rows, names, next_url),) if rows else ()),
            *((_departures(departures, names, families),) if departures else ()),
        ),
    )  # fmt: skip


def snapshot_page(
    one: quality.SnapshotRow,
    *,
    names: Names,
    departures: Sequence[quality.DepartureRow],
    families: Families,
    conflicts: int,
    next_url: str,
) -> SyncPage:
    """Show what one snapshot did to the families of its region."""
    return SyncPage(
        head=Heading(
            _("Salinan Pusdatin per %(day)s") % {"day": date(one.as_of)},
            _("%(place)s, %(count)s keluarga; diterima %(moment)s oleh %(name)s.")
            % {
                "place": _place(one.path, names),
                "count": number(one.families),
                "moment": date_and_time(one.taken_at),
                "name": one.taken_by_name,
            },
            action=_begin(conflicts),
            secondary=(Link(_("Buka berkasnya"), reverse("evidence-file", args=[one.evidence])),),
        ),
        picture=parts_bar(_parts(one), title=_("Apa yang terjadi pada keluarga")),
        picture_title=_("Apa yang terjadi pada keluarga"),
        facts=_facts(one),
        tables=(
            _departures(
                departures,
                names,
                families,
                Pager(_shown(len(departures)), next_url=next_url),
            ),
        ),
    )


def changes_page(
    what: str,
    rows: Sequence[quality.PendingRow],
    *,
    families: Families,
    counts: Mapping[PendingState, int],
    sendings: Sequence[quality.SendingRow],
    today: dt.date,
    may_send: bool,
    next_url: str,
) -> SyncPage:
    """Show the office's own changes that the ministry lacks, or shows by now, and what was sent."""
    labels = {
        "belum": _("Belum tampak di pusat"),
        "sudah": _("Sudah tampak di pusat"),
        "batal": _("Tidak berlaku lagi"),
    }
    send = Action(_("Buat berkas perubahan"), reverse("sync-send"), "post", key=new_key())
    choices = tuple(Choice(one, labels[one], selected=one == what) for one in LISTS)
    return SyncPage(
        head=Heading(
            _("Perubahan untuk Pusdatin"),
            _("Kirim berkasnya ke kementerian; salinan berikutnya menunjukkan yang sudah masuk."),
            action=send if may_send and what == "belum" and rows else None,
            secondary=(Link(_("Salinan Pusdatin"), reverse("sync")),),
        ),
        figures=(
            Stat(_("Belum dikirim"), number(counts[PendingState.PENDING])),
            Stat(_("Sudah dikirim, belum tampak"), number(counts[PendingState.SENT])),
            Stat(_("Sudah tampak"), number(counts[PendingState.ACKNOWLEDGED])),
        ),
        filter=FilterForm(reverse("sync-changes"), (FilterField("what", _("Daftar"), choices),)),
        tables=(
            table_of(
                labels[what],
                (_("Keluarga"), _("Data"), _("Nilai kantor"), _("Berita acara"), _("Keadaan"),
                 _("Umur (hari)")),
                tuple(_pending(row, families, today) for row in rows),
                numbers=1,
                pager=Pager(_shown(len(rows)), next_url=next_url),
                empty=_("Tidak ada perubahan dalam daftar ini."),
            ),
            table_of(
                _("Berkas yang sudah dibuat"),
                (_("Dibuat"), _("Oleh"), _("Unduh"), _("Baris")),
                tuple(map(_sending, sendings)),
                numbers=1,
                empty=_("Belum ada berkas yang dibuat."),
            ),
        ),
    )  # fmt: skip


def whole_or_column(column: str) -> str:
    """Name a column, or the family itself."""
    return _("kepesertaan keluarga") if column == WHOLE else column_name(column)


def place_codes(paths: Sequence[str | None]) -> set[str]:
    """Give the codes that name these places."""
    return {digits_of(path) for path in paths if path}


def paged(view: str, last: object, more: bool, **values: object) -> str:
    """Give the address of the next page, empty where there is none."""
    if not more:
        return ""
    return f"{reverse(view)}?{urlencode({**values, 'after': str(last)})}"


def _begin(conflicts: int) -> Action | None:
    if not conflicts:
        return None
    return Action(_("Putuskan konflik"), reverse("sync-conflicts"))


def _snapshots(rows: Sequence[quality.SnapshotRow], names: Names, next_url: str) -> Table:
    return table_of(
        _("Salinan yang diterima"),
        (_("Per"), _("Wilayah"), _("Gambaran"), _("Keluarga"), _("Sama"), _("Mengikuti pusat"),
         _("Tetap milik kantor"), _("Konflik"), _("Bertambah"), _("Tidak tercantum"), _("Pindah")),
        tuple(_snapshot(row, names) for row in rows),
        numbers=8,
        pager=Pager(_shown(len(rows)), next_url=next_url),
    )  # fmt: skip


def _snapshot(one: quality.SnapshotRow, names: Names) -> tuple[Cell, ...]:
    first = Tag(_("pertama")) if one.state == SnapshotState.LOADED else None
    counts = (one.families, one.same, one.followed, one.kept)
    return (
        Cell(date(one.as_of), reverse("sync-snapshot", args=[one.id]), tag=first),
        Cell(_place(one.path, names)),
        Cell("", note=_told(one)),
        *(Cell(number(count)) for count in counts),
        Cell(number(one.conflicts), needs_someone=one.conflicts > 0),
        *(Cell(number(count)) for count in (one.added, one.vanished, one.moved)),
    )


def _told(one: quality.SnapshotRow) -> str:
    if one.acknowledged:
        said = _("%(count)s perubahan kantor sudah tampak")
        return said % {"count": number(one.acknowledged)}
    return one.file_name


def _parts(one: quality.SnapshotRow) -> tuple[Part, ...]:
    return (
        Part(_("Sama"), one.same),
        Part(_("Mengikuti pusat"), one.followed),
        Part(_("Tetap milik kantor"), one.kept),
        Part(_("Bertambah"), one.added),
        Part(_("Tidak lagi tercantum"), one.vanished),
        Part(_("Konflik"), one.conflicts, needs_someone=True),
    )


def _facts(one: quality.SnapshotRow) -> tuple[Definition, ...]:
    return tuple(
        Definition(part.label, number(part.count))
        for part in (
            *_parts(one),
            Part(_("Pindah kabupaten/kota"), one.moved),
            Part(_("Perubahan kantor yang kini tampak"), one.acknowledged),
        )
    )


def _departures(
    rows: Sequence[quality.DepartureRow],
    names: Names,
    families: Families,
    pager: Pager | None = None,
) -> Table:
    return table_of(
        _("Tidak lagi tercantum, atau tercantum di wilayah lain"),
        (_("Keluarga"), _("Wilayah di data kantor"), _("Wilayah di pusat"), _("Keadaan")),
        tuple(_departure(row, names, families) for row in rows),
        pager=pager,
        empty=_("Tidak ada keluarga yang hilang atau pindah."),
    )


def _departure(one: quality.DepartureRow, names: Names, families: Families) -> tuple[Cell, ...]:
    words: dict[str, tuple[str, Tone]] = {
        DepartureState.OPEN: (_("menunggu berita acara"), "wait"),
        DepartureState.RETURNED: (_("tercantum lagi"), "good"),
        DepartureState.MOVED: (_("sudah mengikuti"), "good"),
    }
    return (
        _family(one.id_kpm, families),
        Cell(_place(one.path, names)),
        Cell(_place(one.to_path, names) if one.to_path else NOTHING),
        Cell("", tag=Tag(*words[one.state])),
    )


def _pending(one: quality.PendingRow, families: Families, today: dt.date) -> tuple[Cell, ...]:
    words: dict[PendingState, tuple[str, Tone]] = {
        PendingState.PENDING: (_("belum dikirim"), "wait"),
        PendingState.SENT: (_("sudah dikirim"), "wait"),
        PendingState.ACKNOWLEDGED: (_("sudah tampak"), "good"),
        PendingState.LAPSED: (_("tidak berlaku lagi"), "plain"),
    }
    until = one.closed_at.date() if one.closed_at else today
    lacking = _("belum ada berita acara")
    day = date(one.tanggal_ba) if one.tanggal_ba else ""
    return (
        _family(one.id_kpm, families),
        Cell(whole_or_column(one.column)),
        Cell(_value(one.column, one.value)),
        Cell(one.no_ba or lacking, note=day, needs_someone=one.no_ba is None),
        Cell("", tag=Tag(*words[one.state])),
        Cell(number(max(0, (until - one.since_on).days))),
    )


def _value(column: str, value: str | None) -> str:
    if column != WHOLE:
        return value or NOTHING
    return _("berakhir") if value is None else _("keluarga baru")


def _sending(one: quality.SendingRow) -> tuple[Cell, ...]:
    return (
        Cell(date_and_time(one.made_at)),
        Cell(one.made_by_name),
        Cell("XLSX", reverse("sync-file", args=[one.id, "xlsx"]), note=one.sha256[:12]),
        Cell(number(one.rows)),
    )


def _family(id_kpm: str, families: Families) -> Cell:
    if id_kpm not in families:
        return Cell(id_kpm)
    identity, name = families[id_kpm]
    return Cell(name, reverse("family", args=[identity]), note=id_kpm)


def _place(path: str, names: Names) -> str:
    code = digits_of(path)
    return region_name(names.get(code, code)) if code else _("Seluruh Indonesia")


def _shown(count: int) -> str:
    return _("%(count)s baris di halaman ini") % {"count": number(count)}
