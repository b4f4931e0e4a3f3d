"""One unit: an account's month or a desa's month, every version of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Definition, Heading, Row, Table
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import kilograms, month
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.unit import UnitVersion, version_table
from salur.interfaces.web.words import class_name, finding_name, region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.queries import MoneyUnit, RiceUnit

_DIGITS = (10, 6, 4)


@dataclass(frozen=True)
class UnitPage(ThingPage):
    """One unit as a page; `back` is the name and the address of where its like are listed."""

    back: tuple[str, str] = ("", "")


def money_page(
    versions: Sequence[MoneyUnit],
    names: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    parts: Sequence[Part] = (),
) -> UnitPage:
    """Turn an account's month, newest version first, into its page."""
    now, period = versions[0], Period.from_number(versions[0].period)
    facts = [
        Definition(_("Program"), f"BPNT, {month(period)}"),
        Definition(_("Tempat"), _place(now.kode_wilayah, names), _region(now.kode_wilayah, period)),
        Definition(_("Kelas"), class_name(Program.BPNT, now.klass)),
        Definition(_("Rekening"), f"••••{now.last4}"),
    ]
    if now.bank:
        facts.append(Definition(_("Bank"), now.bank))
    if now.id_kpm and now.id_kpm in families:
        identity, name = families[now.id_kpm]
        facts.append(Definition(_("Keluarga"), name, reverse("family", args=[identity])))
    written = tuple(
        UnitVersion(
            versions=_which(one),
            label=class_name(Program.BPNT, one.klass),
            ordered=one.ordered,
            credited=one.credited,
            spent=one.spent,
            returned=one.returned,
            opening=one.opening,
            findings=", ".join(map(finding_name, one.findings)),
        )
        for one in versions
    )
    title = _("Rekening ••••%(last4)s, %(month)s") % {"last4": now.last4, "month": month(period)}
    table = version_table(written)
    return _page(title, facts, table, Program.BPNT, period, now.kode_wilayah, parts)


def rice_page(
    versions: Sequence[RiceUnit], names: Mapping[str, str], parts: Sequence[Part] = ()
) -> UnitPage:
    """Turn a desa's month, newest version first, into its page."""
    now, period = versions[0], Period.from_number(versions[0].period)
    facts = [
        Definition(_("Program"), f"Rastra, {month(period)}"),
        Definition(_("Tempat"), _place(now.kode_wilayah, names), _region(now.kode_wilayah, period)),
        Definition(_("Kelas"), class_name(Program.RASTRA, now.klass)),
    ]
    heads = (_("Kuota"), _("SPA"), _("DO"), _("Tiba"), _("Ditolak"), _("Diserahkan"))
    table = Table(
        caption=_("Menurut versi"),
        hide_caption=True,
        columns=(
            *(Column(_("Versi")), Column(_("Kelas"))),
            *(Column(head, number=True) for head in heads),
        ),
        rows=tuple(_rice_row(one) for one in versions),
    )
    place = region_name(names.get(now.kode_wilayah, now.kode_wilayah))
    title = _("Beras %(place)s, %(month)s") % {"place": place, "month": month(period)}
    return _page(title, facts, table, Program.RASTRA, period, now.kode_wilayah, parts)


def _page(
    title: str,
    facts: Sequence[Definition],
    table: Table,
    program: str,
    period: Period,
    code: str | None,
    parts: Sequence[Part],
) -> UnitPage:
    back = figure_url(program, period, "units", region=code or "")
    return UnitPage(
        head=Heading(title, _("Dari angka sampai baris berkas yang mendasarinya.")),
        facts=tuple(facts),
        facts_title=_("Keterangan"),
        parts=(*parts, Part(_("Menurut versi"), table, "versi")),
        back=(_("Satuan lain di sini"), back),
    )


def _rice_row(one: RiceUnit) -> Row:
    amounts = (
        *(one.quota_g, one.requested_g, one.released_g),
        *(one.arrived_g, one.rejected_g, one.handed_g),
    )
    notes = ", ".join(map(finding_name, one.findings))
    return Row(
        (
            Cell(_which(one)),
            Cell(class_name(Program.RASTRA, one.klass), note=notes),
            *(Cell(kilograms(grams)) for grams in amounts),
        )
    )


def _which(one: MoneyUnit | RiceUnit) -> str:
    until = _("sampai versi %(number)s") % {"number": one.until} if one.until else _("berlaku")
    return _("Versi %(number)s, %(until)s") % {"number": one.since, "until": until}


def _place(code: str | None, names: Mapping[str, str]) -> str:
    if not code:
        return _("tanpa wilayah")
    said = (region_name(names.get(code[:digits], "")) for digits in _DIGITS)
    return ", ".join(dict.fromkeys(one for one in said if one))


def _region(code: str | None, period: Period) -> str:
    return f"{reverse('region')}?region={code}&period={period}" if code else ""
