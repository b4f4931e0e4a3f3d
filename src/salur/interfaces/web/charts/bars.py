"""The two pictures everything hangs on: the funnel of money and the chain of rice.

Horizontal bars under each other, the loss written between two steps. Positions across are
percent and text keeps its size, so that one SVG is legible on a phone and on a wide screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture
from salur.interfaces.web.formatting import MINUS, kilograms, number, percent

_STEP = 68
_BAR_TOP = 22
_BAR = 14
_GAP_LINE = 55
_LAST = _BAR_TOP + _BAR + 2


@dataclass(frozen=True)
class FunnelStep:
    """One step of the money's way, counted in families.

    `loss` says who is missing against the step before ("belum punya rekening"); `excess` is said
    instead where a step counts more than the one before. `needs_someone` writes it in red.
    """

    label: str
    families: int
    url: str = ""
    loss: str = ""
    excess: str = ""
    gap_url: str = ""
    needs_someone: bool = False


@dataclass(frozen=True)
class ChainStep:
    """One step of the rice's way, in grams; loss and excess as in `FunnelStep`."""

    label: str
    grams: int
    url: str = ""
    loss: str = ""
    excess: str = ""
    gap_url: str = ""
    needs_someone: bool = False


Step = FunnelStep | ChainStep


@dataclass(frozen=True)
class _Look:
    fill: str
    lost: str
    write: Callable[[int], str]


@dataclass(frozen=True)
class _Bar:
    step: Step
    value: int
    before: int
    first: int
    most: int


def funnel(
    steps: Sequence[FunnelStep],
    *,
    title: str,
    identifier: str = "corong",
    width: str | int = "100%",
) -> SafeString:
    """Draw quota, list, accounts, cards, credited, spent, with the families lost between them."""
    look = _Look(palette.MONEY, palette.MONEY_LOST, number)
    return _draw(steps, [step.families for step in steps], look, title, identifier, width)


def chain(
    steps: Sequence[ChainStep], *, title: str, identifier: str = "rantai", width: str | int = "100%"
) -> SafeString:
    """Draw quota, SPA, DO, arrived, handed, with the kilograms missing between them."""
    look = _Look(palette.RICE, palette.RICE_LOST, kilograms)
    return _draw(steps, [step.grams for step in steps], look, title, identifier, width)


def _draw(
    steps: Sequence[Step],
    values: Sequence[int],
    look: _Look,
    title: str,
    identifier: str,
    width: str | int,
) -> SafeString:
    most = max(values, default=0)
    bars = [
        _Bar(step, value, before, values[0], most)
        for step, value, before in zip(steps, values, [*values[:1], *values], strict=False)
    ]
    return picture(
        identifier,
        title,
        "; ".join(_sentence(bar, look) for bar in bars),
        group(_step(bar, look, index * _STEP) for index, bar in enumerate(bars)),
        links=any(step.url or step.gap_url for step in steps),
        width=width,
        height=max(0, len(bars) - 1) * _STEP + _LAST,
    )


def _sentence(bar: _Bar, look: _Look) -> str:
    gap = _gap(bar, look)
    return f"{bar.step.label}: {_value(bar, look)}" + (f" ({gap})" if gap else "")


def _value(bar: _Bar, look: _Look) -> str:
    return look.write(bar.value) + _share(bar)


def _share(bar: _Bar) -> str:
    if bar.value == bar.first or not bar.first:
        return ""
    return f" · {percent(bar.value, bar.first)}"


def _gap(bar: _Bar, look: _Look) -> str:
    missing = bar.before - bar.value
    if missing > 0:
        return f"{MINUS}{look.write(missing)} {bar.step.loss}".rstrip()
    if missing < 0:
        return f"+{look.write(-missing)} {bar.step.excess or _('lebih dari langkah sebelumnya')}"
    return ""


def _step(bar: _Bar, look: _Look, top: int) -> SafeString:
    """Draw one step: what was lost on the way above it, then its name, its value and its bar."""
    heading = link(
        bar.step.url,
        element("text", bar.step.label, x=0, y=top + 15, fill=palette.INK, font_weight=600),
        element(
            "text",
            element("tspan", look.write(bar.value), **_as_link(bar.step.url)),
            _share(bar),
            x="100%",
            y=top + 15,
            fill=palette.INK,
            text_anchor="end",
        ),
    )
    bars = [
        element("rect", width="100%", height=_BAR, y=top + _BAR_TOP, fill=palette.TRACK, rx=2),
        _bar(bar.before, bar.most, top, look.lost),
        _bar(bar.value, bar.most, top, look.fill),
    ]
    return group([_gap_line(bar, look, top), heading, *bars])


def _as_link(url: str) -> dict[str, str]:
    return {"text_decoration": "underline"} if url else {}


def _bar(value: int, most: int, top: int, fill: str) -> SafeString:
    share = 100 * value / most if most and value > 0 else 0.0
    return element("rect", width=f"{share:.2f}%", height=_BAR, y=top + _BAR_TOP, fill=fill, rx=2)


def _gap_line(bar: _Bar, look: _Look, top: int) -> SafeString:
    """Draw the thread from the step before, and beside it what is missing or beyond."""
    gap = _gap(bar, look)
    start = top - _STEP + _LAST
    if start < 0:
        return group([])
    colour = palette.ALERT if bar.step.needs_someone and gap else palette.MUTED
    thread = element("path", d=f"M4 {start + 1}V{top}", stroke=palette.LINE, stroke_width=2)
    if not gap:
        return thread
    words = element(
        "text",
        element("tspan", gap, **_as_link(bar.step.gap_url)),
        x=16,
        y=top - _STEP + _GAP_LINE,
        fill=colour,
        font_size=13,
        font_weight=600 if bar.step.needs_someone else None,
    )
    return group([thread, link(bar.step.gap_url, words)])
