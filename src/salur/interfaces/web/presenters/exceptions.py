"""The list of what needs somebody: filters in the address, pages by key, rows that open."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.queries import Obstacle
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Stat,
)
from salur.interfaces.web.formatting import kilograms, month, number, rupiah
from salur.interfaces.web.pages.exceptions import ExceptionRow, ExceptionsPage
from salur.interfaces.web.presenters.carried import age_said
from salur.interfaces.web.words import PROGRAMS, cause_name, owner_name, reason_name, region_name
from salur.kernel.period import Period
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.matters import CarryOver, age_of

SIZE = 50
_LATE = 30
_KECAMATAN = 6  # digits
_SHOWN_CAUSES = 6
AGES = (1, 3, 6)  # months


@dataclass(frozen=True)
class Answers:
    """What the queries said; `rows` holds one more than a page where another page follows."""

    rows: Sequence[reconciliation.ExceptionRow]
    stuck: Sequence[reconciliation.Stuck]
    families: Mapping[str, tuple[UUID, str]]
    names: Mapping[str, str]
    has_before: bool
    has_after: bool
    today: dt.date
    carried: Mapping[str, CarryOver] = field(default_factory=dict)
    obstacles: Mapping[UUID, Obstacle] = field(default_factory=dict)


def exceptions_page(
    area: Area,
    only: reconciliation.ExceptionFilter,
    found: Answers,
    *,
    may_export: bool,
    may_match: bool,
) -> ExceptionsPage:
    """Turn the answers into the page."""
    total = sum(one.count for one in found.stuck if _fits(one, only))
    return ExceptionsPage(
        head=Heading(
            _("Yang perlu ditangani di %(area)s, %(month)s")
            % {"area": area.name, "month": month(area.period)},
            _("Pilih satu sebab untuk melihat siapa saja; setiap baris membuka keluarganya.")
            if total
            else _("Tidak ada yang terbuka."),
            secondary=(
                Link(_("Yang dibawa dan yang selesai"), area.url("resolved")),
                Link(_("Buku aturan"), reverse("rulebook")),
                *_pairs(area, may_match=may_match),
            ),
            buttons=_exports(area, only) if may_export and found.rows else (),
        ),
        causes=(
            *(_cause(area, one) for one in found.stuck[:_SHOWN_CAUSES]),
            *(_carried(area, program, of) for program, of in found.carried.items()),
        ),
        filter=_filter(area, only, found.stuck),
        rows=tuple(_row(area, row, found) for row in found.rows),
        pager=_pager(area, only, found, total),
    )


def asked(only: reconciliation.ExceptionFilter) -> dict[str, object]:
    """Give the filter as the values of an address."""
    values = {"program": only.program, "class": only.klass, "bank": only.bank}
    values |= {"owner": only.owner, "cause": only.cause, "age": months_asked(only)}
    return {name: value for name, value in values.items() if value}


def months_asked(only: reconciliation.ExceptionFilter) -> int:
    """Give how many months old what is asked for is at least; 0 where a month alone is."""
    if only.as_of is None or only.since is None:
        return 0
    return age_of(Period.from_number(only.since), Period.from_number(only.as_of)).months


def row_url(row: reconciliation.ExceptionRow, families: Mapping[str, tuple[UUID, str]]) -> str:
    """Give where a row opens: its family, else its account's or its desa's own page."""
    if row.id_kpm and row.id_kpm in families:
        return reverse("family", args=[families[row.id_kpm][0]])
    return reverse("exception", args=[row.id])


def _fits(one: reconciliation.Stuck, only: reconciliation.ExceptionFilter) -> bool:
    wanted = ((only.program, one.program), (only.owner, one.owner), (only.cause, one.cause))
    same = all(asked is None or asked == had for asked, had in wanted)
    return same and (only.klass is None or only.klass == one.klass)


def _pairs(area: Area, *, may_match: bool) -> tuple[Link, ...]:
    """Lead to what these lines may be: accounts that are one."""
    return (Link(_("Rekening yang mungkin satu"), area.url("matches")),) if may_match else ()


def _exports(area: Area, only: reconciliation.ExceptionFilter) -> tuple[Action, ...]:
    fields = {"region": area.code, "period": area.period, **asked(only)}
    hidden = tuple((name, str(value)) for name, value in fields.items() if value)
    url = reverse("exceptions-export")
    return (
        Action(_("Unduh XLSX"), url, "post", fields=(*hidden, ("as", "xlsx"))),
        Action(_("Unduh CSV"), url, "post", fields=(*hidden, ("as", "csv"))),
    )


def _carried(area: Area, program: str, of: CarryOver) -> Stat:
    """What is carried along from earlier months, which no count of the month knows."""
    return Stat(
        _("Dibawa dari bulan lalu (%(program)s)") % {"program": PROGRAMS[program]},
        number(of.opening.count),
        _("%(count)s selesai bulan ini") % {"count": number(of.all_resolved.count)},
        area.url("exceptions", program=program, age=1),
    )


def _cause(area: Area, one: reconciliation.Stuck) -> Stat:
    narrowed: dict[str, object] = {"program": one.program, "owner": one.owner}
    narrowed |= {"class": one.klass} if one.klass else {"cause": one.cause}
    worth = rupiah(one.amount) if one.program == "BPNT" else kilograms(one.amount)
    return Stat(
        cause_name(one.program, one.cause, one.klass),
        number(one.count),
        f"{worth} · {owner_name(one.owner)}",
        area.url("exceptions", **narrowed),
    )


def _filter(
    area: Area, only: reconciliation.ExceptionFilter, stuck: Sequence[reconciliation.Stuck]
) -> FilterForm:
    everything = Choice("", _("Semua"))
    causes = {f"{one.program}.{one.klass or one.cause}": one for one in stuck}
    chosen = f"{only.program}.{only.klass or only.cause}"
    owners = sorted({one.owner for one in stuck} | ({only.owner} if only.owner else set()))
    fields = [
        FilterField(
            "what",
            _("Sebab"),
            (
                everything,
                *(
                    Choice(
                        value,
                        f"{cause_name(one.program, one.cause, one.klass)}"
                        f" ({PROGRAMS[one.program]})",
                        value == chosen,
                    )
                    for value, one in causes.items()
                ),
            ),
        ),
        FilterField(
            "owner",
            _("Giliran"),
            (everything, *(Choice(one, owner_name(one), one == only.owner) for one in owners)),
        ),
    ]
    old = months_asked(only)
    ages = [Choice("", _("Bulan ini"), not old)]
    ages += [
        Choice(str(one), _("Dibawa ≥ %(count)s bulan") % {"count": one}, one == old) for one in AGES
    ]
    fields.append(FilterField("age", _("Umur"), tuple(ages)))
    if area.below:
        places = (Choice(area.code, _("Semua")), *(Choice(p.code, p.name) for p in area.below))
        fields.append(FilterField("region", _("Tempat"), places))
    hidden = [("period", str(area.period))]
    if not area.below:
        hidden.append(("region", area.code))
    return FilterForm(
        reverse("exceptions"), tuple(fields), area.url("exceptions"), hidden=tuple(hidden)
    )


def _row(area: Area, row: reconciliation.ExceptionRow, found: Answers) -> ExceptionRow:
    is_money = row.unit == "IDR"
    since = timezone.localdate(row.opened_at)
    is_late = (found.today - since).days > _LATE and row.owner != "nobody_yet"
    return ExceptionRow(
        label=label_of(row, found.families, found.names),
        url=row_url(row, found.families),
        place=place_of(row, found.names),
        cause=said_of(row),
        owner=owner_name(row.owner),
        since=since,
        missing_idr=row.amount if is_money else 0,
        missing_g=0 if is_money else row.amount,
        overdue=is_late,
        age=age_said(Period.from_number(row.since), area.period),
        obstacle=found.obstacles[row.id].shown if row.id in found.obstacles else "",
        obstacle_url=reverse("obstacle", args=[found.obstacles[row.id].id])
        if row.id in found.obstacles
        else "",
    )


def said_of(row: reconciliation.ExceptionRow) -> str:
    """Say what hangs, and why where somebody said so."""
    cause = f"{cause_name(row.program, row.cause, row.klass)} ({PROGRAMS[row.program]})"
    return f"{cause}: {reason_name(row.reason)}" if row.reason else cause


def places_asked(rows: Sequence[reconciliation.ExceptionRow]) -> set[str]:
    """Give the codes of the regions whose names the rows need: desa and kecamatan."""
    codes = {row.kode_wilayah for row in rows if row.kode_wilayah}
    return codes | {code[:_KECAMATAN] for code in codes}


def place_of(row: reconciliation.ExceptionRow, names: Mapping[str, str]) -> str:
    """Say where: of a desa's rice the kecamatan (the desa is its name), of a family both."""
    code = row.kode_wilayah or ""
    if not code:
        return _("tanpa wilayah")
    upper = region_name(names.get(code[:_KECAMATAN], ""))
    here = region_name(names.get(code, code))
    if len(code) <= _KECAMATAN:
        return here
    return upper if row.unit == "GRAM" else f"{here}, {upper}"


def label_of(
    row: reconciliation.ExceptionRow,
    families: Mapping[str, tuple[UUID, str]],
    names: Mapping[str, str],
) -> str:
    """Name what hangs: a family where it may be named, else its place."""
    if row.id_kpm and row.id_kpm in families:
        return families[row.id_kpm][1]
    place = region_name(names.get(row.kode_wilayah or "", "")) or _("tanpa wilayah")
    if row.unit == "GRAM":
        return place
    return _("Keluarga di %(place)s") % {"place": place} if row.id_kpm else _("Rekening")


def _pager(area: Area, only: reconciliation.ExceptionFilter, found: Answers, total: int) -> Pager:
    here = asked(only)
    showing = _("%(shown)s dari %(total)s baris") % {
        "shown": number(len(found.rows)),
        "total": number(total),
    }
    if months_asked(only):
        showing = _("%(count)s baris di halaman ini") % {"count": number(len(found.rows))}
    if not found.rows:
        return Pager(showing)
    first, last = keys.written(found.rows[0].key), keys.written(found.rows[-1].key)
    return Pager(
        showing,
        area.url("exceptions", **here, before=first) if found.has_before else "",
        area.url("exceptions", **here, after=last) if found.has_after else "",
    )
