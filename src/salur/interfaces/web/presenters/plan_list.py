"""Turns the plans of an area into their page."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Action, Cell, Column, Heading, Link, Pager, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.transition_words import plan_name, state_tag
from salur.interfaces.web.words import region_name
from salur.kernel.region_code import Level
from salur.transition.queries.plans import Plan

Names = Mapping[str, str]


def plans_page(area: Area, found: Sequence[Plan], names: Names, *, may_draft: bool) -> ThingPage:
    """Turn the plans of an area into the page."""
    heads = (_("Kabupaten/kota"), _("Rencana"), _("Keadaan"), _("Disusun"), _("Keputusan"))
    table = Table(
        caption=_("Rencana peralihan"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_plan_row(one, names) for one in found),
        empty=_("Belum ada rencana. Hitung kesiapan, lalu susun rencananya."),
        pager=Pager(_("%(count)s rencana") % {"count": number(len(found))}),
    )
    may_draft = may_draft and area.level == Level.KABKOTA
    draft = Action(
        _("Susun dari kesiapan"),
        reverse("plans-draft"),
        "post",
        keys.new_key(),
        (("region", area.code or area.path.replace("id", "").replace(".", "")),),
    )
    returning = Link(_("Kembalikan ke beras"), area.url("plans-return"))
    return ThingPage(
        Heading(
            _("Rencana peralihan: %(area)s") % {"area": area.name},
            _("Desa mana beralih pada bulan apa, dan mana yang tetap menerima beras."),
            secondary=(
                Link(_("Kesiapan"), area.url("transition")),
                *((returning,) if may_draft else ()),
            ),
            buttons=(draft,) if may_draft else (),
        ),
        parts=(Part(_("Rencana"), table, "rencana"),),
    )


def _plan_row(one: Plan, names: Names) -> Row:
    said = f"{one.number}, {date(one.decided_on)}" if one.number and one.decided_on else NOTHING
    return Row(
        (
            Cell(
                region_name(names.get(one.kode_wilayah, one.kode_wilayah)),
                reverse("plan", args=[one.id]),
                note=_("versi %(version)s") % {"version": one.version},
            ),
            Cell(plan_name(one.kind)),
            Cell("", tag=state_tag(one.state)),
            Cell(one.drafted_by_name, note=date_and_time(one.drafted_at)),
            Cell(said),
        )
    )
