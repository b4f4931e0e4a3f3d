"""One exception that no family page shows: a desa's rice, or an account that nobody ordered for."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web.components import Definition, Heading, Link, Tag
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import date, kilograms, month, rupiah
from salur.interfaces.web.pages.unit import UnitPage, UnitVersion
from salur.interfaces.web.presenters.carried import age_said, matter_table
from salur.interfaces.web.words import (
    PROGRAMS,
    cause_name,
    class_name,
    finding_name,
    owner_name,
    reason_name,
    region_name,
    resolution_name,
    what_to_do,
)
from salur.kernel.period import Period
from salur.reconciliation import queries as reconciliation


def unit_page(
    row: reconciliation.ExceptionRow,
    units: Sequence[reconciliation.UnitRow],
    names: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    matter: reconciliation.Matter | None = None,
    files: Mapping[UUID, EvidenceRow] = MappingProxyType({}),
    *,
    may_propose: bool = False,
) -> UnitPage:
    """Turn the exception and its account's versions into the page."""
    period = Period.from_number(row.period)
    worth = rupiah(row.amount) if row.unit == "IDR" else kilograms(row.amount)
    place = region_name(names.get(row.kode_wilayah or "", "")) or _("tanpa wilayah")
    facts = [
        Definition(_("Program"), f"{PROGRAMS[row.program]}, {month(period)}"),
        Definition(_("Tempat"), place, _region_url(row)),
        Definition(_("Jumlah"), worth),
        Definition(_("Giliran"), owner_name(row.owner)),
        Definition(_("Terbuka sejak"), date(row.opened_at.date())),
    ]
    if row.resolved_kind and row.resolved_on:
        facts.append(
            Definition(
                _("Selesai"), f"{resolution_name(row.resolved_kind)}, {date(row.resolved_on)}"
            )
        )
    elif hung := age_said(Period.from_number(row.since), period):
        facts.append(Definition(_("Umur"), hung))
    if row.reason:
        facts.append(Definition(_("Sebab yang diketahui"), reason_name(row.reason)))
    if next_step := what_to_do(row.program, row.cause, row.klass):
        facts.insert(0, Definition(_("Yang menyelesaikan"), next_step))
    facts.append(Definition(_("Bukti"), _("berkas bulan itu"), _files_url(row)))
    facts.append(Definition(_("Baris"), _("satuan dan baris berkasnya"), _units_url(row)))
    if row.id_kpm and row.id_kpm in families:
        identity, name = families[row.id_kpm]
        facts.append(Definition(_("Keluarga"), name, reverse("family", args=[identity])))
    if units:
        facts.append(Definition(_("Rekening"), f"••••{units[0].last4}"))
    if row.bank:
        facts.append(Definition(_("Bank"), row.bank))
    return UnitPage(
        head=Heading(
            cause_name(row.program, row.cause, row.klass),
            _("%(worth)s di %(place)s.") % {"worth": worth, "place": place}
            if row.kode_wilayah
            else _("%(worth)s, tanpa perintah dan karena itu tanpa wilayah.") % {"worth": worth},
            secondary=(Link(_("Usulkan penghapusan"), reverse("write-off-new", args=[row.id])),)
            if may_propose and row.resolved_kind is None
            else (),
        ),
        facts=tuple(facts),
        versions=tuple(unit_version(one) for one in units),
        matter=matter_table(matter, files) if matter else None,
        back=f"{reverse('exceptions')}?{urlencode({'period': str(period)})}",
    )


def status_of(klass: int) -> Tag:
    """Give the class of an account as a status: red for what starts with the bank."""
    label = class_name("BPNT", klass)
    if klass <= 8:
        return Tag(label, "alert")
    return Tag(label, "wait" if klass == 10 else "good" if klass == 12 else "plain")


def _files_url(row: reconciliation.ExceptionRow) -> str:
    asked = {"period": str(Period.from_number(row.period)), "only": "month"}
    asked |= {"region": row.code} if row.code.isdecimal() else {}
    return f"{reverse('evidence')}?{urlencode(asked)}"


def _units_url(row: reconciliation.ExceptionRow) -> str:
    """Give where the units of the exception's figure are listed: of rice its gap's."""
    is_class = row.cause == "class"
    term = "units" if is_class else f"{row.cause.removesuffix('_g')}_g"
    return figure_url(
        row.program,
        Period.from_number(row.period),
        term,
        region=row.kode_wilayah or "",
        klass=row.klass if is_class else None,
    )


def _region_url(row: reconciliation.ExceptionRow) -> str:
    if not row.kode_wilayah:
        return ""
    asked = {"region": row.kode_wilayah, "period": str(Period.from_number(row.period))}
    return f"{reverse('region')}?{urlencode(asked)}"


def unit_version(one: reconciliation.UnitRow, *, with_month: bool = False) -> UnitVersion:
    """Give an account's month as one version has it; a family's page names the month too."""
    until = _("sampai versi %(number)s") % {"number": one.until} if one.until else _("berlaku")
    which = _("Versi %(number)s, %(until)s") % {"number": one.since, "until": until}
    if with_month:
        which = f"{month(Period.from_number(one.period))}, ••••{one.last4}: {which}"
    return UnitVersion(
        versions=which,
        label=class_name("BPNT", one.klass),
        ordered=one.ordered,
        credited=one.credited,
        spent=one.spent,
        returned=one.returned,
        opening=one.opening,
        findings=", ".join(map(finding_name, one.findings)),
    )
