"""The queue of pairs: how far one is, what waits, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Notice,
    Pager,
    Stat,
)
from salur.interfaces.web.formatting import date_and_time, family_name, number, percent
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.duplicates import DuplicatesPage, PairRow
from salur.interfaces.web.presenters.pair import state_tag
from salur.interfaces.web.words import region_name
from salur.places.queries import digits_of
from salur.quality import queries as quality
from salur.quality.domain.pairs import kabkota_of

LISTS = ("turn", "waiting", "asked", "disputed", "decided")


@dataclass(frozen=True)
class Answers:
    """What the queries said; `families` are (id, name) by `id_kpm`, `searching` a running job."""

    progress: quality.Progress
    rows: Sequence[quality.PairLine]
    more: bool
    families: Mapping[str, tuple[UUID, str]]
    names: Mapping[str, str]
    searching: bool
    may_search: bool
    may_decide: bool


def duplicates_page(what: str, found: Answers) -> DuplicatesPage:
    """Turn the answers into the page."""
    return DuplicatesPage(
        head=_head(found),
        figures=_figures(found.progress),
        notice=_notice(found),
        filter=_filter(what),
        rows=tuple(_row(one, found) for one in found.rows),
        pager=_pager(what, found),
        empty=_("Tidak ada pasangan dalam daftar ini."),
    )


def written_key(after: quality.PairAfter) -> dict[str, str]:
    """Write the key of the next page as values of an address."""
    return {
        "rank": repr(after.rank),
        "cluster": str(after.cluster),
        "likely": repr(after.probability),
        "id": str(after.id),
    }


def _head(found: Answers) -> Heading:
    begin = found.progress.begin_with if found.may_decide else None
    buttons: tuple[Action, ...] = ()
    if found.may_search and not found.searching:
        url = reverse("duplicates-search")
        buttons = (Action(_("Cari keluarga ganda"), url, "post", key=new_key()),)
    return Heading(
        _("Keluarga ganda"),
        _("%(done)s dari %(total)s pasangan selesai.")
        % {"done": number(found.progress.done), "total": number(found.progress.total)},
        action=Action(_("Mulai memeriksa"), reverse("duplicate", args=[begin])) if begin else None,
        buttons=buttons,
    )


def _figures(progress: quality.Progress) -> tuple[Stat, ...]:
    lines = (
        (_("Giliran Anda"), progress.turn, "turn", progress.turn > 0),
        (_("Menunggu kantor lain"), progress.waiting, "waiting", False),
        (_("Ditanyakan ke lapangan"), progress.asked, "asked", False),
        (_("Berbeda pendapat"), progress.disputed, "disputed", progress.disputed > 0),
        (_("Sudah diputuskan"), progress.same + progress.different, "decided", False),
    )
    return tuple(
        Stat(label, number(count), url=_url(what), needs_someone=needs)
        for label, count, what, needs in lines
    )


def _notice(found: Answers) -> Notice | None:
    if found.searching:
        return Notice(
            "loading",
            _("Pencarian sedang berjalan"),
            _("Muat ulang halaman ini sebentar lagi; yang sudah ada dapat diperiksa."),
        )
    searched = found.progress.searched_at
    if searched is None:
        return Notice(
            "empty",
            _("Belum pernah dicari"),
            _("Pencarian membandingkan semua keluarga wilayah Anda dengan seluruh provinsi."),
        )
    last = _("Pencarian terakhir %(moment)s.") % {"moment": date_and_time(searched)}
    if found.progress.turn == 0 and found.may_decide:
        return Notice("done", _("Tidak ada yang menunggu jawaban Anda"), last)
    return None


def _filter(what: str) -> FilterForm:
    labels = {
        "turn": _("Giliran saya"),
        "waiting": _("Menunggu kantor lain"),
        "asked": _("Ditanyakan ke lapangan"),
        "disputed": _("Berbeda pendapat"),
        "decided": _("Sudah diputuskan"),
    }
    choices = tuple(Choice(one, labels[one], selected=one == what) for one in LISTS)
    return FilterForm(reverse("duplicates"), (FilterField("what", _("Daftar"), choices),))


def _row(one: quality.PairLine, found: Answers) -> PairRow:
    ids = (one.first_id_kpm, one.second_id_kpm)
    names = [family_name(found.families, id_kpm) for id_kpm in ids]
    codes = dict.fromkeys(digits_of(kabkota_of(p)) for p in (one.first_path, one.second_path))
    return PairRow(
        label=" – ".join(names),
        url=reverse("duplicate", args=[one.id]),
        places=", ".join(region_name(found.names.get(code, code)) for code in codes),
        reasons=", ".join(one.reasons),
        likely=percent(round(one.probability * 1000), 1000),
        status=state_tag(one.state),
    )


def _pager(what: str, found: Answers) -> Pager:
    shown = _("%(count)s pasangan di halaman ini") % {"count": number(len(found.rows))}
    after = found.rows[-1].after_key if found.more else None
    return Pager(shown, next_url=_url(what, written_key(after)) if after else "")


def _url(what: str, after: Mapping[str, str] | None = None) -> str:
    return f"{reverse('duplicates')}?{urlencode({'what': what, **(after or {})})}"
