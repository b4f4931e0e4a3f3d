"""Turns conflicts into pages: the queue, and one side by side, decided with one key."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Action, Cell, Heading, Link, Notice, Pager, Tag
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, family_name, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.sync import ConflictForm, ConflictPage, SyncPage, table_of
from salur.interfaces.web.presenters.sync import whole_or_column
from salur.interfaces.web.words import region_name
from salur.places.queries import digits_of
from salur.quality import queries as quality
from salur.quality.domain.syncing import WHOLE, ConflictState

Families = Mapping[str, tuple[UUID, str]]


def conflicts_page(
    rows: Sequence[quality.ConflictRow], *, families: Families, waiting: int, next_url: str
) -> SyncPage:
    """Show the conflicts that wait, by family."""
    first = rows[0].id if rows else None
    done = Notice(
        "done",
        _("Tidak ada konflik yang menunggu"),
        _("Data kantor dan data pusat tidak saling bertentangan."),
        Action(_("Ke salinan Pusdatin"), reverse("sync")),
    )
    return SyncPage(
        head=Heading(
            _("Konflik dengan Pusdatin"),
            _("%(count)s menunggu; sampai diputuskan, data kantor yang berlaku.")
            % {"count": number(waiting)},
            action=Action(_("Mulai memutuskan"), reverse("sync-conflict", args=[first]))
            if first
            else None,
            secondary=(Link(_("Salinan Pusdatin"), reverse("sync")),),
        ),
        notice=None if rows else done,
        tables=(
            table_of(
                _("Menunggu keputusan"),
                (_("Keluarga"), _("Data"), _("Kantor"), _("Pusat"), _("Per")),
                tuple(_row(row, families) for row in rows),
                pager=Pager(
                    _("%(count)s konflik di halaman ini") % {"count": number(len(rows))},
                    next_url=next_url,
                ),
            ),
        )
        if rows
        else (),
    )


def conflict_page(
    one: quality.ConflictRow,
    *,
    name: str,
    names: Mapping[str, str],
    waiting: int,
    next_id: UUID | None,
    may_decide: bool,
) -> ConflictPage:
    """Show one conflict with both sources."""
    column = whole_or_column(one.column)
    code = digits_of(one.path)
    open_for_me = may_decide and one.state is ConflictState.OPEN
    return ConflictPage(
        head=Heading(
            _("%(column)s: kantor atau pusat?") % {"column": column[:1].upper() + column[1:]},
            _("Jawab dengan satu tombol; sampai diputuskan, data kantor yang berlaku."),
        ),
        progress=_("%(count)s konflik menunggu") % {"count": number(waiting)},
        status=_state(one.state),
        family=Link(f"{name} ({one.id_kpm})", reverse("family", args=[one.family])),
        place=region_name(names.get(code, code)),
        column=column,
        base=_said(one.column, one.cells.base),
        local=_said(one.column, one.cells.local),
        remote=_said(one.column, one.cells.remote),
        local_source=_local_source(one),
        remote_source=_("salinan Pusdatin per %(day)s") % {"day": date(one.as_of)},
        form=_form(one) if open_for_me else None,
        why_not=_why_not(one),
        next_url=reverse("sync-conflict", args=[next_id]) if next_id else "",
        queue_url=reverse("sync-conflicts"),
    )


def _row(one: quality.ConflictRow, families: Families) -> tuple[Cell, ...]:
    name = family_name(families, one.id_kpm)
    return (
        Cell(name, reverse("sync-conflict", args=[one.id]), note=one.id_kpm),
        Cell(whole_or_column(one.column)),
        Cell(_said(one.column, one.cells.local), note=one.no_ba or ""),
        Cell(_said(one.column, one.cells.remote)),
        Cell(date(one.as_of)),
    )


def _said(column: str, value: str | None) -> str:
    if column != WHOLE:
        return value or NOTHING
    return _("tidak ada dalam daftar") if value is None else _("ada, datanya diubah")


def _state(state: ConflictState) -> Tag:
    words: dict[ConflictState, tuple[str, Tone]] = {
        ConflictState.OPEN: (_("belum diputuskan"), "alert"),
        ConflictState.LOCAL: (_("data kantor berlaku"), "good"),
        ConflictState.REMOTE: (_("data pusat berlaku"), "good"),
        ConflictState.OTHER: (_("nilai lain berlaku"), "good"),
        ConflictState.LAPSED: (_("tidak perlu diputuskan lagi"), "plain"),
    }
    return Tag(*words[state])


def _local_source(one: quality.ConflictRow) -> str:
    if one.no_ba is None or one.tanggal_ba is None:
        return _("data kantor, tanpa berita acara")
    said = _("berita acara %(number)s, %(day)s")
    return said % {"number": one.no_ba, "day": date(one.tanggal_ba)}


def _form(one: quality.ConflictRow) -> ConflictForm:
    whole = one.column == WHOLE
    return ConflictForm(
        url=reverse("sync-decide", args=[one.id]),
        key=new_key(),
        takes_value=not whole,
        sentence=_("Memilih pusat hanya membuat usulan: berita acara yang menentukan kepesertaan.")
        if whole
        else _("Memilih pusat menulis nilai pusat ke data KPM; memilih kantor mengirimkannya ke"
               " pusat."),
    )  # fmt: skip


def _why_not(one: quality.ConflictRow) -> str:
    if one.decided_at is not None:
        said = _("Diputuskan oleh %(name)s pada %(moment)s. %(reason)s")
        values = {
            "name": one.decided_by_name or "",
            "moment": date_and_time(one.decided_at),
            "reason": one.reason or "",
        }
        return (said % values).strip()
    if one.state is ConflictState.LAPSED:
        return _("Salinan berikutnya membuat pertanyaan ini tidak perlu lagi.")
    return _("Petugas kabupaten/kota yang memutuskan.")
