"""Draws plans of siting as SVG: villages, shops and who goes where, side by side on one scale.

Plain text without a host or a script, for a file, a page and paper alike. What is not served is
red and hollow besides, so that it is seen without colours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from math import cos, radians, sqrt

from salur.transition.domain.siting import Problem
from salur.transition.domain.siting_instance import Flow

Point = tuple[float, float]
_INK, _MUTED, _LINE, _GOOD, _ALERT, _PAPER = (
    "#17212b", "#4d5a66", "#86bba9", "#0f5c4d", "#b42318", "#ffffff",
)  # fmt: skip
_FONT = "Segoe UI, Roboto, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"
_MARGIN, _HEAD, _FOOT = 14.0, 46.0, 40.0


@dataclass(frozen=True)
class Drawn:
    """One plan to be drawn: what it is called, which shops it opens, and who goes where."""

    title: str
    told: str
    opened: frozenset[int]
    flows: Sequence[Flow]


@dataclass(frozen=True)
class MapWords:
    """The words of a map, in the language of whoever reads it."""

    title: str
    description: str
    served: str
    unserved: str
    serves: str
    opens: str
    families: str


@dataclass(frozen=True)
class Outlines:
    """What lies beneath: rings of longitude and latitude, and where a village leads."""

    rings: Sequence[Sequence[Point]] = ()
    address: Callable[[str], str] | None = None
    names: Mapping[str, str] = field(default_factory=dict)


def siting_map(
    problem: Problem,
    plans: Sequence[Drawn],
    words: MapWords,
    *,
    width: float = 900.0,
    beneath: Outlines | None = None,
) -> str:
    """Give the picture of one plan or of several side by side."""
    beneath = beneath or Outlines()
    panel = width / max(len(plans), 1)
    place = _Paper(problem, beneath, panel)
    height = _HEAD + place.height + _FOOT
    drawn = "".join(
        f'<g transform="translate({number * panel:.1f} 0)">'
        f"{_panel(problem, plan, place, words, beneath)}</g>"
        for number, plan in enumerate(plans)
    )
    role = "group" if beneath.address else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="{role}"'
        f' aria-labelledby="peta-lokasi-title peta-lokasi-desc" font-family="{_FONT}"'
        f' font-size="13" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">'
        f'<title id="peta-lokasi-title">{escape(words.title)}</title>'
        f'<desc id="peta-lokasi-desc">{escape(words.description)}</desc>'
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{_PAPER}"/>'
        f"{drawn}{_legend(words, height - 14)}</svg>\n"
    )


class _Paper:
    """This puts degrees on paper; a position nobody can stand at does not stretch the map."""

    def __init__(self, problem: Problem, beneath: Outlines, width: float) -> None:
        points = [(v.longitude, v.latitude) for v in problem.villages]
        points += [(s.longitude, s.latitude) for s in problem.shops]
        points += [point for ring in beneath.rings for point in ring]
        self._west, east = _spread([x for x, _y in points])
        south, self._north = _spread([y for _x, y in points])
        self._narrow = cos(radians((self._north + south) / 2))
        across = max((east - self._west) * self._narrow, 1e-6)
        down = max(self._north - south, 1e-6)
        self._scale = min((width - 2 * _MARGIN) / across, 1.4 * width / down)
        self.height = down * self._scale + _MARGIN

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = _MARGIN + (longitude - self._west) * self._narrow * self._scale
        return x, _HEAD + (self._north - latitude) * self._scale

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies on this paper."""
        limit = 10_000.0
        return -limit < point[0] < limit and _HEAD - limit < point[1] < limit


