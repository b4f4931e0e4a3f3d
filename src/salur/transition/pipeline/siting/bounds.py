"""A bound that no plan of a part can beat: its relaxation, and what its prices prove.

The relaxation lets shops open by halves. It is solved by an interior point method, in floating
point; its prices are then put into the Lagrangian, where any prices give a bound, so that nothing
rests on how exactly they were found. How far each shop opened says where a plan may begin.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt
from ortools.math_opt.python import mathopt

from salur.transition.domain.siting_cuts import Cut
from salur.transition.domain.siting_instance import MM_PER_KM, Instance
from salur.transition.pipeline.siting.program import GAVE_UP, Asked, Program, whole_bound

Prices = npt.NDArray[np.float64]
_SAFE = 1e-9  # of the bound, given up for rounding in the last sum


@dataclass(frozen=True)
class Relaxed:
    """The best bound (families, shops or millimetres), and how far each shop opened, 0 to 1."""

    bound: int
    leaning: Mapping[int, float]


def relax(instance: Instance, asked: Asked) -> Relaxed:
    """Solve the relaxation of one goal and give what its prices prove."""
    program = Program(instance, asked, relaxed=True)
    result = _relaxed(program.model, asked.seconds)
    sign = -1.0 if asked.goal == "covered" else 1.0
    price, fee = np.zeros(len(instance.kpm)), 0.0
    paid: dict[Cut, float] = {}
    leaning: dict[int, float] = {}
    if result.has_dual_feasible_solution():
        duals = result.dual_values()
        every = 0.0 if program.total is None else duals[program.total]
        every += 1.0 if asked.goal == "covered" else 0.0
        for village, row in program.villages.items():
            price[village] = every + sign * duals[row]
        paid = {cut: max(0.0, duals[row]) for cut, row in program.cuts}
        fee = 0.0 if program.number is None else max(0.0, -sign * duals[program.number])
    if result.has_primal_feasible_solution():
        values = result.variable_values()
        leaning = {shop: values[one] for shop, one in program.opens.items()}
    return Relaxed(_proven(instance, asked, np.maximum(price, 0.0), fee, paid), leaning)


def _relaxed(model: mathopt.Model, seconds: float | None) -> mathopt.SolveResult:
    """Solve by the interior point method, or by simplex where that finds no end."""
    limit = None if seconds is None else timedelta(seconds=seconds)
    parameters = mathopt.SolveParameters(lp_algorithm=mathopt.LPAlgorithm.BARRIER, time_limit=limit)
    parameters.highs.string_options["run_crossover"] = "off"
    try:
        return mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
    except GAVE_UP:
        simplex = mathopt.SolveParameters(time_limit=limit)
        return mathopt.solve(model, mathopt.SolverType.GLOP, params=simplex)


def _proven(
    instance: Instance, asked: Asked, price: Prices, fee: float, paid: Mapping[Cut, float]
) -> int:
    """Give the bound that these prices prove, whatever they are.

    What is paid for a cut makes its shops cheaper, and is owed as often as it asks for one.
    """
    rebate = np.zeros(len(instance.capacity))
    for cut, amount in paid.items():
        rebate[list(cut.shops)] += amount
    owed = sum(cut.least * amount for cut, amount in paid.items())
    value = _Market(instance, asked).bound(price, fee, rebate) + owed
    value -= _SAFE * abs(value)
    if asked.goal == "covered":
        return whole_bound(instance.families - value, asked)
    return whole_bound(value, asked)


class _Market:
    """The families and shops of a part, with the arcs sorted by shop."""

    def __init__(self, instance: Instance, asked: Asked) -> None:
        arcs = sorted(instance.arcs, key=lambda arc: (arc.shop, arc.village))
        km = 1.0 if asked.goal == "travel" else 0.0
        self._asked = asked
        self._village = np.array([arc.village for arc in arcs], dtype=np.int64)
        self._shop = np.array([arc.shop for arc in arcs], dtype=np.int64)
        self._cost = np.array([arc.mm / MM_PER_KM * km for arc in arcs])
        self._kpm = np.array(instance.kpm, dtype=np.float64)
        self._room = np.array(instance.capacity, dtype=np.float64)
        self._serves = np.array(instance.serves)
        starts = np.flatnonzero(np.r_[True, np.diff(self._shop) > 0])
        self._first = np.repeat(starts, np.diff(np.r_[starts, len(arcs)]))

    def bound(self, price: Prices, fee: float, rebate: Prices) -> float:
        """Give the bound at these prices: each shop fills its room with who pays most."""
        gain = price[self._village] - self._cost
        order = np.lexsort((-gain, self._shop))
        amounts = self._kpm[self._village[order]]
        before = np.cumsum(amounts) - amounts
        before = before - before[self._first]
        taken = np.clip(self._room[self._shop[order]] - before, 0.0, amounts)
        worth = np.zeros(len(self._room))
        np.add.at(worth, self._shop[order], taken * np.maximum(gain[order], 0.0))
        opening = 1.0 if self._asked.goal == "openings" else 0.0
        profit = worth - np.where(self._serves, 0.0, opening + fee - rebate)
        value = float(price @ self._kpm) - float(profit[profit > 0].sum())
        return value - fee * (self._asked.openings or 0) - self._unserved(price)

    def _unserved(self, price: Prices) -> float:
        """Give what those who stay without a shop need not pay, those who pay most first."""
        lost = 1.0 if self._asked.goal == "covered" else 0.0
        spare = float(self._kpm.sum()) - (self._asked.covered or 0)
        order = np.argsort(-price, kind="stable")
        amounts = self._kpm[order]
        left = np.clip(spare - (np.cumsum(amounts) - amounts), 0.0, amounts)
        return float((np.maximum(price[order] - lost, 0.0) * left).sum())
