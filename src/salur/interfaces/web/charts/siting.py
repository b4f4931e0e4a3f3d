"""The maps of a proposal of shops, side by side; drawn where files and paper are drawn too."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from salur.transition.domain.siting import Problem
from salur.transition.domain.siting_map import Drawn, MapWords, Outlines, siting_map

_WIDTH = 1080.0


def siting_maps(problem: Problem, plans: Sequence[Drawn], beneath: Outlines) -> SafeString:
    """Draw the plans; the text in the picture is escaped where it is drawn."""
    words = MapWords(
        title=_("Tiga rencana berdampingan"),
        description=_("Peta desa, toko dan ke mana keluarga pergi; tabelnya di bawah."),
        served=_("terlayani"),
        unserved=_("belum seluruhnya terlayani"),
        serves=_("toko yang melayani"),
        opens=_("toko yang dibuka"),
        families=_("keluarga"),
    )
    return mark_safe(siting_map(problem, plans, words, width=_WIDTH, beneath=beneath))
