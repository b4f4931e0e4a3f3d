"""The account and card of one family: how they stand, what was said of them, what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.card_words import stage_name, stage_tag, verdict_tag, why_unhanded
from salur.interfaces.web.components import Cell, Column, Definition, Heading, Link, Row, Table, Tag
from salur.interfaces.web.formatting import NOTHING, date
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name
from salur.registry.queries import CardWord, Standing


@dataclass(frozen=True)
class Answers:
    """What the queries said of a family's card."""

    standing: Standing
    words: Sequence[CardWord]
    names: Mapping[str, str]
    panels: tuple[Panel, ...]
    may_see_family: bool


def card_page(found: Answers) -> ThingPage:
    """Turn the answers into the page."""
    one = found.standing
    links = (Link(_("Buka keluarganya"), reverse("family", args=[one.family_id])),)
    return ThingPage(
        head=Heading(
            _("Rekening dan kartu %(name)s") % {"name": one.name},
            _("Catat apa yang terjadi dengan kartunya, satu langkah setiap kali."),
            secondary=links if found.may_see_family else (),
        ),
        status=_status(one),
        facts_title=_("Sekarang"),
        facts=_facts(one, found.names),
        parts=(Part(_("Riwayat"), _words(found.words), "riwayat-kartu"),),
        panels=found.panels,
    )


def _status(one: Standing) -> Tag:
    if one.blind is None:
        return Tag(_("belum ada kartu"), "alert")
    return stage_tag(one.state or "UNREPORTED")


def _facts(one: Standing, names: Mapping[str, str]) -> tuple[Definition, ...]:
    desa = region_name(names.get(one.kode_wilayah, one.kode_wilayah))
    account = stage_name(one.account_state) if one.account_state else _("belum dilaporkan")
    return (
        Definition(_("ID KPM"), one.id_kpm),
        Definition(_("Desa"), desa),
        Definition(_("Bank"), one.bank or NOTHING),
        Definition(_("Rekening"), account if one.bank else NOTHING),
        Definition(_("Kartu (KKS)"), f"•••• {one.last4}" if one.last4 else NOTHING),
        Definition(_("Kabar terakhir"), date(one.as_of) if one.as_of else NOTHING),
    )


def _words(words: Sequence[CardWord]) -> Table:
    heads = (_("Tanggal"), _("Tentang"), _("Kabarnya"), _("Asal"), _("Hasil"))
    return Table(
        caption=_("Riwayat"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(_word(one) for one in words),
        empty=_("Belum ada kabar tentang rekening atau kartu keluarga ini."),
    )


def _word(one: CardWord) -> Row:
    about = _("Kartu") if one.subject == "CARD" else _("Rekening")
    number = f"•••• {one.last4}" if one.last4 else ""
    source = Cell(one.by_name or NOTHING)
    if one.evidence:
        row = _("baris %(row)s") % {"row": one.row} if one.row else _("berkas bank")
        source = Cell(row, reverse("evidence-file", args=[one.evidence]))
    return Row(
        (
            Cell(date(one.day)),
            Cell(about, note=number),
            Cell(stage_name(one.state), note=why_unhanded(one.reason) if one.reason else ""),
            source,
            Cell("", tag=verdict_tag(one.verdict, late=one.late)),
        )
    )
