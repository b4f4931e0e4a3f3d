"""The rules of quality on the screen: what each means, on what ground, and where it is off."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date
from salur.interfaces.web.pages.quality import RulesPage
from salur.interfaces.web.presenters.quality import part_name
from salur.interfaces.web.words import language, region_name
from salur.quality.domain.rules import Rule, all_rules
from salur.quality.queries import SwitchLine

Names = Mapping[str, str]


def severity_tag(severity: str) -> Tag:
    """Give how heavy a rule weighs."""
    return {
        "suspend": Tag(_("ditidurkan"), "alert"),
        "warning": Tag(_("perlu diperbaiki"), "wait"),
    }.get(severity, Tag(_("keterangan")))


def basis_of(rule: Rule) -> str:
    """Give the legal basis as an office reads it: what was not looked up says so."""
    text = rule.basis.replace(" [L]", "").replace("[L]", "")
    text = text.replace("contracts.md", _("kontrak berkas"))
    text = text.replace("domain.md", _("catatan domain"))
    return text.replace("[PK]", _("(pengetahuan umum, belum dikonfirmasi)")).strip()


def rule_facts(rule: Rule) -> tuple[Definition, ...]:
    """Give what a page says of a rule."""
    return (
        Definition(_("Bobot"), "", tag=severity_tag(rule.severity)),
        Definition(_("Bagian"), NOTHING if rule.part is None else part_name(rule.part)),
        Definition(_("Cara memperbaiki"), rule.remedy.in_language(language())),
        Definition(_("Dasar"), basis_of(rule)),
        Definition(_("Perkiraan kerja"), _("%(n)s menit per keluarga") % {"n": rule.minutes}),
    )


def rules_page(
    area: Area, switches: Sequence[SwitchLine], names: Names, *, may_switch: bool
) -> RulesPage:
    """Turn the rules and where they are off into the page."""
    return RulesPage(
        head=Heading(
            _("Aturan mutu data"),
            _("Setiap aturan punya dasar; mematikannya di satu wilayah meminta alasan."),
        ),
        off=Table(
            caption=_("Dimatikan"),
            columns=(
                Column(_("Aturan")),
                Column(_("Wilayah")),
                Column(_("Sejak")),
                Column(_("Sampai")),
                Column(_("Alasan")),
            ),
            rows=tuple(_off(one, names) for one in switches),
            empty=_("Semua aturan berlaku di sini."),
        ),
        ends=tuple(_end(one) for one in switches) if may_switch else (),
        rules=Table(
            caption=_("Semua aturan"),
            columns=(
                Column(_("Aturan")),
                Column(_("Bobot")),
                Column(_("Bagian")),
                Column(_("Cara memperbaiki")),
                Column(_("Dasar")),
            ),
            rows=tuple(_rule(area, rule) for rule in all_rules().values()),
        ),
    )


def _off(one: SwitchLine, names: Names) -> Row:
    code = "".join(one.path.split(".")[1:])
    return Row(
        (
            Cell(message_of(one.rule)),
            Cell(region_name(names.get(code, code)) or _("Indonesia")),
            Cell(date(one.valid_from)),
            Cell(date(one.valid_to) if one.valid_to else NOTHING),
            Cell(one.reason, note=one.switched_by_name),
        )
    )


def _end(one: SwitchLine) -> Action:
    label = _("Hidupkan lagi: %(rule)s") % {"rule": message_of(one.rule)}
    return Action(label, reverse("quality-switch-on", args=[one.id]), "post", keys.new_key())


def message_of(code: str) -> str:
    rules = all_rules()
    return rules[code].message.in_language(language()) if code in rules else code


def _rule(area: Area, rule: Rule) -> Row:
    return Row(
        (
            Cell(
                rule.message.in_language(language()),
                area.url("quality-families", rule=rule.code),
            ),
            Cell("", tag=severity_tag(rule.severity)),
            Cell(NOTHING if rule.part is None else part_name(rule.part)),
            Cell(rule.remedy.in_language(language())),
            Cell(basis_of(rule)),
        )
    )
