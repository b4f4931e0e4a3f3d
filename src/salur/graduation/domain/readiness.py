"""How a family stands by what it answered: met, not met or not known, in each of six dimensions.

There is no score: a dimension is met where every answer of it says so, not met where one says
otherwise, and else not known; each says why in a sentence. People decide.
"""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass

from salur.graduation.domain.indicators import (
    NOT_KNOWN,
    Answers,
    Dimension,
    Indicator,
    indicators_on,
)
from salur.kernel.refused import Sentence

_HUNDRED = 100


class Standing(enum.StrEnum):
    """What an answer, or all answers of a dimension, say."""

    MET = "MET"
    UNMET = "UNMET"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class Judged:
    """What one answer says, and why."""

    name: str
    standing: Standing
    reason: Sentence


@dataclass(frozen=True)
class Found:
    """How a family stands in one dimension; `reasons` are those that decide."""

    dimension: Dimension
    standing: Standing
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True)
class Readiness:
    """How a family stands in every dimension, and whether it is still in the programme's group.

    `eligible` is None where the answers do not tell; `components` are those that keep it there.
    """

    found: tuple[Found, ...]
    eligible: bool | None
    components: tuple[Sentence, ...]

    def in_standing(self, standing: Standing) -> tuple[str, ...]:
        """Give the dimensions that stand so."""
        return tuple(str(one.dimension) for one in self.found if one.standing is standing)


def readiness(answers: Answers, on: dt.date, limits: Mapping[str, int]) -> Readiness:
    """Judge what was answered on a day; `limits` are the dated parameters that held then."""
    asked = indicators_on(on)
    judged = {dimension: _judged(asked, dimension, answers, limits) for dimension in Dimension}
    is_in = [_component(one, answers, limits) for one in asked if one.is_component]
    keeping = [one.short for one in asked if one.is_component and _component(one, answers, limits)]
    return Readiness(
        tuple(_found(dimension, several) for dimension, several in judged.items()),
        True if True in is_in else None if None in is_in else False,
        tuple(keeping),
    )


def _judged(
    asked: tuple[Indicator, ...],
    dimension: Dimension,
    answers: Answers,
    limits: Mapping[str, int],
) -> list[Judged]:
    of_it = [one for one in asked if one.group == dimension and one.is_judged]
    return [judge(one, answers, limits) for one in of_it]


def _found(dimension: Dimension, judged: list[Judged]) -> Found:
    for standing in (Standing.UNMET, Standing.UNKNOWN):
        reasons = tuple(one.reason for one in judged if one.standing is standing)
        if reasons:
            return Found(dimension, standing, reasons)
    standing = Standing.MET if judged else Standing.UNKNOWN
    return Found(dimension, standing, tuple(one.reason for one in judged))


def judge(one: Indicator, answers: Answers, limits: Mapping[str, int]) -> Judged:
    """Say what one answer says, and why."""
    answer = answers.get(one.name)
    if one.all_of is not None:
        return _judge_all(one, answer, answers.get(one.all_of))
    if answer is None or answer == NOT_KNOWN:
        return _unknown(one)
    if one.met:
        label = one.label(str(answer))
        standing = Standing.MET if answer in one.met else Standing.UNMET
        return Judged(one.name, standing, _both(one, label.id, label.en))
    return _judge_number(one, int(answer), answers, limits)


def _judge_number(
    one: Indicator, answer: int, answers: Answers, limits: Mapping[str, int]
) -> Judged:
    assert one.at_least is not None
    share = 1 if one.per is None else int(answers.get(one.per, 0))
    if share < 1:
        return _unknown(one)
    percent = _HUNDRED if one.percent is None else limits[one.percent]
    least = limits[one.at_least] * percent
    is_met = answer * _HUNDRED >= least * share
    # Rounded up, so that nobody reads a limit that would not have been enough.
    shown = -(-least // _HUNDRED)
    said, limit = _number(one, answer // share), _number(one, shown)
    each = ("", "") if one.per is None else (" per orang", " per person")
    return Judged(
        one.name,
        Standing.MET if is_met else Standing.UNMET,
        _both(
            one,
            f"{said}{each[0]}, {'mencapai' if is_met else 'di bawah'} batas {limit}",
            f"{said}{each[1]}, {'reaches' if is_met else 'below'} the limit of {limit}",
        ),
    )


def _judge_all(one: Indicator, answer: str | int | None, of: str | int | None) -> Judged:
    if of == 0:
        return Judged(one.name, Standing.MET, _both(one, "tidak ada", "there are none"))
    if answer is None or of is None:
        return _unknown(one)
    standing = Standing.MET if int(answer) >= int(of) else Standing.UNMET
    return Judged(one.name, standing, _both(one, f"{answer} dari {of}", f"{answer} of {of}"))


def _component(one: Indicator, answers: Answers, limits: Mapping[str, int]) -> bool | None:
    answer = answers.get(one.name)
    if answer is None or answer == NOT_KNOWN:
        return None
    if one.eligible:
        return answer in one.eligible
    least = one.eligible_from
    assert least is not None
    return int(answer) >= (least if isinstance(least, int) else limits[least])


def _unknown(one: Indicator) -> Judged:
    return Judged(one.name, Standing.UNKNOWN, _both(one, "belum diketahui", "not known"))


def _both(one: Indicator, indonesian: str, english: str) -> Sentence:
    return Sentence(f"{one.short.id}: {indonesian}.", f"{one.short.en}: {english}.")


def _number(one: Indicator, value: int) -> str:
    grouped = f"{value:,}".replace(",", ".")
    return f"Rp{grouped}" if one.kind == "rupiah" else f"{grouped} {one.unit}".rstrip()
