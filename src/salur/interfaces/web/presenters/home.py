"""Home: how far is my area, what is stuck, what do I do today."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area, in_area
from salur.interfaces.web.charts import Measure, MonthPanel, MonthValue, Tile
from salur.interfaces.web.charts.tiles import known_codes
from salur.interfaces.web.components import Choice, Heading, Stat
from salur.interfaces.web.formatting import month, number, percent
from salur.interfaces.web.pages.home import Deadline, HomePage, Stuck, Todo
from salur.interfaces.web.presenters import progress_of_aid as aid
from salur.interfaces.web.words import PROGRAMS, cause_name, owner_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.programs.domain import Parameter
from salur.programs.queries import RegionQuota
from salur.reconciliation import queries as reconciliation

_LATE = 30  # days after which whatever is still open is shown in red
_NEAR = 40  # days within which a deadline is shown, before and after
_LOW = 900  # per mille of realisation under which a tile is marked
_BREAKS = (600, 800, 900, 980)
_DUE = {
    ("BPNT", "topup_due_day"): 0,
    ("RASTRA", "spa_due_day"): 0,
    ("RASTRA", "delivery_due_day"): 0,
    ("BPNT", "signoff_due_day"): 1,
    ("RASTRA", "signoff_due_day"): 1,
}


@dataclass(frozen=True)
class Answers:
    """What the queries said about an area and month."""

    months: Mapping[tuple[str, int], Mapping[int, reconciliation.RegionSum]]
    regions: Mapping[str, Mapping[str, reconciliation.RegionSum]]
    stuck: Sequence[reconciliation.Stuck]
    across: Mapping[str, int]
    quotas: Sequence[RegionQuota]
    parameters: Sequence[Parameter]
    todos: Sequence[Todo]
    today: dt.date
    measured: str = ""


def home_page(area: Area, found: Answers) -> HomePage:
    """Turn the answers into the page."""
    money = found.months.get((Program.BPNT, area.period.number))
    rice = aid.terms_of(found.months.get((Program.RASTRA, area.period.number)))
    program = Program.BPNT if money or not rice else Program.RASTRA
    if found.measured in tuple(Program):
        program = Program(found.measured)
    both = bool(money and rice)
    return HomePage(
        head=Heading(f"{area.name}, {month(area.period)}", _sentence(found, money, rice)),
        period=area.period,
        stats=_stats(area, found, money, rice),
        todos=tuple(found.todos),
        deadlines=_deadlines(area.period, found.parameters, found.today),
        stuck=tuple(_stuck(area, one, found.today) for one in found.stuck),
        funnel=aid.funnel(area, money or {}, aid.places_of(found.quotas)),
        chain=aid.chain(area, rice),
        measure=measure(program),
        measures=_measures(area, program) if both else (),
        tiles=tiles(area, found.regions, program),
        months=_months(area, found.months),
        todos_url=reverse("todos"),
        brief_url=reverse("todos-brief"),
    )


def measure(program: str) -> Measure:
    """Give what the tiles are coloured by: money credited of what was ordered, or rice handed."""
    title = (
        _("Terkredit dari yang diperintahkan")
        if program == Program.BPNT
        else _("Beras diserahkan dari kuota")
    )
    labels = (_("di bawah 60 %"), "60 – 79,9 %", "80 – 89,9 %", "90 – 97,9 %", _("98 % ke atas"))
    return Measure(title, _BREAKS, labels)


def tiles(
    area: Area, regions: Mapping[str, Mapping[str, reconciliation.RegionSum]], program: str
) -> tuple[Tile, ...]:
    """Give one tile per kab/kota of the area that is drawn on the map or has anything published."""
    codes = {code for sums in regions.values() for code in sums}
    if area.level < Level.KABKOTA:
        codes |= {code for code in known_codes() if in_area(area, RegionCode(code).path)}
    return tuple(
        _tile(area, code, regions.get(program, {}).get(code), program) for code in sorted(codes)
    )


def share(one: reconciliation.RegionSum, program: str) -> tuple[int, int]:
    """Give what arrived and what it is measured by."""
    terms = one.terms
    if program == Program.BPNT:
        return terms["credited_to_order"], terms["ordered"]
    return terms["handed_g"], terms["quota_g"]


def _measures(area: Area, chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(area.url("home", measure=program), name, program == chosen)
        for program, name in PROGRAMS.items()
    )


def _tile(area: Area, code: str, one: reconciliation.RegionSum | None, program: str) -> Tile:
    name, url = area.names.get(code, code), area.url("home", code)
    part, whole = share(one, program) if one else (0, 0)
    if not whole:
        return Tile(code, name, None, "–", url)
    value = part * 1000 // whole
    return Tile(code, name, value, percent(part, whole), url, needs_someone=value < _LOW)


def _stats(
    area: Area,
    found: Answers,
    money: Mapping[int, reconciliation.RegionSum] | None,
    rice: Mapping[str, int] | None,
) -> tuple[Stat, ...]:
    stats: list[Stat] = []
    terms = aid.terms_of(money)
    if money and terms:
        stats += aid.money_stats(area, terms, aid.families_in(money, aid.ORDERED))
    if rice:
        stats += aid.rice_stats(area, rice)
    words = {
        "both_programmes": (_("Menerima dua program"), _("uang dan beras untuk bulan yang sama")),
        "no_programme": (
            _("Tidak menerima apa pun"),
            _("ada di daftar; uang dan beras tidak sampai"),
        ),
    }
    for finding, (title, note) in words.items():
        if families := found.across.get(finding, 0):
            stats.append(Stat(title, number(families), note, area.url("exceptions"), True))
    count = sum(one.count for one in found.stuck)
    if stats:
        note = _("setiap satu dengan sebab dan gilirannya") if count else ""
        stats.append(
            Stat(_("Perlu ditangani"), number(count), note, area.url("exceptions"), count > 0)
        )
    return tuple(stats)


def _sentence(
    found: Answers,
    money: Mapping[int, reconciliation.RegionSum] | None,
    rice: Mapping[str, int] | None,
) -> str:
    if not money and not rice:
        return _("Belum ada rekonsiliasi yang diterbitkan untuk bulan ini.")
    if not found.stuck:
        return _("Semua yang diperintahkan sampai; tidak ada yang perlu ditangani.")
    moving = [one for one in found.stuck if one.owner != "nobody_yet"]
    if not moving:
        return _("Tidak ada yang harus bertindak; masa tenggang berbelanja masih berjalan.")
    most = moving[0]
    return _("Paling banyak tersendat: %(cause)s (%(count)s). Giliran: %(owner)s.") % {
        "cause": cause_name(most.program, most.cause, most.klass).lower(),
        "count": number(most.count),
        "owner": owner_name(most.owner),
    }


def _stuck(area: Area, one: reconciliation.Stuck, today: dt.date) -> Stuck:
    is_rice = one.program == Program.RASTRA
    is_late = (today - one.oldest).days > _LATE and one.owner != "nobody_yet"
    narrowed = {"cause": one.cause} if is_rice else {"class": one.klass}
    return Stuck(
        cause=f"{cause_name(one.program, one.cause, one.klass)} ({PROGRAMS[one.program]})",
        families=one.count,
        grams=one.amount if is_rice else 0,
        rupiah=0 if is_rice else one.amount,
        owner=owner_name(one.owner),
        since=one.oldest,
        url=area.url("exceptions", program=one.program, owner=one.owner, **narrowed),
        overdue=is_late,
        of_desa=is_rice,
    )


def _deadlines(
    period: Period, parameters: Sequence[Parameter], today: dt.date
) -> tuple[Deadline, ...]:
    words = {
        ("BPNT", "topup_due_day"): _("Batas terkredit ke kartu"),
        ("RASTRA", "spa_due_day"): _("SPA diterbitkan"),
        ("RASTRA", "delivery_due_day"): _("Beras tiba di titik distribusi"),
        ("BPNT", "signoff_due_day"): _("Berita acara BPNT ditandatangani"),
        ("RASTRA", "signoff_due_day"): _("Berita acara Rastra ditandatangani"),
    }
    dated = []
    for one in parameters:
        shift = _DUE.get((one.program, one.name))
        if shift is None or one.path != "id":
            continue
        on = _day(period.shift(shift), one.value)
        if abs((on - today).days) <= _NEAR:
            dated.append(Deadline(on, words[(one.program, one.name)], (on - today).days))
    return tuple(sorted(dated, key=lambda one: one.on))


def _day(period: Period, day: int) -> dt.date:
    return min(period.first_day + dt.timedelta(days=day - 1), period.last_day)


def _months(
    area: Area, months: Mapping[tuple[str, int], Mapping[int, reconciliation.RegionSum]]
) -> tuple[MonthPanel, ...]:
    if len(area.periods) < 2:
        return ()
    panels = []
    for program, name in PROGRAMS.items():
        values = []
        for period in sorted(area.periods)[-6:]:
            terms = aid.terms_of(months.get((program, period.number)))
            keys = (
                ("credited_to_order", "ordered") if program == "BPNT" else ("handed_g", "quota_g")
            )
            part, whole = (terms[keys[0]], terms[keys[1]]) if terms else (0, 0)
            value = part * 1000 // whole if whole else None
            values.append(MonthValue(period, value, percent(part, whole)))
        if any(value.value is not None for value in values):
            what = _("terkredit") if program == "BPNT" else _("diserahkan")
            panels.append(MonthPanel(f"{name}, {what}", tuple(values)))
    return tuple(panels)
