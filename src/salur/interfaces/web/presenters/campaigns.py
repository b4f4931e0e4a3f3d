"""Hand-overs of cards: the list, and one with who is called up and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.queries import Campaign, CampaignCard
from salur.interfaces.web.card_words import campaign_tag, why_unhanded
from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name


@dataclass(frozen=True)
class Answers:
    """What the queries said of a hand-over; `families` by id, those in scope."""

    one: Campaign
    cards: Sequence[CampaignCard]
    families: Mapping[UUID, str]
    names: Mapping[str, str]
    panels: tuple[Panel, ...]
    first: bool
    next_after: int | None


def campaign_table(
    found: Sequence[Campaign], names: Mapping[str, str], pager: Pager | None = None
) -> Table:
    """Give hand-overs as a table."""
    heads = (_("Desa"), _("Hari"), _("Tempat"), _("Bank"), _("Keadaan"))
    figures = (_("Kartu"), _("Diserahkan"), _("Tidak terdistribusi"), _("Tidak hadir"))
    return Table(
        caption=_("Pembagian kartu"),
        hide_caption=True,
        columns=(
            *(Column(head) for head in heads),
            *(Column(figure, number=True) for figure in figures),
        ),
        rows=tuple(_row(one, names) for one in found),
        empty=_("Belum ada pembagian kartu yang direncanakan di wilayah ini."),
        pager=pager,
    )


def campaign_page(found: Answers) -> ThingPage:
    """Turn one hand-over into its page."""
    one = found.one
    desa = region_name(found.names.get(one.kode_wilayah, one.kode_wilayah))
    return ThingPage(
        head=Heading(
            _("Pembagian kartu %(desa)s, %(day)s") % {"desa": desa, "day": date(one.day)},
            _("Cetak undangan dan berita acara; sesudahnya catat hanya yang tidak menerima."),
            secondary=(
                Link(_("Undangan dan berita acara (PDF)"), reverse("campaign-pdf", args=[one.id])),
            ),
        ),
        status=campaign_tag(one.state),
        facts_title=_("Pembagian ini"),
        facts=_facts(one),
        parts=(_cards(found),),
        panels=found.panels,
    )


def _row(one: Campaign, names: Mapping[str, str]) -> Row:
    many = (one.cards, one.handed, one.unhanded, one.absent)
    return Row(
        (
            Cell(
                region_name(names.get(one.kode_wilayah, one.kode_wilayah)),
                reverse("campaign", args=[one.id]),
            ),
            Cell(date(one.day)),
            Cell(one.place),
            Cell(one.bank_name),
            Cell("", tag=campaign_tag(one.state)),
            *(Cell(number(each)) for each in many),
        )
    )


def _facts(one: Campaign) -> tuple[Definition, ...]:
    lines = [
        Definition(_("Tempat"), one.place),
        Definition(_("Bank"), one.bank_name),
        Definition(_("Kartu"), number(one.cards)),
        Definition(_("Direncanakan"), f"{date_and_time(one.planned_at)}, {one.planned_by_name}"),
    ]
    if one.no_ba and one.recorded_at:
        lines += [
            Definition(_("Berita acara"), one.no_ba),
            Definition(_("Dicatat"), f"{date_and_time(one.recorded_at)}, {one.recorded_by_name}"),
            Definition(_("Diserahkan"), number(one.handed)),
            Definition(_("Tidak terdistribusi"), number(one.unhanded)),
            Definition(_("Tidak hadir"), number(one.absent)),
        ]
    return tuple(lines)


def _cards(found: Answers) -> Part:
    one = found.one
    url = reverse("campaign", args=[one.id])
    columns = (Column(_("Keluarga")), Column(_("Nomor urut"), number=True), Column(_("Kartu")))
    return Part(
        _("Yang dipanggil"),
        Table(
            caption=_("Yang dipanggil"),
            hide_caption=True,
            columns=(*columns, Column(_("Hasil"))),
            rows=tuple(_card(card, found.families) for card in found.cards),
            pager=Pager(
                _("%(count)s kartu di halaman ini") % {"count": number(len(found.cards))},
                "" if found.first else url,
                f"{url}?after={found.next_after}" if found.next_after else "",
            ),
        ),
        "dipanggil",
    )


def _card(card: CampaignCard, families: Mapping[UUID, str]) -> Row:
    result = Cell(NOTHING)
    if card.outcome:
        tone = "good" if card.outcome == "HANDED" else "alert"
        result = Cell("", tag=Tag(why_unhanded(card.outcome), tone))  # type: ignore[arg-type]
    name = families.get(card.family_id, card.id_kpm)
    return Row(
        (
            Cell(name, reverse("card", args=[card.family_id]), note=card.id_kpm),
            Cell(str(card.number)),
            Cell(f"•••• {card.last4}"),
            result,
        )
    )
