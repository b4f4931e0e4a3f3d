"""One bar cut into parts: what became of the families of a snapshot, each part written beneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, picture
from salur.interfaces.web.formatting import number

_BAR, _LINE, _TOP = 22, 22, 34
_FILLS = (palette.MONEY_LOST, palette.STEPS[2], palette.STEPS[3], palette.RICE, palette.STEPS[4])


@dataclass(frozen=True)
class Part:
    """One part of a whole; `needs_someone` draws it in red."""

    label: str
    count: int
    needs_someone: bool = False


def parts_bar(parts: Sequence[Part], *, title: str, identifier: str = "bagian") -> SafeString:
    """Draw the parts side by side in one bar, with a line of words for each that is not empty."""
    shown = [(part, fill) for part, fill in zip(parts, _fills(parts), strict=True) if part.count]
    total = sum(part.count for part, _ in shown) or 1
    drawn, left = [], 0.0
    for part, fill in shown:
        width = 100 * part.count / total
        drawn.append(element("rect", x=f"{left:g}%", width=f"{width:g}%", height=_BAR, fill=fill))
        left += width
    lines = [
        group(
            (
                element("rect", x=0, y=_TOP + _LINE * n, width=12, height=12, fill=fill),
                element(
                    "text",
                    f"{part.label}: {number(part.count)}",
                    x=20,
                    y=_TOP + _LINE * n + 11,
                    fill=palette.ALERT if part.needs_someone else palette.INK,
                ),
            )
        )
        for n, (part, fill) in enumerate(shown)
    ]
    return picture(
        identifier,
        title,
        "; ".join(f"{part.label}: {number(part.count)}" for part, _ in shown),
        group((*drawn, *lines)),
        links=False,
        width="100%",
        height=_TOP + _LINE * len(shown),
    )


def _fills(parts: Sequence[Part]) -> list[str]:
    return [
        palette.ALERT if part.needs_someone else _FILLS[n % len(_FILLS)]
        for n, part in enumerate(parts)
    ]
