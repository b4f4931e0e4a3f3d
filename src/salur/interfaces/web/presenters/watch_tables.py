"""The tables of one watched desa: its measures beside the comparison, and its silent cards."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.queries import Check
from salur.interfaces.web.area import Area
from salur.interfaces.web.card_words import stage_tag
from salur.interfaces.web.components import Cell, Column, Pager, Row, Table, Tag
from salur.interfaces.web.figures import figure_url, unit_url
from salur.interfaces.web.formatting import NOTHING, number, percent, rupiah
from salur.interfaces.web.words import reason_name
from salur.kernel.program import Program
from salur.reconciliation.queries import SilentAccount
from salur.registry.queries import Standing
from salur.transition.domain.watch import Judged, Level, Measure
from salur.transition.queries import WatchedDesa

_UNSPENT = 10  # the class of whoever has bought nothing
_PERMILLE = 1000


class Known(Protocol):
    """What is known of the families whose cards are silent."""

    @property
    def families(self) -> Mapping[str, tuple[UUID, str]]: ...
    @property
    def cards(self) -> Mapping[UUID, Standing]: ...
    @property
    def checks(self) -> Mapping[str, Check]: ...


def measure_name(measure: Measure) -> str:
    """Name what is watched."""
    return {
        Measure.UNUSED: _("Terkredit, tidak belanja"),
        Measure.SILENT: _("Kartu diam sejak awal"),
        Measure.IDLE: _("Saldo tidak tersentuh"),
        Measure.FAILED: _("Gagal terkredit"),
        Measure.COMPLAINTS: _("Pengaduan"),
        Measure.SHOPS: _("e-Warong kelebihan beban"),
    }[measure]


def level_tag(level: Level | None) -> Tag:
    """Give how loud a warning is as a status."""
    if level is None:
        return Tag(_("belum dapat dibandingkan"))
    return {
        Level.CALM: Tag(_("tenang"), "good"),
        Level.WATCH: Tag(_("amati"), "wait"),
        Level.WARN: Tag(_("peringatan"), "alert"),
    }[level]


def nth_name(nth: int) -> str:
    """Name a month on the card."""
    return {1: _("bulan pertama"), 2: _("bulan kedua"), 3: _("bulan ketiga")}[nth]


def share(found: Judged) -> str:
    """Write a share; of shops their number."""
    if found.measure is Measure.SHOPS:
        return number(found.count.hits) if found.count.of else NOTHING
    return percent(found.count.hits, found.count.of)


def measures_table(area: Area, here: WatchedDesa) -> Table:
    """Give what was measured of a desa's month beside the comparable desa."""
    heads = (_("Yang diukur"), _("Di sini"), _("Dari"), _("Bagian"), _("Median pembanding"))
    return Table(
        caption=_("Ukuran bulan ini"),
        hide_caption=True,
        columns=(
            *(Column(head, number=place > 0) for place, head in enumerate(heads)),
            Column(_("Urutan"), number=True),
            Column(_("Keadaan")),
        ),
        rows=tuple(
            _measured(area, here, here.measures[one]) for one in Measure if one in here.measures
        ),
    )


def _measured(area: Area, here: WatchedDesa, found: Judged) -> Row:
    rank = NOTHING
    if found.rank is not None:
        said = {"rank": number(found.rank), "all": number(len(here.compared) + 1)}
        rank = _("%(rank)s dari %(all)s") % said
    return Row(
        (
            Cell(measure_name(found.measure), note=_note(found)),
            Cell(
                number(found.count.hits),
                _url(area, here, found.measure) if found.count.hits else "",
                needs_someone=found.level is Level.WARN,
            ),
            Cell(number(found.count.of)),
            Cell(share(found)),
            Cell(NOTHING if found.median is None else percent(found.median, _PERMILLE)),
            Cell(rank),
            Cell("", tag=level_tag(found.level))
            if found.measure is not Measure.SILENT
            else Cell(NOTHING),
        )
    )


def _note(found: Judged) -> str:
    if found.measure is Measure.SHOPS and found.most is not None:
        return _("terpadat melayani %(count)s keluarga") % {"count": number(found.most)}
    return ""


def _url(area: Area, here: WatchedDesa, measure: Measure) -> str:
    if measure is Measure.SILENT:
        return "#diam"
    if measure is Measure.SHOPS:
        return area.url("shops", here.code)
    if measure is Measure.COMPLAINTS:
        return area.url("complaints", here.code)
    if measure is Measure.FAILED:
        return area.url("exceptions", here.code, program=Program.BPNT)
    if measure is Measure.IDLE:
        return figure_url(Program.BPNT, area.period, "opening", region=here.code)
    return figure_url(Program.BPNT, area.period, "balance", region=here.code, klass=_UNSPENT)


def silent_table(
    area: Area, rows: Sequence[SilentAccount], known: Known, *, first: bool, more: str
) -> Table:
    """Give the cards that were credited and never used, by family."""
    here = area.url("watch-desa")
    return Table(
        caption=_("Kartu yang diam sejak awal"),
        hide_caption=True,
        columns=(
            Column(_("Keluarga")),
            Column(_("Rekening")),
            Column(_("Kartu")),
            Column(_("Bulan terkredit"), number=True),
            Column(_("Saldo"), number=True),
            Column(_("Kata lapangan")),
        ),
        rows=tuple(_silent(one, known) for one in rows),
        empty=_("Semua kartu yang terkredit sudah dipakai berbelanja."),
        pager=Pager(
            _("%(count)s kartu di halaman ini") % {"count": number(len(rows))},
            "" if first else here,
            area.url("watch-desa", after=more) if more else "",
        ),
        identifier="kartu-diam",
    )


def _silent(one: SilentAccount, known: Known) -> Row:
    family, name = known.families.get(one.id_kpm or "", (None, one.id_kpm or NOTHING))
    card = known.cards.get(family) if family else None
    check = known.checks.get(one.id_kpm or "")
    return Row(
        (
            Cell(name, reverse("family", args=[family]) if family else "", note=one.id_kpm or ""),
            Cell(
                f"••••{one.last4}",
                unit_url(Program.BPNT, one.period, one.unit),
                note=one.bank or "",
            ),
            Cell("", tag=stage_tag(card.state)) if card and card.state else Cell(NOTHING),
            Cell(number(one.credits)),
            Cell(rupiah(one.balance)),
            Cell(reason_name(check.cause) if check else NOTHING),
        )
    )
