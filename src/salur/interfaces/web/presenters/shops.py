"""Turns shops, their months and signals into pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import MonthPanel, MonthValue, sparkbar
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Tag,
    Tone,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number, percent, rupiah
from salur.interfaces.web.pages.shops import ShopPage, ShopsPage, UnreachedPage
from salur.interfaces.web.presenters.signals import signal_row
from salur.interfaces.web.words import region_name, said
from salur.kernel.period import Period
from salur.parties.domain.shops import Rule, owner_named
from salur.parties.queries import DesaShops, Shop, ShopCounts, ShopFilter, ShopNote, Terminal
from salur.programs.queries import DesaCount
from salur.reconciliation.queries import ShopMonth, Signal, SignalCount

SIZE = 50
_STATUSES = ("AKTIF", "CALON", "NONAKTIF")
_KECAMATAN = 6  # digits


@dataclass(frozen=True)
class Answers:
    """What the queries said of an area's shops; `sold` by number, of the month alone."""

    shops: Sequence[Shop]
    sold: Mapping[str, ShopMonth]
    counts: ShopCounts
    signals: Sequence[SignalCount]
    notes: Sequence[ShopNote]
    names: Mapping[str, str]
    capacity: int
    more: bool
    first: bool


def shops_page(area: Area, only: ShopFilter, found: Answers, *, may_count: bool) -> ShopsPage:
    """Turn the answers into the page of an area's shops."""
    count = Action(
        _("Hitung ulang belanja"), reverse("shops-count"), "post", key=keys.new_key(),
        fields=(("period", str(area.period)), ("region", area.code)),
    )  # fmt: skip
    after = keys.packed(*found.shops[-1].after_key) if found.more else ""
    here = {"status": only.status or "", "warned": "1" if only.is_excluded else ""}
    return ShopsPage(
        head=Heading(
            _("e-Warong %(area)s, %(month)s") % {"area": area.name, "month": month(area.period)},
            _("Bank yang menunjuk e-Warong; yang tidak diperbolehkan hanya diperingatkan."),
            secondary=(
                Link(_("Sinyal belanja"), area.url("shops-signals")),
                Link(_("Desa tanpa e-Warong"), area.url("shops-unreached")),
            ),
            buttons=(count,) if may_count else (),
        ),
        stats=_stats(area, found),
        filter=_filter(area, only),
        rows=tuple(_row(area, one, found) for one in found.shops),
        pager=Pager(
            _("%(count)s e-Warong di halaman ini") % {"count": number(len(found.shops))},
            "" if found.first else area.url("shops", **here),
            area.url("shops", **here, after=after) if after else "",
        ),
        notes=tuple(map(_note, found.notes)),
    )


def _stats(area: Area, found: Answers) -> tuple[Stat, ...]:
    waiting = sum(one.open for one in found.signals)
    return (
        Stat(
            _("e-Warong aktif"),
            number(found.counts.active),
            _("%(count)s calon, %(gone)s tidak aktif")
            % {"count": number(found.counts.candidates), "gone": number(found.counts.inactive)},
        ),
        Stat(
            _("Pemilik yang tidak diperbolehkan"),
            number(found.counts.excluded),
            url=area.url("shops", warned=1),
            needs_someone=found.counts.excluded > 0,
        ),
        Stat(
            _("Sinyal belum dijawab"),
            number(waiting),
            url=area.url("shops-signals"),
            needs_someone=waiting > 0,
        ),
    )


def _filter(area: Area, only: ShopFilter) -> FilterForm:
    everything = Choice("", _("Semua"))
    chosen = (Choice(one, status_name(one), one == only.status) for one in _STATUSES)
    warned = Choice("1", _("Hanya yang diperingatkan"), bool(only.is_excluded))
    return FilterForm(
        reverse("shops"),
        (
            FilterField("status", _("Status"), (everything, *chosen)),
            FilterField("warned", _("Pemilik"), (everything, warned)),
        ),
        area.url("shops"),
        hidden=(("period", str(area.period)), ("region", area.code)),
    )