def _spread(values: Sequence[float]) -> tuple[float, float]:
    """Give the least and the largest value but for the few that lie far from all others."""
    if not values:
        return 0.0, 1.0
    order = sorted(values)
    low, high = order[len(order) // 20], order[-1 - len(order) // 20]
    room = max(high - low, 0.05) * 1.5
    kept = [value for value in order if low - room <= value <= high + room]
    return kept[0] - 0.01, kept[-1] + 0.01


def _panel(problem: Problem, plan: Drawn, place: _Paper, words: MapWords, beneath: Outlines) -> str:
    served = [0] * len(problem.villages)
    for flow in plan.flows:
        served[flow.village] += flow.kpm
    parts = [
        f'<text x="{_MARGIN}" y="20" font-weight="600" fill="{_INK}">{escape(plan.title)}</text>'
        f'<text x="{_MARGIN}" y="37" fill="{_MUTED}">{escape(plan.told)}</text>'
    ]
    for ring in beneath.rings:
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in (place(*point) for point in ring))
        parts.append(f'<path d="M{line}Z" fill="none" stroke="{_LINE}" stroke-width="0.8"/>')
    parts.append(_ways(problem, plan, place))
    parts += _villages(problem, served, place, words, beneath)
    parts += _shops(problem, plan, place)
    return "".join(parts)


def _ways(problem: Problem, plan: Drawn, place: _Paper) -> str:
    lines = []
    for flow in plan.flows:
        village, shop = problem.villages[flow.village], problem.shops[flow.shop]
        begin = place(village.longitude, village.latitude)
        end = place(shop.longitude, shop.latitude)
        if place.holds(begin) and place.holds(end) and begin != end:
            lines.append(f"M{begin[0]:.1f} {begin[1]:.1f}L{end[0]:.1f} {end[1]:.1f}")
    return f'<path d="{"".join(lines)}" stroke="{_LINE}" fill="none"/>' if lines else ""


def _villages(
    problem: Problem, served: Sequence[int], place: _Paper, words: MapWords, beneath: Outlines
) -> list[str]:
    dots = []
    for number, village in enumerate(problem.villages):
        x, y = place(village.longitude, village.latitude)
        if not village.kpm or not place.holds((x, y)):
            continue
        left = village.kpm - served[number]
        style = f'fill="{_PAPER}" stroke="{_ALERT}" stroke-width="1.6"' if left else (
            f'fill="{_GOOD}"'
        )  # fmt: skip
        name = beneath.names.get(village.code, village.code)
        told = f"{name}: {served[number]}/{village.kpm} {words.families}"
        dot = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.2 + sqrt(village.kpm) / 7:.1f}" {style}>'
            f"<title>{escape(told)}</title></circle>"
        )
        address = beneath.address(village.code) if beneath.address else ""
        dots.append(f'<a href="{escape(address)}">{dot}</a>' if address else dot)
    return dots


def _shops(problem: Problem, plan: Drawn, place: _Paper) -> list[str]:
    marks = []
    for number, shop in enumerate(problem.shops):
        x, y = place(shop.longitude, shop.latitude)
        if shop.barred or not place.holds((x, y)):
            continue
        if shop.serves:
            marks.append(_square(x, y, shop.id))
        elif number in plan.opened:
            marks.append(_diamond(x, y, shop.id))
    return marks


def _square(x: float, y: float, name: str = "") -> str:
    return (
        f'<rect x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7" fill="{_MUTED}"'
        f' stroke="{_PAPER}"><title>{escape(name)}</title></rect>'
    )


def _diamond(x: float, y: float, name: str = "") -> str:
    return (
        f'<path d="M{x:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5-5.5Z" fill="{_INK}"'
        f' stroke="{_PAPER}"><title>{escape(name)}</title></path>'
    )


def _legend(words: MapWords, y: float) -> str:
    marks = (
        (f'<circle cx="0" cy="-4" r="4" fill="{_GOOD}"/>', words.served),
        (
            f'<circle cx="0" cy="-4" r="4" fill="{_PAPER}" stroke="{_ALERT}" stroke-width="1.6"/>',
            words.unserved,
        ),
        (_square(0, -4), words.serves),
        (_diamond(0, -4), words.opens),
    )
    x, parts = _MARGIN + 6, []
    for mark, text in marks:
        parts.append(
            f'<g transform="translate({x:.0f} {y:.0f})">{mark}'
            f'<text x="12" fill="{_INK}">{escape(text)}</text></g>'
        )
        x += 34 + 7 * len(text)
    return "".join(parts)
