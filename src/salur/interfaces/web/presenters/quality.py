"""How valid the data of an area is, from the kept scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import MonthPanel, MonthValue, sparkbar
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Notice,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, number, percent
from salur.interfaces.web.pages.quality import QualityPage
from salur.interfaces.web.words import language
from salur.kernel.period import Period
from salur.quality.domain.rules import Part, all_rules
from salur.quality.queries import AssessmentLine, RegionScore, RuleLine

_LOW = 800  # per mille of valid families under which a region is marked


@dataclass(frozen=True)
class Answers:
    """What the queries said about the quality of an area."""

    scores: Sequence[RegionScore]
    below: Sequence[RegionScore]
    rules: Sequence[RuleLine]
    newest: AssessmentLine | None
    is_running: bool
    may_assess: bool


def part_name(part: Part) -> str:
    """Give the name of a part of validity."""
    return {
        Part.COMPLETE: _("Lengkap"),
        Part.WELL_FORMED: _("Benar bentuknya"),
        Part.UNIQUE: _("Tunggal"),
        Part.MATCHED: _("Padan"),
        Part.FRESH: _("Mutakhir"),
    }[part]


def quality_page(area: Area, found: Answers) -> QualityPage:
    """Turn the answers into the page."""
    here = found.scores[-1] if found.scores else None
    return QualityPage(
        head=Heading(
            _("Mutu data %(area)s") % {"area": area.name},
            _("Keluarga sah bila datanya lengkap, benar bentuknya, tunggal, padan dan mutakhir."),
            action=_check(area) if found.may_assess and not found.is_running else None,
            secondary=(
                Link(_("Apa yang diperbaiki dulu"), area.url("quality-first")),
                Link(_("Daftar aturan"), area.url("quality-rules")),
            ),
        ),
        stats=_stats(area, here, found.newest) if here else (),
        notice=_notice(found, here),
        parts=_parts(area, here) if here else None,
        months=_months(found.scores) if here else (),
        below=_below(area, found.below) if found.below else None,
        rules=_rules(area, found.rules) if here else None,
    )


def _check(area: Area) -> Action:
    fields = (("region", area.code), ("period", str(area.period)))
    return Action(_("Periksa sekarang"), area.url("quality-assess"), "post", keys.new_key(), fields)


def _notice(found: Answers, here: RegionScore | None) -> Notice | None:
    if found.is_running:
        return Notice(
            "loading",
            _("Pemeriksaan sedang berjalan"),
            _("Muat ulang halaman ini untuk melihat hasilnya."),
        )
    if here is None:
        return Notice(
            "empty",
            _("Belum pernah diperiksa"),
            _("Nilai muncul setelah data KPM diterima dan diperiksa."),
        )
    if found.newest is not None and found.newest.left_out:
        return Notice(
            "done",
            _("%(n)s pelanggaran tidak dihitung") % {"n": number(found.newest.left_out)},
            _("Aturannya dimatikan di sebagian wilayah; lihat daftar aturan."),
        )
    return None


def _stats(area: Area, here: RegionScore, newest: AssessmentLine | None) -> tuple[Stat, ...]:
    checked = _("diperiksa %(day)s") % {"day": date(newest.assessed_at.date())} if newest else ""
    low = here.families and here.valid * 1000 // here.families < _LOW
    return (
        Stat(
            _("Keluarga sah"),
            percent(here.valid, here.families) if here.families else NOTHING,
            _("%(valid)s dari %(all)s keluarga")
            % {"valid": number(here.valid), "all": number(here.families)},
            area.url("quality-first"),
            needs_someone=bool(low),
        ),
        Stat(
            _("Belum sah"),
            number(here.families - here.valid),
            checked,
            area.url("quality-first"),
        ),
    )


def _share(value: int | None, whole: int) -> str:
    return NOTHING if value is None or not whole else percent(value, whole)


def _parts(area: Area, here: RegionScore) -> Table:
    rows = []
    for part in Part:
        value = here.parts[part]
        text = _share(value, here.families)
        picture = None
        if value is not None:
            picture = sparkbar(value, here.families, text=f"{part_name(part)}: {text}")
        lacking = NOTHING if value is None else number(here.families - value)
        url = area.url("quality-first", part=part) if value is not None else ""
        rows.append(
            Row(
                (
                    Cell(part_name(part), url),
                    Cell("", picture=picture) if picture else Cell(_("belum diukur")),
                    Cell(text),
                    Cell(lacking, url if value not in (None, here.families) else ""),
                )
            )
        )
    return Table(
        caption=_("Lima bagian nilai"),
        columns=(
            Column(_("Bagian")),
            Column(_("Gambar")),
            Column(_("Bagian yang baik"), number=True),
            Column(_("Keluarga kurang"), number=True),
        ),
        rows=tuple(rows),
    )


def _months(scores: Sequence[RegionScore]) -> tuple[MonthPanel, ...]:
    def panel(label: str, values: Sequence[int | None]) -> MonthPanel:
        return MonthPanel(
            label,
            tuple(
                MonthValue(
                    Period.from_number(one.period),
                    None if value is None or not one.families else value * 1000 // one.families,
                    _share(value, one.families),
                )
                for one, value in zip(scores, values, strict=True)
            ),
        )

    panels = [panel(_("Sah"), [one.valid for one in scores])]
    for part in Part:
        values = [one.parts[part] for one in scores]
        if any(value is not None for value in values):
            panels.append(panel(part_name(part), values))
    return tuple(panels)


def _below(area: Area, scores: Sequence[RegionScore]) -> Table:
    return Table(
        caption=_("Wilayah di bawahnya, yang paling perlu bantuan lebih dulu"),
        columns=(
            Column(_("Wilayah")),
            Column(_("Sah"), number=True),
            Column(_("Gambar")),
            Column(_("Keluarga"), number=True),
            *(Column(part_name(part), number=True) for part in Part),
        ),
        rows=tuple(_region(area, one) for one in scores),
    )


def _region(area: Area, one: RegionScore) -> Row:
    text = _share(one.valid, one.families)
    name = area.names.get(one.code, one.code)
    low = one.valid * 1000 // max(one.families, 1) < _LOW
    is_desa = len(one.code) == 10
    url = area.url("quality-first" if is_desa else "quality", one.code)
    return Row(
        (
            Cell(name, url),
            Cell(text, needs_someone=low),
            Cell("", picture=sparkbar(one.valid, one.families, text=f"{name}: {text}")),
            Cell(number(one.families)),
            *(Cell(_share(one.parts[part], one.families)) for part in Part),
        )
    )


def _rules(area: Area, lines: Sequence[RuleLine]) -> Table:
    rules = all_rules()
    return Table(
        caption=_("Aturan yang dilanggar"),
        columns=(
            Column(_("Aturan")),
            Column(_("Bagian")),
            Column(_("Keluarga"), number=True),
            Column(_("Hanya kurang ini"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        rules[one.rule].message.in_language(language()),
                        area.url("quality-families", rule=one.rule),
                    ),
                    Cell(_part_of(one.rule)),
                    Cell(number(one.families)),
                    Cell(number(one.freed)),
                )
            )
            for one in lines
            if one.rule in rules
        ),
        empty=_("Tidak ada aturan yang dilanggar."),
    )


def _part_of(rule: str) -> str:
    part = all_rules()[rule].part
    return NOTHING if part is None else part_name(part)
