"""The cut-over plan: which desa changes in which month, what follows month by month, and what if.

A plan names every desa of a kab/kota that has not changed: the first month on the card, the month
before being its last of rice, or why it stays with rice and when that is looked at again. A plan of
return names desa that go back to rice. Families, rupiah and grams follow, nothing is typed.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from salur.kernel.period import Period, months_between
from salur.transition.domain.readiness import (
    Forecast,
    Gate,
    Point,
    Reached,
    all_reached,
    first_month,
    reached,
)

KECAMATAN = 6  # digits
REVIEW = "plan_review_days"
SHOWN = 12  # months of a table at most


class PlanKind(enum.StrEnum):
    """Whether desa change to the card or go back to rice."""

    CHANGE = "CHANGE"
    RETURN = "RETURN"


class PlanState(enum.StrEnum):
    """How a plan stands; only a draft changes."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    DECIDED = "DECIDED"
    SUPERSEDED = "SUPERSEDED"
    WITHDRAWN = "WITHDRAWN"


class Stays(enum.StrEnum):
    """Why a desa stays with rice."""

    BLANK_SPOT = "blank_spot"
    AIR_ONLY = "air_only"
    NOT_READY = "not_ready"
    OFFICE = "office"  # the office says so


@dataclass(frozen=True)
class Line:
    """What a plan says of one desa; either `first` or `stays` is there, `review` beside `stays`.

    `open_gates` are those that the desa's kecamatan had not passed when the line was written.
    """

    code: str
    families: int
    first: Period | None
    stays: Stays | None = None
    review: Period | None = None
    open_gates: tuple[Gate, ...] = ()

    def on_card(self, month: Period, kind: PlanKind = PlanKind.CHANGE) -> bool:
        """Say whether the desa is on the card in a month."""
        begun = self.first is not None and month >= self.first
        return begun if kind is PlanKind.CHANGE else not begun


class Month(NamedTuple):
    """One month of a plan: families and desa on card and rice, rupiah, grams, and shops."""

    period: Period
    card_desa: int
    card_families: int
    rupiah: int
    rice_desa: int
    rice_families: int
    grams: int
    shops: int


@dataclass(frozen=True)
class Known:
    """What is known of a desa when a plan is drafted."""

    code: str
    families: int
    points: Mapping[Gate, Sequence[Point]]
    has_signal: bool | None = None
    access: str = ""


@dataclass(frozen=True)
class Rules:
    """The dated rules that a draft follows."""

    earliest: Period
    list_due_day: int
    pace_days: int
    review_days: int


def drafted(desa: Iterable[Known], rules: Rules) -> tuple[Line, ...]:
    """Propose a line for each desa: a kecamatan changes together, in the first month it is ready.

    Where a test found no signal, or where only aircraft come, a desa stays with rice and does not
    hold up its kecamatan.
    """
    kecamatan: dict[str, list[Known]] = {}
    for one in desa:
        kecamatan.setdefault(one.code[:KECAMATAN], []).append(one)
    review = _after(rules.earliest, rules.review_days)
    lines: list[Line] = []
    for members in kecamatan.values():
        going = [one for one in members if _stays(one) is None]
        gates = gates_together(going, rules.pace_days)
        first = first_month(all_reached(gates.values()), rules.list_due_day, rules.earliest)
        open_gates = tuple(g for g, when in gates.items() if when.forecast is not Forecast.PASSED)
        for one in members:
            stays = _stays(one) or (Stays.NOT_READY if first is None else None)
            lines.append(
                Line(one.code, one.families, first, open_gates=open_gates)
                if stays is None
                else Line(one.code, one.families, None, stays, review, open_gates)
            )
    return tuple(sorted(lines, key=lambda one: one.code))


def gates_together(desa: Iterable[Known], pace_days: int) -> dict[Gate, Reached]:
    """Say when desa that change together pass each gate; those without families count nowhere."""
    missing: dict[Gate, dict[dt.date, int]] = {gate: {} for gate in Gate}
    for one in desa:
        for gate, points in one.points.items():
            for day, lacking in points:
                missing[gate][day] = missing[gate].get(day, 0) + lacking
    return {
        gate: reached([Point(*each) for each in found.items()], pace_days)
        for gate, found in missing.items()
    }


def changed(
    lines: Iterable[Line],
    under: str,
    *,
    first: Period | None,
    stays: Stays | None = None,
    review: Period | None = None,
) -> tuple[Line, ...]:
    """Give the lines at or under a code as somebody wants them."""
    return tuple(
        replace(one, first=first, stays=stays if first is None else None,
                review=review if first is None else None)
        for one in lines
        if one.code.startswith(under)
    )  # fmt: skip


def slipped(
    lines: Iterable[Line], gate: Gate, months: int, expected: Mapping[str, Period | None]
) -> tuple[Line, ...]:
    """Give a plan as it would be if a gate came `months` later than planned.

    Only desa whose kecamatan has not passed the gate are held up: until the month that the gate
    allows (`expected` by kecamatan) plus the slip, or, where no month is known, by the slip.
    """
    moved = []
    for one in lines:
        if one.first is not None and gate in one.open_gates and months > 0:
            month = expected.get(one.code[:KECAMATAN])
            later = one.first if month is None else month
            one = replace(one, first=max(one.first, later.shift(months)))
        moved.append(one)
    return tuple(moved)


def month_table(
    lines: Sequence[Line],
    first: Period,
    *,
    kind: PlanKind,
    amount: Callable[[Period], int],
    ration: Callable[[Period], int],
    shops: Mapping[str, int],
) -> tuple[Month, ...]:
    """Give a plan month by month, from `first` until a month after its last change.

    `amount` is rupiah and `ration` grams of a family in a month; `shops` are those of a kecamatan,
    counted where any of its desa is on the card.
    """
    last = max((one.first for one in lines if one.first is not None), default=first)
    last = min(last.shift(1), first.shift(SHOWN - 1))
    return tuple(
        _month(lines, month, kind, amount(month), ration(month), shops)
        for month in months_between(first, max(last, first))
    )


def open_among(lines: Iterable[Line]) -> tuple[Gate, ...]:
    """Give the gates that desa which change have not passed."""
    found = {gate for one in lines if one.first is not None for gate in one.open_gates}
    return tuple(gate for gate in Gate if gate in found)


def _month(
    lines: Iterable[Line],
    month: Period,
    kind: PlanKind,
    amount: int,
    ration: int,
    shops: Mapping[str, int],
) -> Month:
    sides: dict[bool, list[Line]] = {True: [], False: []}
    for one in lines:
        sides[one.on_card(month, kind)].append(one)
    card, rice = (sum(one.families for one in sides[side]) for side in (True, False))
    kecamatan = {one.code[:KECAMATAN] for one in sides[True] if one.families}
    return Month(
        month,
        len(sides[True]),
        card,
        card * amount,
        len(sides[False]),
        rice,
        rice * ration,
        sum(shops.get(code, 0) for code in kecamatan),
    )


def _stays(one: Known) -> Stays | None:
    if one.has_signal is False:
        return Stays.BLANK_SPOT
    return Stays.AIR_ONLY if one.access == "AIR" else None


def _after(month: Period, days: int) -> Period:
    day = month.first_day + dt.timedelta(days=days)
    return Period(day.year, day.month)
