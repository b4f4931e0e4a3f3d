"""Small pictures over months compare on one scale."""

import xml.etree.ElementTree as ET

from salur.interfaces.web.charts import (
    MonthPanel,
    MonthValue,
    month_bars,
    small_multiples,
    sparkbar,
)
from salur.kernel.period import Period

SVG = "{http://www.w3.org/2000/svg}"
MARCH, APRIL = Period(2019, 3), Period(2019, 4)


def panel(label: str, *values: int | None) -> MonthPanel:
    months = (MARCH, APRIL)
    return MonthPanel(
        label,
        tuple(MonthValue(m, v, "–" if v is None else str(v)) for m, v in zip(months, values)),  # noqa: B905
    )


def heights(svg: str) -> list[float]:
    return [float(r.get("height") or 0) for r in ET.fromstring(svg).iter(f"{SVG}rect")]


def test_bars_are_measured_against_the_common_maximum() -> None:
    assert heights(month_bars(panel("BRI", 50, 100), 100, identifier="a")) == [25.0, 50.0]
    assert heights(month_bars(panel("BRI", 50, 100), 200, identifier="a")) == [12.5, 25.0]


def test_an_unknown_month_is_a_dash() -> None:
    drawn = month_bars(panel("BRI", 10, None), 10, identifier="a")
    assert [t.text for t in ET.fromstring(drawn).iter(f"{SVG}text")][-4:] == [
        "10",
        "Mar",
        None,
        "–",
    ]


def test_one_svg_holds_all_panels_for_paper() -> None:
    drawn = small_multiples([panel(f"P{i}", i, i) for i in range(42)], title="Semua")
    assert len(list(ET.fromstring(drawn).iter(f"{SVG}svg"))) == 43
    assert len(drawn.encode()) < 60_000


def test_nothing_known_draws_without_a_fault() -> None:
    assert small_multiples([], title="x")
    assert heights(month_bars(panel("BRI", 0, None), 0, identifier="a")) == [0.0, 0.0]


def test_a_sparkbar_never_leaves_its_cell_and_says_its_value() -> None:
    drawn = ET.fromstring(sparkbar(30, 10, text="300 %"))
    assert drawn.get("aria-label") == "300 %"
    assert [r.get("width") for r in drawn.iter(f"{SVG}rect")] == ["72", "72"]
    assert 'width="0"' in sparkbar(-1, 10, text="x") + sparkbar(1, 0, text="x")
