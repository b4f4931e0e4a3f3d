"""Pictures as pure functions: frozen values in, one SVG out, the same on a page and on paper.

Every picture has a title and a description for whoever doesn't see it, links where numbers
open, and all its colours as attributes, so that the SVG written to a file looks the same in a PDF.
"""

from salur.interfaces.web.charts.bars import ChainStep, FunnelStep, chain, funnel
from salur.interfaces.web.charts.burn import BurnDown, Left, burn_down
from salur.interfaces.web.charts.custody import Holding, custody
from salur.interfaces.web.charts.months import (
    MonthPanel,
    MonthValue,
    month_bars,
    small_multiples,
    sparkbar,
)
from salur.interfaces.web.charts.outlines import Outline, outline_map, outlines_of
from salur.interfaces.web.charts.tiles import Measure, Tile, tile_map, tile_places

__all__ = [
    "BurnDown",
    "ChainStep",
    "FunnelStep",
    "Holding",
    "Left",
    "Measure",
    "MonthPanel",
    "MonthValue",
    "Outline",
    "Tile",
    "burn_down",
    "chain",
    "custody",
    "funnel",
    "month_bars",
    "outline_map",
    "outlines_of",
    "small_multiples",
    "sparkbar",
    "tile_map",
    "tile_places",
]
