"""Turns layouts, and what a trial of one gave, into pages."""

from collections.abc import Mapping, Sequence
from importlib import resources

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import allowed
from salur.access.queries import Actor
from salur.evidence.actions import LayoutRefused, Trial
from salur.evidence.domain.rules import RULES
from salur.evidence.pipeline.decoding import ControlFigure
from salur.evidence.queries import LayoutRow
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    Definition,
    Heading,
    Link,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date, number, rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.layouts import (
    LayoutPage,
    LayoutRowView,
    LayoutsPage,
    ProblemRow,
    TriedPanel,
)
from salur.interfaces.web.presenters.uploads import contract_title
from salur.interfaces.web.words import said
from salur.parties.queries import Organisation

_EXAMPLES = ("contoh_lebar.1", "contoh_pisah.1")


def layouts_page(
    area: Area,
    actor: Actor,
    senders: Sequence[Organisation],
    rows: Sequence[LayoutRow],
    *,
    asked: Mapping[str, str],
    trial: Trial | None = None,
    error: str = "",
    refused: LayoutRefused | None = None,
) -> LayoutsPage:
    """Give the page; `asked` are earlier entries."""
    chosen = asked.get("sender", "")
    return LayoutsPage(
        head=Heading(
            _("Tata letak berkas bank"),
            _("Untuk berkas dalam format bank sendiri. Dicoba dahulu, lalu disetujui orang lain."),
        ),
        url=reverse("layouts"),
        key=new_key(),
        error=error if refused is None else "",
        problems=tuple(
            ProblemRow(one.key, said(one.reason), said(one.remedy))
            for one in (refused.problems if refused else ())
        ),
        text=asked.get("text", ""),
        senders=tuple(Choice(str(one.id), one.name, str(one.id) == chosen) for one in senders),
        examples=tuple(Link(label, area.url("layouts", example=label)) for label in _EXAMPLES),
        may_propose=allowed(actor.roles, "layout.propose"),
        tried=_tried(trial) if trial else None,
        rows=tuple(map(_row, rows)),
    )


def example_text(label: str) -> str:
    """Give the description of an example that comes with the program, empty where there is none."""
    if label not in _EXAMPLES:
        return ""
    return resources.files("salur.evidence").joinpath("layouts", f"{label}.toml").read_text("utf-8")


def layout_page(row: LayoutRow, actor: Actor, *, error: str = "") -> LayoutPage:
    """Give the page of one layout."""
    may_approve = row.is_open and row.made_by != actor.person_id
    facts = [
        Definition(_("Pengirim"), row.sender_name),
        Definition(_("Jenis berkas"), contract_title(row.contract)),
        Definition(_("Berlaku mulai"), date(row.valid_from)),
        Definition(_("Dicoba"), _("%(accepted)s dari %(rows)s baris dapat dipakai") % {
            "accepted": number(row.tried_accepted), "rows": number(row.tried_rows)}),
        Definition(_("Diajukan"), _by(row.made_by_name, row.made_at)),
    ]  # fmt: skip
    if row.approved_at is not None:
        facts.append(Definition(_("Disetujui"), _by(row.approved_by_name, row.approved_at)))
    if row.withdrawn_at is not None:
        day = date(timezone.localdate(row.withdrawn_at))
        facts.append(Definition(_("Dicabut"), f"{day}: {row.withdrawn_reason}"))
    return LayoutPage(
        head=Heading(f"{row.label}: {row.title}", _sentence(row)),
        status=_status(row),
        error=error,
        facts=tuple(facts),
        text=row.text,
        approve_url=reverse("layout-approve", args=[row.id])
        if may_approve and allowed(actor.roles, "layout.approve")
        else "",
        withdraw_url=reverse("layout-withdraw", args=[row.id])
        if row.withdrawn_at is None and allowed(actor.roles, "layout.withdraw")
        else "",
        new_version_url=f"{reverse('layouts')}?from={row.id}"
        if allowed(actor.roles, "layout.propose")
        else "",
    )


