"""One region and the regions in it, with what is open in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area, Place
from salur.interfaces.web.components import Heading, Link, Stat
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import date, month, number
from salur.interfaces.web.pages.region import MoneyRow, Opens, RegionPage, RiceRow
from salur.interfaces.web.presenters import progress_of_aid as aid
from salur.interfaces.web.words import PROGRAMS, level_name
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places.queries import Successor, digits_of
from salur.programs.queries import RegionQuota
from salur.reconciliation.queries import RegionSum

Sums = Mapping[str, Mapping[str, RegionSum]]
Open = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Answers:
    """What the queries said: the area by class, its parts, what is open, the quotas."""

    classes: Mapping[tuple[str, int], Mapping[int, RegionSum]]
    parts: Sums
    opened: Open
    count: int
    quotas: Sequence[RegionQuota]
    successions: Sequence[Successor] = ()


def region_page(
    area: Area, found: Answers, *, may_take: bool, may_pack: bool = False
) -> RegionPage:
    """Turn the answers into the page; whoever `may_take` sheets gets a province's realisation.

    Whoever `may_pack` is led to packages of what is shown.
    """
    money = found.classes.get((Program.BPNT, area.period.number), {})
    rice = aid.terms_of(found.classes.get((Program.RASTRA, area.period.number)))
    whole = aid.terms_of(money)
    stats: list[Stat] = []
    if whole:
        stats += aid.money_stats(area, whole, aid.families_in(money, aid.ORDERED))
    if rice:
        stats += aid.rice_stats(area, rice)
    if stats:
        url = area.url("exceptions")
        stats.append(Stat(_("Perlu ditangani"), number(found.count), "", url, found.count > 0))
    return RegionPage(
        head=_head(
            area,
            (
                *(_sheets(area, money, rice) if may_take else ()),
                *((Link(_("Paket pemeriksaan"), area.url("packages")),) if may_pack else ()),
            ),
            found.successions,
        ),
        period=area.period,
        child_level=level_name(min(area.level + 1, Level.DESA)),
        stats=tuple(stats),
        funnel=aid.funnel(area, money, aid.places_of(found.quotas)),
        chain=aid.chain(area, rice),
        money=_money(area, found, whole),
        rice=_rice(area, found, rice),
    )


def _sheets(area: Area, money: object, rice: object) -> tuple[Link, ...]:
    """Give the realisation per kab/kota as sheets, where the area holds several."""
    if area.level >= Level.KABKOTA:
        return ()
    return tuple(
        Link(
            _("Realisasi %(program)s (%(kind)s)") % {"program": name, "kind": kind},
            area.url("region-realisation", program=program, **{"as": kind.lower()}),
        )
        for (program, name), found in zip(PROGRAMS.items(), (money, rice), strict=True)
        if found
        for kind in ("XLSX", "CSV", "Parquet")
    )


def _told(area: Area, successions: Sequence[Successor]) -> list[str]:
    """Tell what the region was before and what it became, from which day."""
    code = digits_of(area.path)
    before = [one for one in successions if one.new == code]
    after = [one for one in successions if one.old == code]
    said = []
    for found, other, text in (
        (before, "old", _("Sejak %(day)s menggantikan %(codes)s.")),
        (after, "new", _("Sejak %(day)s digantikan oleh %(codes)s.")),
    ):
        if found:
            codes = ", ".join(RegionCode(getattr(one, other)).dotted for one in found)
            said.append(text % {"day": date(found[0].valid_from), "codes": codes})
    return said


def _head(area: Area, sheets: tuple[Link, ...], successions: Sequence[Successor]) -> Heading:
    if area.below:
        sentence = _("Setiap angka membuka baris di bawahnya.")
    else:
        sentence = _("Bagian terkecil; keluarganya ada di daftar yang perlu ditangani.")
    sentence = " ".join((sentence, *_told(area, successions)))
    link = Link(_("Yang perlu ditangani di sini"), area.url("exceptions"))
    return Heading(f"{area.name}, {month(area.period)}", sentence, secondary=(*sheets, link))


def _money(area: Area, found: Answers, whole: Mapping[str, int] | None) -> tuple[MoneyRow, ...]:
    sums = found.parts.get(Program.BPNT, {})
    rows = []
    for place in area.below:
        one = sums.get(place.code)
        if one is None:
            continue
        rows.append(_money_row(area, place, one.terms, _count(found.opened, "BPNT", place)))
    if rows and whole:
        opened = sum(n for (program, _path), n in found.opened.items() if program == "BPNT")
        top = Place(area.code, _("Jumlah"), area.path)
        rows.append(_money_row(area, top, whole, opened, total=True))
    return tuple(rows)


def _money_row(
    area: Area, place: Place, terms: Mapping[str, int], opened: int, *, total: bool = False
) -> MoneyRow:
    return MoneyRow(
        name=place.name,
        url="" if total else area.url("region", place.code),
        families=terms["units"],
        ordered_idr=terms["ordered"],
        credited_idr=terms["credited"],
        spent_idr=terms["spent"],
        exceptions=opened,
        exceptions_url=area.url("exceptions", place.code, program=Program.BPNT),
        total=total,
        balance_idr=terms["credited"] + terms["opening"] - terms["spent"] - terms["returned"],
        opens=_opens(area, place, Program.BPNT),
    )


def _opens(area: Area, place: Place, program: str) -> Opens:
    def address(term: str) -> str:
        return figure_url(program, area.period, term, region=place.code)

    return address


def _rice(area: Area, found: Answers, whole: Mapping[str, int] | None) -> tuple[RiceRow, ...]:
    sums = found.parts.get(Program.RASTRA, {})
    rows = []
    for place in area.below:
        one = sums.get(place.code)
        if one is None:
            continue
        rows.append(_rice_row(area, place, one.terms, _count(found.opened, "RASTRA", place)))
    if rows and whole:
        opened = sum(n for (program, _path), n in found.opened.items() if program == "RASTRA")
        top = Place(area.code, _("Jumlah"), area.path)
        rows.append(_rice_row(area, top, whole, opened, total=True))
    return tuple(rows)


def _rice_row(
    area: Area, place: Place, terms: Mapping[str, int], opened: int, *, total: bool = False
) -> RiceRow:
    return RiceRow(
        name=place.name,
        url="" if total else area.url("region", place.code),
        desa=terms["units"],
        quota_g=terms["quota_g"],
        requested_g=terms["requested_g"],
        released_g=terms["released_g"],
        arrived_g=terms["arrived_g"],
        handed_g=terms["handed_g"],
        exceptions=opened,
        exceptions_url=area.url("exceptions", place.code, program=Program.RASTRA),
        total=total,
        opens=_opens(area, place, Program.RASTRA),
    )


def _count(opened: Open, program: str, place: Place) -> int:
    return opened.get((program, place.path), 0)
