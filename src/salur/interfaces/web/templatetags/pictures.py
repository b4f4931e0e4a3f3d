"""Tags that draw the pictures; the drawing itself is in `charts`, free of templates."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web import charts
from salur.interfaces.web.charts.falls import Fall, falls
from salur.interfaces.web.charts.parts import Part, parts_bar

register = template.Library()


@register.simple_tag
def funnel_picture(steps: Sequence[charts.FunnelStep], identifier: str = "corong") -> SafeString:
    """Draw the funnel of money."""
    return charts.funnel(
        steps, title=_("Corong BPNT: dari kuota sampai dibelanjakan"), identifier=identifier
    )


@register.simple_tag
def card_funnel_picture(
    steps: Sequence[charts.FunnelStep], identifier: str = "corong-kartu-gambar"
) -> SafeString:
    """Draw the way from the register to an active card."""
    return charts.funnel(
        steps, title=_("Corong kartu: dari data keluarga sampai kartu aktif"), identifier=identifier
    )


@register.simple_tag
def chain_picture(steps: Sequence[charts.ChainStep], identifier: str = "rantai") -> SafeString:
    """Draw the chain of rice."""
    return charts.chain(
        steps, title=_("Rantai beras: dari kuota sampai diserahkan"), identifier=identifier
    )


@register.simple_tag
def tile_picture(tiles: Sequence[charts.Tile], measure: charts.Measure) -> SafeString:
    """Draw the tile map."""
    return charts.tile_map(tiles, measure)


@register.simple_tag
def outline_picture(
    tiles: Sequence[charts.Tile], outlines: Sequence[charts.Outline], measure: charts.Measure
) -> SafeString:
    """Draw the map with real boundaries."""
    return charts.outline_map(tiles, outlines, measure)


@register.simple_tag
def custody_picture(holdings: Sequence[charts.Holding], money: bool) -> SafeString:
    """Draw who holds how much."""
    return charts.custody(holdings, title=_("Siapa memegang berapa"), money=money)


@register.simple_tag
def burn_picture(burn: charts.BurnDown) -> SafeString:
    """Draw how many are left day by day."""
    return charts.burn_down(burn, title=_("Keluarga yang masih tertahan, hari demi hari"))


@register.simple_tag
def falls_picture(steps: Sequence[Fall], identifier: str) -> SafeString:
    """Draw the way from quota to families served."""
    title = _("Dari kuota sampai keluarga terlayani")
    return falls(steps, title=title, identifier=f"{identifier}-gambar")


@register.simple_tag
def outcome_picture(parts: Sequence[Part], identifier: str, title: str) -> SafeString:
    """Draw how the families that left in a year stand."""
    return parts_bar(parts, title=title, identifier=f"{identifier}-gambar")