def _sentence(row: LayoutRow) -> str:
    if row.is_open:
        return _("Menunggu disetujui orang lain; sampai itu belum dipakai.")
    if row.withdrawn_at is not None:
        return _("Tidak dipakai lagi. Berkas yang sudah dibaca tidak berubah.")
    return _("Berkas pengirim ini yang sesuai dibaca dengannya. Isinya tidak pernah diubah.")


def _by(person: str, at: object) -> str:
    return _("%(day)s, %(person)s") % {
        "day": date(timezone.localdate(at)),  # type: ignore[arg-type]
        "person": person,
    }


def _row(row: LayoutRow) -> LayoutRowView:
    return LayoutRowView(
        label=Link(row.label, reverse("layout", args=[row.id])),
        title=row.title,
        sender=row.sender_name,
        contract=contract_title(row.contract),
        valid_from=date(row.valid_from),
        status=_status(row),
    )


def _status(row: LayoutRow) -> Tag:
    if row.withdrawn_at is not None:
        return Tag(_("dicabut"), "plain")
    return Tag(_("menunggu persetujuan"), "wait") if row.is_open else Tag(_("dipakai"), "good")


def _tried(trial: Trial) -> TriedPanel:
    tried = trial.tried
    total = "–" if tried.total is None else rupiah(tried.total)
    return TriedPanel(
        staged=str(trial.staged),
        label=trial.layout.label,
        facts=(
            Definition(_("Jenis berkas"), contract_title(trial.layout.contract)),
            Definition(_("Baris"), number(tried.rows)),
            Definition(_("Dapat dipakai"), number(tried.accepted)),
            Definition(_("Jumlah nilai"), total),
        ),
        verdict=_verdict(trial),
        controls=_controls(tried.controls),
        preview=Table(
            caption=_("Baris pertama, nomor orang disamarkan"),
            columns=tuple(Column(name) for name in (_("baris"), *tried.columns)),
            rows=tuple(Row(tuple(Cell(cell) for cell in row)) for row in tried.preview),
            empty=_("Tidak ada baris rincian."),
        ),
        findings=Table(
            caption=_("Temuan"),
            columns=(Column(_("temuan")), Column(_("baris"), number=True)),
            rows=tuple(
                Row((Cell(_message(rule)), Cell(number(found))))
                for rule, found in tried.findings.items()
            ),
            empty=_("Tidak ada temuan."),
        ),
        may_propose=tried.fits,
    )


def _verdict(trial: Trial) -> Tag:
    if trial.tried.fits:
        return Tag(_("terbaca utuh"), "good")
    if any(not one.agrees for one in trial.tried.controls):
        return Tag(_("angka kontrol berbeda"), "alert")
    return Tag(_("tidak ada baris yang dapat dipakai"), "alert")


def _message(rule: str) -> str:
    return said(RULES[rule].message) if rule in RULES else rule


def _controls(figures: Sequence[ControlFigure]) -> Table:
    return Table(
        caption=_("Angka kontrol dalam berkas"),
        columns=(
            Column(_("angka")),
            Column(_("baris"), number=True),
            Column(_("menurut bank"), number=True),
            Column(_("terhitung"), number=True),
            Column(_("hasil")),
        ),
        rows=tuple(
            Row((
                Cell(said(one.name)), Cell(number(one.line)), Cell(_figure(one, one.declared)),
                Cell(_figure(one, one.found)), Cell(_("sama") if one.agrees else _("berbeda")),
            ))
            for one in figures
        ),
        empty=_("Tata letak ini tidak menyebut angka kontrol."),
    )  # fmt: skip


def _figure(one: ControlFigure, amount: int) -> str:
    if not one.is_money:
        return number(amount)
    whole, cents = divmod(amount, 100)
    return rupiah(whole) + (f",{cents:02}" if cents else "")
