"""A state machine drawn from its table: states in a column, steps forward right, back left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.coordination.domain.machine import Machine
from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, picture

_BOX, _HEIGHT, _GAP, _LANE, _MARGIN = 270, 38, 44, 132, 10
_HEAD = 7
Name = Callable[[str], str]


@dataclass(frozen=True)
class Arrow:
    """The steps that lead from one state to another, drawn as one line."""

    before: int
    after: int
    label: str

    @property
    def is_next(self) -> bool:
        """Say whether it leads to the state right beneath."""
        return self.after == self.before + 1

    @property
    def span(self) -> tuple[int, int]:
        """Give the rows that it passes."""
        return min(self.before, self.after), max(self.before, self.after)


def order_of(machine: Machine) -> tuple[str, ...]:
    """Give the states so that steps lead down, but for those that lead back to where one was."""
    order: list[str] = []
    seen: set[str] = set()

    def visit(state: str) -> None:
        seen.add(state)
        for step in machine.steps:
            if step.before == state and step.after not in seen:
                visit(step.after)
        order.insert(0, state)

    for state in machine.states:
        if state not in seen:
            visit(state)
    return tuple(order)


def arrows_of(machine: Machine, order: Sequence[str], name: Name) -> tuple[Arrow, ...]:
    """Give one arrow per pair of states that a step leads between, its verbs as the label."""
    verbs: dict[tuple[int, int], dict[str, None]] = {}
    for step in machine.steps:
        if step.before != step.after:
            pair = order.index(step.before), order.index(step.after)
            verbs.setdefault(pair, {})[name(step.verb)] = None
    return tuple(Arrow(*pair, ", ".join(filter(None, said))) for pair, said in verbs.items())


def lanes_of(arrows: Iterable[Arrow]) -> dict[Arrow, int]:
    """Give each arrow a lane in which it crosses no other, the short ones nearest the states."""
    lanes: dict[Arrow, int] = {}
    for arrow in sorted(arrows, key=lambda one: (one.span[1] - one.span[0], one.span)):
        low, high = arrow.span
        taken = {
            lane for one, lane in lanes.items() if one.span[0] <= high and low <= one.span[1]
        }  # fmt: skip
        lanes[arrow] = next(n for n in range(len(lanes) + 1) if n not in taken)
    return lanes


def draw(
    machine: Machine,
    *,
    title: str,
    states: Name = str,
    verbs: Name = str,
    tones: Mapping[str, str] | None = None,
) -> SafeString:
    """Draw a machine; `states` and `verbs` name them, `tones` colours the frame of some states."""
    order = order_of(machine)
    arrows = arrows_of(machine, order, verbs)
    forward = lanes_of(one for one in arrows if one.after > one.before and not one.is_next)
    back = lanes_of(one for one in arrows if one.after < one.before)
    left = _MARGIN + _LANE * (max(back.values(), default=-1) + 1)
    width = left + _BOX + _LANE * (max(forward.values(), default=-1) + 1) + _MARGIN
    height = len(order) * (_HEIGHT + _GAP) - _GAP + 2 * _MARGIN
    said = "; ".join(
        f"{states(order[one.before])} → {states(order[one.after])}"
        + (f" ({one.label})" if one.label else "")
        for one in arrows
    )
    body = [
        *(_lane(one, lane, left + _BOX, 1) for one, lane in forward.items()),
        *(_lane(one, lane, left, -1) for one, lane in back.items()),
        *(_next(one, left) for one in arrows if one.is_next),
        *(
            _box(states(state), left, row, (tones or {}).get(state, palette.LINE))
            for row, state in enumerate(order)
        ),
    ]
    return picture(
        f"mesin-{machine.name}", title, said, group(body), links=False,
        viewBox=f"0 0 {width} {height}", width=width, height=height,
    )  # fmt: skip


def _top(row: int) -> int:
    return _MARGIN + row * (_HEIGHT + _GAP)


def _box(name: str, left: int, row: int, colour: str) -> SafeString:
    return group(
        [
            element(
                "rect", x=left, y=_top(row), width=_BOX, height=_HEIGHT, rx=6,
                fill=palette.PAPER, stroke=colour, stroke_width=1.5,
            ),
            element(
                "text", name, x=left + _BOX // 2, y=_top(row) + _HEIGHT // 2 + 5,
                text_anchor="middle", fill=palette.INK, font_weight=600, font_size=13,
            ),
        ]
    )  # fmt: skip


def _next(arrow: Arrow, left: int) -> SafeString:
    x, top = left + _BOX // 2, _top(arrow.before) + _HEIGHT
    bottom = _top(arrow.after)
    return group(
        [
            element("line", x1=x, x2=x, y1=top, y2=bottom - _HEAD, stroke=palette.MUTED),
            _head(x, bottom, 0, 1),
            _label(arrow.label, x + 8, (top + bottom) // 2 + 4, "start"),
        ]
    )


def _lane(arrow: Arrow, lane: int, edge: int, side: int) -> SafeString:
    """Draw a way around: out of a box, along its lane, into another box; `side` is 1 for right."""
    x = edge + side * (_LANE * lane + 22)
    begin = _top(arrow.before) + _HEIGHT // 2 + 8
    end = _top(arrow.after) + _HEIGHT // 2 - 8
    path = f"M{edge} {begin}H{x}V{end}H{edge + side * _HEAD}"
    return group(
        [
            element(
                "path", d=path, fill="none", stroke=palette.MUTED,
                stroke_dasharray=None if side > 0 else "5 4",
            ),
            _head(edge, end, -side, 0),
            _label(
                arrow.label, x + side * 6, (begin + end) // 2 + 4,
                "start" if side > 0 else "end",
            ),
        ]
    )  # fmt: skip


def _head(x: int, y: int, along_x: int, along_y: int) -> SafeString:
    back_x, back_y = x - along_x * _HEAD, y - along_y * _HEAD
    wide_x, wide_y = along_y * 4, along_x * 4
    points = f"{x},{y} {back_x + wide_x},{back_y + wide_y} {back_x - wide_x},{back_y - wide_y}"
    return element("polygon", points=points, fill=palette.MUTED)


def _label(text: str, x: int, y: int, anchor: str) -> SafeString:
    """Write a label in as many short lines as it has verbs."""
    if not text:
        return group([])
    parts = text.split(", ")
    first = y - 7 * (len(parts) - 1)
    return group(
        element(
            "text", part, x=x, y=first + 14 * place, text_anchor=anchor, fill=palette.INK,
            font_size=12, paint_order="stroke", stroke=palette.PAPER, stroke_width=4,
        )
        for place, part in enumerate(parts)
    )  # fmt: skip