def status_name(status: str) -> str:
    """Name a shop's status."""
    return {"AKTIF": _("aktif"), "CALON": _("calon"), "NONAKTIF": _("tidak aktif")}.get(
        status, status
    )


def _status(one: Shop) -> Tag:
    tones: dict[str, Tone] = {"AKTIF": "good", "CALON": "wait"}
    return Tag(status_name(one.status), tones.get(one.status, "plain"))


def _warning(one: Shop) -> str:
    owner = owner_named(one.excluded_as or "")
    if owner is None:
        return ""
    return _("Peringatan: pemilik %(owner)s tidak diperbolehkan") % {"owner": said(owner.label)}


def _row(area: Area, one: Shop, found: Answers) -> Row:
    sold = found.sold.get(one.id_ewarong)
    served, most = (sold.families if sold else 0), one.capacity or found.capacity
    share = _("%(share)s dari %(most)s") % {"share": percent(served, most), "most": number(most)}
    return Row(
        (
            Cell(
                one.name,
                f"{reverse('shop', args=[one.id])}?{urlencode({'period': str(area.period)})}",
                tag=_status(one),
                note=_warning(one) or f"{one.id_ewarong} · {one.bank}",
                needs_someone=bool(one.excluded_as),
            ),
            Cell(_place(one.code, found.names)),
            Cell(number(one.terminals), needs_someone=one.status == "AKTIF" and not one.terminals),
            Cell(
                number(served),
                picture=sparkbar(served, most, text=share, needs_someone=served > most),
                note=share,
                needs_someone=served > most,
            ),
            Cell(rupiah(sold.amount) if sold else NOTHING),
            Cell(number(sold.signals if sold else 0), needs_someone=bool(sold and sold.signals)),
        )
    )


def _place(code: str, names: Mapping[str, str]) -> str:
    here = region_name(names.get(code, code))
    upper = region_name(names.get(code[:_KECAMATAN], ""))
    return f"{here}, {upper}" if upper and len(code) > _KECAMATAN else here


def _note(one: ShopNote) -> Row:
    words = {
        Rule.SENDER_IS_NO_BANK: _("ditahan: pengirimnya bukan bank"),
        Rule.OF_OTHER_BANK: _("ditahan: e-Warong bank lain"),
        Rule.OUTSIDE_FILE: _("ditahan: di luar wilayah berkasnya"),
        Rule.OLDER_THAN_KNOWN: _("ditahan: lebih lama daripada yang sudah diketahui"),
        Rule.TERMINAL_TAKEN: _("terminal %(terminal)s sudah dipakai e-Warong lain"),
        Rule.POSITION_SWAPPED: _("lintang dan bujur tertukar; posisinya tidak dipakai"),
        Rule.POSITION_IMPOSSIBLE: _("posisi di luar Indonesia; tidak dipakai"),
        Rule.OWNER_EXCLUDED: _("peringatan: pemilik yang tidak diperbolehkan"),
    }
    text = words[Rule(one.rule)] if one.rule in tuple(Rule) else one.rule
    if "%(terminal)s" in text:
        text %= {"terminal": one.id_terminal}
    return Row(
        (
            Cell(one.name, note=one.id_ewarong),
            Cell(text, needs_someone=one.is_held),
            Cell(
                _("baris %(row)s") % {"row": number(one.row)},
                reverse("evidence-file", args=[one.evidence]),
            ),
        )
    )


def shop_page(
    versions: Sequence[Shop],
    terminals: Sequence[Terminal],
    sold: Sequence[ShopMonth],
    signals: Sequence[Signal],
    names: Mapping[str, str],
    *,
    capacity: int,
    may_open: bool,
) -> ShopPage:
    """Turn one shop into its page."""
    one = versions[0]
    warning = _warning(one)
    return ShopPage(
        head=Heading(one.name, _place(one.code, names)),
        tags=(_status(one), *((Tag(warning, "alert"),) if warning else ())),
        facts=_facts(one, versions, capacity, may_open=may_open),
        panels=_panels(sold),
        months=tuple(map(_month_row, sold)),
        terminals=tuple(
            Row(
                (
                    Cell(t.id_terminal),
                    Cell(date(t.valid_from)),
                    Cell(date(t.valid_to) if t.valid_to else _("sekarang")),
                )
            )
            for t in terminals
        ),
        signals=tuple(signal_row(s, {}) for s in signals),
    )


