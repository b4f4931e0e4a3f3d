"""From quota to families served as a waterfall: every reason a bar where the one above it ended.

Positions across are percent and text keeps its size, so that one SVG is legible on a phone, on a
wide screen and on paper. Each bar says its families and its amount, and opens what lies beneath.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture

_STEP, _BAR_TOP, _BAR = 44, 21, 12


@dataclass(frozen=True)
class Fall:
    """One bar: a whole (quota, served) or what is lost of it; what came on top is negative.

    `text` is what stands at its end, already written out.
    """

    label: str
    value: int
    text: str
    url: str = ""
    is_whole: bool = False
    needs_someone: bool = False


def falls(steps: Sequence[Fall], *, title: str, identifier: str) -> SafeString:
    """Draw the steps under each other, each loss beginning where what is left ends."""
    most = _most(steps)
    drawn, left = [], 0
    for at, step in enumerate(steps):
        if step.is_whole:
            start, end, left = 0, step.value, step.value
        else:
            start, end = sorted((left - step.value, left))
            left -= step.value
        drawn.append(_step(step, at * _STEP, 100 * start / most, 100 * end / most))
    return picture(
        identifier,
        title,
        "; ".join(f"{step.label}: {step.text}" for step in steps),
        group(drawn),
        links=any(step.url for step in steps),
        width="100%",
        height=max(len(steps), 1) * _STEP,
    )


def _most(steps: Sequence[Fall]) -> int:
    found, left = 1, 0
    for step in steps:
        left = step.value if step.is_whole else left - step.value
        found = max(found, left)
    return found


def _step(step: Fall, top: int, start: float, end: float) -> SafeString:
    colour = palette.ALERT if step.needs_someone else palette.INK
    fill = palette.MONEY if step.is_whole else palette.STEPS[2] if step.value < 0 else colour
    if not step.is_whole and step.value >= 0 and not step.needs_someone:
        fill = palette.MUTED
    heading = link(
        step.url,
        element("text", step.label, x=0, y=top + 14, fill=colour,
                font_weight=600 if step.is_whole else None,
                text_decoration="underline" if step.url else None),
        element("text", step.text, x="100%", y=top + 14, fill=colour, text_anchor="end",
                font_weight=600 if step.is_whole else None),
    )  # fmt: skip
    bar = {"height": _BAR, "y": top + _BAR_TOP, "rx": 2}
    start = max(start, 0)
    width = max(end - start, 0.3)
    return group(
        [
            element("rect", width="100%", fill=palette.TRACK, **bar),
            element("rect", x=f"{start:.2f}%", width=f"{width:.2f}%", fill=fill, **bar),
            heading,
        ]
    )  # fmt: skip
