"""Days after a credit: heights against one scale, and what is beyond a day's work stands out."""

import re

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.days import day_bars


def _heights(drawn: str, fill: str) -> list[float]:
    bars = re.findall(r"<rect [^>]*>", drawn)
    return [float(re.search(r'height="([\d.]+)"', bar)[1]) for bar in bars if fill in bar]  # type: ignore[index]


def test_what_a_shop_cannot_serve_in_a_day_stands_out_on_one_scale() -> None:
    at_once = day_bars((80, 20, 0), 40, 80, title="WARUNG", identifier="a")
    assert _heights(at_once, palette.MONEY) == [48.0, 24.0, 0.0]
    assert _heights(at_once, palette.ALERT) == [48.0, 0.0, 0.0]
    spread = day_bars((40, 40, 20), 40, 80, title="WARUNG", identifier="b")
    assert _heights(spread, palette.MONEY) == [48.0, 48.0, 24.0]
    assert _heights(spread, palette.ALERT) == [0.0, 0.0, 0.0]
    assert "80, 20, 0" in at_once and "WARUNG" in at_once


def test_a_shop_nobody_comes_to_draws_nothing_above_the_line() -> None:
    assert _heights(day_bars((0, 0), 0, 0, title="X", identifier="a"), palette.MONEY) == [0.0, 0.0]