def _facts(
    one: Shop, versions: Sequence[Shop], capacity: int, *, may_open: bool
) -> tuple[Definition, ...]:
    source = reverse("evidence-file", args=[one.evidence]) if one.evidence and may_open else ""
    usual = _("%(most)s (patokan)") % {"most": number(capacity)}
    most = number(one.capacity) if one.capacity else usual
    before = ", ".join(
        f"{status_name(v.status)} {date(v.valid_from)}" for v in reversed(versions[1:])
    )
    return (
        Definition(_("Nomor e-Warong"), one.id_ewarong),
        Definition(_("Bank penunjuk"), one.bank),
        Definition(_("Kapasitas"), most),
        Definition(_("Jenis usaha"), one.business or NOTHING),
        Definition(_("Pemilik"), one.owner or NOTHING),
        Definition(_("Menurut bank sejak"), date(one.valid_from), source),
        *((Definition(_("Sebelumnya"), before),) if before else ()),
    )


def _panels(sold: Sequence[ShopMonth]) -> tuple[MonthPanel, ...]:
    if not sold:
        return ()
    months = tuple(
        MonthValue(Period.from_number(m.period), m.families, number(m.families))
        for m in reversed(sold[:12])
    )
    return (MonthPanel(_("Keluarga terlayani"), months),)


def _month_row(one: ShopMonth) -> Row:
    return Row(
        (
            Cell(month(Period.from_number(one.period))),
            Cell(number(one.families)),
            Cell(number(one.purchases)),
            Cell(rupiah(one.amount)),
            Cell(number(one.outside), needs_someone=one.outside > 0),
        )
    )


def unreached_page(
    area: Area,
    listed: Sequence[DesaCount],
    shops: Sequence[DesaShops],
    names: Mapping[str, str],
) -> UnreachedPage:
    """Name the desa with families on the list and no active shop, the worst first."""
    has = {one.code for one in shops}
    near: dict[str, int] = {}
    for one in shops:
        near[one.code[:_KECAMATAN]] = near.get(one.code[:_KECAMATAN], 0) + one.active
    without = sorted(
        (one for one in listed if one.families and one.kode_wilayah not in has),
        key=lambda one: (near.get(one.kode_wilayah[:_KECAMATAN], 0) > 0, -one.families),
    )
    alone = [one for one in without if one.kode_wilayah[:_KECAMATAN] not in near]
    return UnreachedPage(
        head=Heading(
            _("Desa tanpa e-Warong: %(area)s, %(month)s")
            % {"area": area.name, "month": month(area.period)},
            _("Menurut daftar BPNT bulan ini. Yang sekecamatan pun tidak punya ada di atas."),
            secondary=(Link(_("Semua e-Warong"), area.url("shops")),),
        ),
        stats=(
            Stat(_("Desa tanpa e-Warong"), number(len(without))),
            Stat(
                _("Tanpa e-Warong sekecamatan"),
                number(len(alone)),
                _("%(count)s keluarga") % {"count": number(sum(one.families for one in alone))},
                needs_someone=bool(alone),
            ),
        ),
        rows=tuple(_unreached(one, near, names) for one in without),
    )


def _unreached(one: DesaCount, near: Mapping[str, int], names: Mapping[str, str]) -> Row:
    upper = one.kode_wilayah[:_KECAMATAN]
    return Row(
        (
            Cell(region_name(names.get(one.kode_wilayah, one.kode_wilayah))),
            Cell(region_name(names.get(upper, upper))),
            Cell(number(one.families)),
            Cell(number(near.get(upper, 0)), needs_someone=upper not in near),
        )
    )
