"""Turns a month of many kab/kota into the page that begins with what is worst."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, number, rupiah
from salur.interfaces.web.pages.oversight import OversightPage
from salur.interfaces.web.presenters.reports import state_tag
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, said
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.parties.queries import Organisation
from salur.reporting.domain.ladder import TIER_NAMES
from salur.reporting.domain.troubles import DIFFERENCES, NAMES, Trouble
from salur.reporting.queries import CompiledRow, MonthOfKabkota, RankedTrouble, ranked

PAGE = 25
_COMPILING = frozenset({"dinsos_province", "ministry_wilayah", "ministry"})


@dataclass(frozen=True)
class Asked:
    """What of the month is shown: a programme, a kind of trouble, in which order, beyond a key."""

    program: Program
    kind: Trouble | None
    rank: str
    wilayah: str
    after: tuple[Any, ...] | None


@dataclass(frozen=True)
class Answers:
    """What the queries said; `wilayah` with their provinces, where they can be chosen."""

    rows: Sequence[MonthOfKabkota]
    compiled: Sequence[CompiledRow]
    wilayah: Mapping[Organisation, tuple[str, ...]]


def oversight_page(area: Area, asked: Asked, found: Answers, visit: Visit) -> OversightPage:
    """Turn the answers into the page."""
    rows = _of_wilayah(asked, found)
    words = {"program": PROGRAMS[asked.program], "area": area.name, "month": month(area.period)}
    return OversightPage(
        head=Heading(
            _("Pelaporan %(program)s %(area)s, %(month)s") % words,
            _("Siapa sudah melapor, siapa terlambat, apa yang belum cocok; yang terberat dulu."),
            action=_compile(area, asked.program, visit),
            secondary=(
                Link(_("Peta"), area.url("reports-map", program=asked.program)),
                Link(_("Semua berita acara"), area.url("reports")),
            ),
        ),
        stats=_stats(area, asked, rows),
        filter=_filter(area, asked, found, visit),
        provinces=_provinces(area, asked, rows) if area.level < Level.PROVINCE else None,
        compiled=_compiled(found.compiled),
        troubles=_troubles(area, asked, rows),
    )


def _of_wilayah(asked: Asked, found: Answers) -> Sequence[MonthOfKabkota]:
    reach = next((r for one, r in found.wilayah.items() if one.code == asked.wilayah), None)
    if reach is None:
        return found.rows
    return [row for row in found.rows if row.path.rpartition(".")[0] in reach]


def _compile(area: Area, program: Program, visit: Visit) -> Action | None:
    mine = visit.organisation
    if mine is None or mine.kind not in _COMPILING or not visit.may("compilation.prepare"):
        return None
    return Action(_("Susun rekapitulasi"), area.url("compilation-new", program=program))


def _stats(area: Area, asked: Asked, rows: Sequence[MonthOfKabkota]) -> tuple[Stat, ...]:
    up = sum(row.standing == "reported" for row in rows)
    late = sum(row.standing == "late" for row in rows)
    differ = [row for row in rows if any(one.kind in DIFFERENCES for one in row.troubles)]
    words = {"all": number(len(rows))}
    return (
        Stat(_("Sudah melapor"), number(up), _("dari %(all)s kabupaten/kota") % words,
             area.url("reports")),
        Stat(_("Terlambat"), number(late), "", _url(area, replace(asked, kind=Trouble.LATE)),
             late > 0),
        Stat(_("Belum cocok"), number(len(differ)), _("kabupaten/kota"),
             _url(area, replace(asked, kind=None)), bool(differ)),
    )  # fmt: skip


def _filter(area: Area, asked: Asked, found: Answers, visit: Visit) -> FilterForm:
    kinds = (Choice("", _("Semua")), *(Choice(one, said(NAMES[one]), one is asked.kind)
                                       for one in Trouble))  # fmt: skip
    ranks = {"amount": _unit(asked.program), "units": _("Keluarga"), "days": _("Hari")}
    fields = [
        FilterField("program", _("Program"), tuple(
            Choice(one, PROGRAMS[one], one == asked.program) for one in visit.programs)),
        FilterField("what", _("Apa"), kinds),
        FilterField("rank", _("Urut menurut"), tuple(
            Choice(name, label, name == asked.rank) for name, label in ranks.items())),
    ]  # fmt: skip
    if found.wilayah:
        choices = [Choice(one.code, one.name, one.code == asked.wilayah) for one in found.wilayah]
        fields.append(FilterField("wilayah", _("Wilayah"), (Choice("", _("Semua")), *choices)))
    hidden = (("region", area.code), ("period", str(area.period)))
    return FilterForm(
        reverse("reports-above"), tuple(fields), hidden=tuple(h for h in hidden if h[1])
    )


def _provinces(area: Area, asked: Asked, rows: Sequence[MonthOfKabkota]) -> Table:
    by: dict[str, list[MonthOfKabkota]] = {}
    for row in rows:
        by.setdefault(row.province, []).append(row)
    heads = (_("Sudah melapor"), _("Terlambat"), _("Belum cocok"), _("KPM"), _unit(asked.program))
    names = {place.code: place.name for place in area.below}
    return Table(
        caption=_("Per provinsi"),
        hide_caption=True,
        columns=(Column(_("Provinsi")), *(Column(head, number=True) for head in heads)),
        rows=tuple(_province(area, asked, names.get(code, code), code, inside)
                   for code, inside in by.items()),
        empty=_("Belum ada yang harus dilaporkan untuk bulan ini."),
    )  # fmt: skip


def _province(
    area: Area, asked: Asked, name: str, code: str, rows: Sequence[MonthOfKabkota]
) -> Row:
    standings = Counter(row.standing for row in rows)
    differ = sum(any(one.kind in DIFFERENCES for one in row.troubles) for row in rows)
    term = "ordered" if asked.program is Program.BPNT else "quota"
    words = {"up": number(standings["reported"]), "all": number(len(rows))}
    return Row(
        (
            Cell(name, area.url("reports-above", code, program=asked.program)),
            Cell(_("%(up)s dari %(all)s") % words),
            Cell(number(standings["late"]), needs_someone=standings["late"] > 0),
            Cell(number(differ), needs_someone=differ > 0),
            Cell(number(sum(row.units for row in rows)), _opened(area, asked, code, "units")),
            Cell(
                _written(asked.program, sum(row.terms.get(term, 0) for row in rows)),
                _opened(area, asked, code, term),
            ),
        )
    )


def _opened(area: Area, asked: Asked, code: str, term: str) -> str:
    name = f"{term}_g" if term == "quota" else term
    return figure_url(asked.program, area.period, name, region=code) if code.isdecimal() else ""


def _compiled(rows: Sequence[CompiledRow]) -> Table:
    heads = (_("Penyusun"), _("Nomor"), _("Dihitung"), _("Belum masuk"), _("Keadaan"))
    return Table(
        caption=_("Rekapitulasi yang diteruskan"),
        hide_caption=True,
        columns=tuple(Column(head, number=2 <= at <= 3) for at, head in enumerate(heads)),
        rows=tuple(
            Row(
                (
                    Cell(f"{said(TIER_NAMES[one.tier]).capitalize()} {one.code}",
                         reverse("compilation", args=[one.id])),
                    Cell(one.number, note=_("versi %(number)s") % {"number": one.version}),
                    Cell(number(one.counted)),
                    Cell(number(one.missing), needs_someone=one.missing > 0),
                    Cell("", tag=state_tag(one.state)),
                )
            )
            for one in rows
        ),
        empty=_("Belum ada rekapitulasi untuk bulan ini."),
    )  # fmt: skip


def _troubles(area: Area, asked: Asked, rows: Sequence[MonthOfKabkota]) -> Table:
    found = ranked(rows, asked.rank, asked.kind)
    beyond = [one for one in found if asked.after is None or one.key > asked.after]
    shown = beyond[:PAGE]
    heads = (_("Kabupaten/kota"), _("Apa"), _unit(asked.program), _("KPM"), _("Hari"), _("Batas"))
    after = keys.packed(*shown[-1].key) if len(beyond) > PAGE else ""
    words = {"shown": number(len(shown)), "all": number(len(found))}
    return Table(
        caption=_("Yang harus ditindak"),
        hide_caption=True,
        columns=tuple(Column(head, number=2 <= at <= 4) for at, head in enumerate(heads)),
        rows=tuple(_trouble(area, asked, one) for one in shown),
        empty=_("Semua sudah melapor dan semua angka cocok."),
        pager=Pager(
            _("%(shown)s dari %(all)s") % words,
            _url(area, asked) if asked.after else "",
            _url(area, asked, after) if after else "",
        ),
    )


def _trouble(area: Area, asked: Asked, one: RankedTrouble) -> Row:
    row, found = one.row, one.found
    report = reverse("report", args=[row.report_id]) if row.report_id else ""
    rows = area.url("exceptions", row.code, program=asked.program)
    url = report if found.kind in (Trouble.MOVED, Trouble.RETURNED) and report else rows
    return Row(
        (
            Cell(row.name, area.url("region", row.code), note=row.number),
            Cell(said(NAMES[found.kind]), url, needs_someone=True),
            Cell(_written(asked.program, found.amount) if found.amount else NOTHING),
            Cell(number(found.units) if found.units else NOTHING),
            Cell(number(found.days) if found.days else NOTHING),
            Cell(date(row.due_on)),
        )
    )


def _url(area: Area, asked: Asked, after: str = "") -> str:
    return area.url(
        "reports-above", program=asked.program, what=asked.kind or "", rank=asked.rank,
        wilayah=asked.wilayah, after=after,
    )  # fmt: skip


def _unit(program: Program) -> str:
    return _("Rupiah") if program is Program.BPNT else _("Kilogram")


def _written(program: Program, amount: int) -> str:
    return rupiah(amount) if program is Program.BPNT else kilograms(amount)
