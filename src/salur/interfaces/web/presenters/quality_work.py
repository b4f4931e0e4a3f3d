"""What to fix first, and the families that break a rule."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Pager,
    Row,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, family_name, number
from salur.interfaces.web.pages.quality import FirstPage, WorklistPage
from salur.interfaces.web.presenters.quality import part_name
from salur.interfaces.web.presenters.quality_rules import (
    basis_of,
    message_of,
    rule_facts,
    severity_tag,
)
from salur.interfaces.web.sheets import Sheet
from salur.interfaces.web.words import language, region_name
from salur.quality.domain.rules import Part, Rule, all_rules
from salur.quality.queries import GroupLine, ViolationLine

_MINUTES = 60
Names = Mapping[str, str]


def first_page(
    area: Area, part: Part | None, groups: Sequence[GroupLine], names: Names, *, more: str
) -> FirstPage:
    """Turn one page of groups into the page."""
    everything = Choice("", _("Semua"))
    parts = (everything, *(Choice(one, part_name(one), one == part) for one in Part))
    hidden = (("region", area.code), ("period", str(area.period)))
    next_url = area.url("quality-first", part=part or "", after=more) if more else ""
    return FirstPage(
        head=Heading(
            _("Apa yang diperbaiki dulu di %(area)s") % {"area": area.name},
            _("Urut menurut keluarga yang menjadi sah atau dapat disalurkan lagi per jam kerja."),
        ),
        filter=FilterForm(
            reverse("quality-first"),
            (FilterField("part", _("Bagian"), parts),),
            area.url("quality-first"),
            hidden=tuple(pair for pair in hidden if pair[1]),
        ),
        table=Table(
            caption=_("Kelompok menurut aturan dan desa"),
            hide_caption=True,
            columns=(
                Column(_("Aturan dan desa")),
                Column(_("Keluarga"), number=True),
                Column(_("Menjadi sah"), number=True),
                Column(_("Dapat disalurkan lagi"), number=True),
                Column(_("Jam kerja"), number=True),
                Column(_("Keluarga per jam"), number=True),
                Column(_("Cara memperbaiki")),
            ),
            rows=tuple(_group(area, one, names) for one in groups if one.rule in all_rules()),
            empty=_("Tidak ada yang perlu diperbaiki."),
            pager=Pager(
                _("%(n)s kelompok di halaman ini") % {"n": number(len(groups))}, "", next_url
            ),
        ),
    )


def _group(area: Area, one: GroupLine, names: Names) -> Row:
    rule = all_rules()[one.rule]
    return Row(
        (
            Cell(
                rule.message.in_language(language()),
                area.url("quality-families", one.kode_wilayah, rule=one.rule),
                note=_place(one.kode_wilayah, names),
            ),
            Cell(number(one.families)),
            Cell(number(one.freed)),
            Cell(number(one.payable)),
            Cell(_hours(one.families * one.minutes)),
            Cell(_decimal(one.rate)),
            Cell(rule.remedy.in_language(language()), note=basis_of(rule)),
        )
    )


def _hours(minutes: int) -> str:
    return _decimal(minutes / _MINUTES)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",") if language() == "id" else f"{value:.1f}"


def _place(code: str, names: Names) -> str:
    return ", ".join(region_name(names[one]) for one in (code, code[:6]) if one in names) or code


def places_of(codes: Sequence[str]) -> set[str]:
    """Give the codes of the regions whose names are wanted: desa and kecamatan."""
    return {*codes, *(code[:6] for code in codes)}


def worklist_page(
    area: Area,
    rule: Rule,
    lines: Sequence[ViolationLine],
    families: Mapping[str, tuple[UUID, str]],
    names: Names,
    *,
    more: str,
    may_export: bool,
    may_switch: bool,
) -> WorklistPage:
    """Turn one page of the families that break a rule into the page."""
    fields = (("region", area.code), ("period", str(area.period)), ("rule", rule.code))
    hidden = tuple(pair for pair in fields if pair[1])
    export = Action(
        _("Unduh XLSX"), reverse("quality-export"), "post", fields=(*hidden, ("as", "xlsx"))
    )
    off = Action(_("Matikan aturan ini di sini"), area.url("quality-switch", rule=rule.code))
    next_url = area.url("quality-families", rule=rule.code, after=more) if more else ""
    return WorklistPage(
        head=Heading(
            rule.message.in_language(language()),
            _("Daftar kerja %(area)s: cetak, atau buka keluarganya satu per satu.")
            % {"area": area.name},
            buttons=(export,) if may_export and lines else (),
        ),
        facts=rule_facts(rule),
        switch=off if may_switch else None,
        table=Table(
            caption=_("Keluarga yang melanggar aturan ini"),
            hide_caption=True,
            columns=(
                Column(_("Keluarga")),
                Column(_("ID KPM")),
                Column(_("Desa")),
                Column(_("Kolom")),
                Column(_("Bersama")),
                Column(_("Sejak")),
            ),
            rows=tuple(_violation(one, families, names) for one in lines),
            empty=_("Tidak ada keluarga yang melanggar aturan ini."),
            pager=Pager(_("%(n)s baris di halaman ini") % {"n": number(len(lines))}, "", next_url),
        ),
    )


def _violation(one: ViolationLine, families: Mapping[str, tuple[UUID, str]], names: Names) -> Row:
    name = family_name(families, one.id_kpm)
    url = reverse("family", args=[one.family]) if one.id_kpm in families else ""
    return Row(
        (
            Cell(name, url),
            Cell(one.id_kpm),
            Cell(_place(one.kode_wilayah, names)),
            Cell(one.column),
            Cell(one.related or NOTHING),
            Cell(date(one.since)),
        )
    )


def worklist_sheet(lines: Sequence[ViolationLine], names: Names) -> Sheet:
    """Give a worklist as a sheet: families by `id_kpm`, no number of anybody."""
    heads = (
        *(_("ID KPM"), _("Kode wilayah"), _("Desa"), _("Kolom"), _("Bersama"), _("Sejak")),
        *(_("Masalah"), _("Cara memperbaiki"), _("Hasil lapangan")),
    )
    rules = all_rules()
    return Sheet(
        _("Daftar kerja"),
        heads,
        (
            (
                *(one.id_kpm, one.kode_wilayah, region_name(names.get(one.kode_wilayah, ""))),
                *(one.column, one.related, one.since.isoformat()),
                *(rules[one.rule].message.in_language(language()),),
                *(rules[one.rule].remedy.in_language(language()), ""),
            )
            for one in lines
        ),
    )


def family_violations(lines: Sequence[ViolationLine]) -> Table:
    """Give what one family breaks, for its own page."""
    rules = all_rules()
    return Table(
        caption=_("Mutu data keluarga ini"),
        hide_caption=True,
        columns=(Column(_("Masalah")), Column(_("Cara memperbaiki")), Column(_("Sejak"))),
        rows=tuple(
            Row(
                (
                    Cell(message_of(one.rule), tag=severity_tag(one.severity)),
                    Cell(rules[one.rule].remedy.in_language(language())),
                    Cell(date(one.since)),
                )
            )
            for one in lines
            if one.rule in rules
        ),
        empty=_("Tidak ada aturan yang dilanggar."),
    )
