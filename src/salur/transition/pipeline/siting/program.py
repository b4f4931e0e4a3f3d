"""The siting of a part as an integer program, goal after goal: families, openings, distance.

Whether a shop opens is 0 or 1; who goes where is bounded by that, arc by arc, which makes the
relaxation tight. Each goal is asked with the ones before it held where they were reached.
"""

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from ortools.math_opt.python import mathopt

from salur.transition.domain.siting_cuts import Cut, cuts_of
from salur.transition.domain.siting_instance import MM_PER_KM, Instance

Goal = Literal["covered", "openings", "travel"]
_MARGIN = 1e-6  # what a solver in floating point may be off
_HALF = 0.5
# What OR-Tools raises where a solver gives up without an answer.
GAVE_UP = (AttributeError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Asked:
    """One goal of one part, with what must be kept of the others.

    `covered` families at least (None: no matter how many), `openings` at most (None: any number).
    An exact one is computed in integers alone, for parts of a few hundred arcs.
    """

    goal: Goal
    covered: int | None = None
    openings: int | None = None
    exact: bool = False
    seconds: float | None = None


@dataclass(frozen=True)
class Answer:
    """The shops of the best plan found (None: none in the time given), and what bounds it."""

    opened: frozenset[int] | None
    bound: int


@dataclass(frozen=True)
class Task:
    """One goal of one part, and shops to begin with."""

    instance: Instance
    asked: Asked
    hint: frozenset[int] | None = None


class Program:
    """The variables and rows of one goal; `relaxed` lets shops open by halves."""

    def __init__(self, instance: Instance, asked: Asked, *, relaxed: bool = False) -> None:
        self.model = mathopt.Model()
        self.opens = {
            shop: self.model.add_variable(lb=0, ub=1, is_integer=not relaxed)
            for shop, serves in enumerate(instance.serves)
            if not serves
        }
        self.villages: dict[int, mathopt.LinearConstraint] = {}
        self.total: mathopt.LinearConstraint | None = None
        self.number: mathopt.LinearConstraint | None = None
        self._amounts = [self._amount(instance, arc.village, arc.shop, asked.exact)
                         for arc in instance.arcs]  # fmt: skip
        self._hold_room(instance)
        self._hold_goals(instance, asked)
        self.cuts: list[tuple[Cut, mathopt.LinearConstraint]] = []
        if not asked.exact and serves_everybody(instance, asked):
            for cut in cuts_of(instance):
                chosen = mathopt.fast_sum([self.opens[shop] for shop in sorted(cut.shops)])
                self.cuts.append((cut, self.model.add_linear_constraint(chosen >= cut.least)))

    def _amount(self, instance: Instance, village: int, shop: int, exact: bool) -> mathopt.Variable:
        most = min(instance.kpm[village], instance.capacity[shop])
        amount = self.model.add_variable(lb=0, ub=most, is_integer=exact)
        if shop in self.opens:
            row = self.model.add_linear_constraint(ub=0.0)
            row.set_coefficient(amount, 1.0)
            row.set_coefficient(self.opens[shop], -float(most))
        return amount

    def _hold_room(self, instance: Instance) -> None:
        rooms: dict[int, mathopt.LinearConstraint] = {}
        for arc, amount in zip(instance.arcs, self._amounts, strict=True):
            if arc.village not in self.villages:
                most = float(instance.kpm[arc.village])
                self.villages[arc.village] = self.model.add_linear_constraint(ub=most)
            if arc.shop not in rooms:
                room = float(instance.capacity[arc.shop])
                opens = self.opens.get(arc.shop)
                rooms[arc.shop] = self.model.add_linear_constraint(ub=0.0 if opens else room)
                if opens:
                    rooms[arc.shop].set_coefficient(opens, -room)
            self.villages[arc.village].set_coefficient(amount, 1.0)
            rooms[arc.shop].set_coefficient(amount, 1.0)

    def _hold_goals(self, instance: Instance, asked: Asked) -> None:
        total = mathopt.fast_sum(self._amounts)
        number = mathopt.fast_sum(list(self.opens.values()))
        if asked.covered is not None:
            self.total = self.model.add_linear_constraint(total >= asked.covered)
        if asked.openings is not None and self.opens:
            self.number = self.model.add_linear_constraint(number <= asked.openings)
        if asked.goal == "covered":
            self.model.maximize(total)
        elif asked.goal == "openings":
            self.model.minimize(number)
        else:
            unit = 1 if asked.exact else MM_PER_KM
            lengths = [
                (arc.mm / unit) * amount
                for arc, amount in zip(instance.arcs, self._amounts, strict=True)
            ]
            self.model.minimize(mathopt.fast_sum(lengths))


def serves_everybody(instance: Instance, asked: Asked) -> bool:
    """Whether everybody within anybody's reach must be served: then cuts hold."""
    if asked.covered is None or asked.goal == "covered":
        return False
    reached = sum(
        kpm for kpm, arcs in zip(instance.kpm, instance.arcs_of_village, strict=True) if arcs
    )
    return asked.covered >= reached


def solve(task: Task) -> Answer:
    """Solve one goal; the bound is a whole number of families, shops or millimetres."""
    instance, asked, hint = task.instance, task.asked, task.hint
    program = Program(instance, asked)
    parameters = mathopt.SolveParameters(
        threads=1 if asked.exact else None,
        random_seed=1,
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=0.0 if asked.exact or asked.goal == "travel" else 0.99,
    )
    if asked.seconds is not None:
        parameters.time_limit = timedelta(seconds=asked.seconds)
    about = mathopt.ModelSolveParameters()
    if hint is not None:
        values = {one: float(shop in hint) for shop, one in program.opens.items()}
        about.solution_hints.append(mathopt.SolutionHint(variable_values=values))
    kind = mathopt.SolverType.CP_SAT if asked.exact else mathopt.SolverType.HIGHS
    worst = float(instance.families) if asked.goal == "covered" else 0.0
    try:
        result = mathopt.solve(program.model, kind, params=parameters, model_params=about)
    except GAVE_UP:
        return Answer(None, whole_bound(worst, asked))
    bound = result.dual_bound() if math.isfinite(result.dual_bound()) else worst
    opened = None
    if result.has_primal_feasible_solution():
        found = result.variable_values()
        opened = frozenset(s for s, one in program.opens.items() if found[one] > _HALF)
    return Answer(opened, whole_bound(bound, asked))


def whole_bound(bound: float, asked: Asked) -> int:
    """Give a bound as whole families, shops or millimetres, never better than it is."""
    if asked.goal == "covered":
        return math.floor(bound + _MARGIN)
    if asked.goal == "travel" and not asked.exact:
        return max(0, math.floor(bound * MM_PER_KM))
    return max(0, math.ceil(bound - _MARGIN))
