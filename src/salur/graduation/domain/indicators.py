"""What is asked at a home visit: every question with its words, its dates and what answers mean.

One definition serves the form on screen, the form on paper, the form for telephones and the file:
questions, kinds, choices, groups and their words stand in the contract `kunjungan`, everything else
in `indicators.toml`.
"""

import datetime as dt
import enum
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from salur.evidence.domain.contract import Field, load_contract
from salur.kernel.refused import Sentence

CONTRACT = "kunjungan"
NOT_KNOWN = "TIDAK_TAHU"
# The columns before the indicators: whose door, when, and who was there.
FAMILY, DAY, VISITOR = "id_kpm", "tanggal", "petugas"
# By what a telephone knows again what it sent.
SUBMISSION = "id_kiriman"
_HEAD = frozenset({FAMILY, DAY, VISITOR, SUBMISSION})

Answers = Mapping[str, str | int]


class Dimension(enum.StrEnum):
    """In what a family stands on its own, or does not."""

    INCOME = "income"
    ASSETS = "assets"
    WORK = "work"
    SCHOOLING = "schooling"
    HEALTH = "health"
    HOUSING = "housing"


# What questions are about: the dimensions, and two groups whose answers only serve others.
_GROUPS = {
    "family": Sentence("Keluarga", "Family"),
    Dimension.INCOME: Sentence("Penghasilan", "Income"),
    Dimension.ASSETS: Sentence("Harta", "Assets"),
    Dimension.WORK: Sentence("Pekerjaan", "Work"),
    Dimension.SCHOOLING: Sentence("Sekolah", "Schooling"),
    Dimension.HEALTH: Sentence("Kesehatan", "Health"),
    Dimension.HOUSING: Sentence("Rumah", "Housing"),
    "programme": Sentence("Komponen program", "Components of the programme"),
}


def group_name(group: str) -> Sentence:
    """Give what a group of questions is called, as a heading."""
    return _GROUPS[group]


@dataclass(frozen=True)
class Choice:
    """One answer that may be chosen."""

    code: str
    label: Sentence


@dataclass(frozen=True)
class Indicator:
    """One question, and what its answer says; asked from `valid_from` until before `valid_to`.

    `kind` is choice, count or rupiah. `group` is a dimension, or `family` or `programme`, whose
    answers only serve other questions. What the rules mean stands in `indicators.toml`.
    """

    name: str
    group: str
    kind: str
    question: Sentence
    short: Sentence
    choices: tuple[Choice, ...]
    least: int
    most: int | None
    unit: str
    met: tuple[str, ...]
    at_least: str | None
    percent: str | None
    per: str | None
    all_of: str | None
    eligible: tuple[str, ...]
    eligible_from: str | int | None
    asked_when: str | None
    valid_from: dt.date
    valid_to: dt.date | None
    citation: str
    confidence: str

    @property
    def is_judged(self) -> bool:
        """Whether an answer says how the family stands in the dimension of its group."""
        return bool(self.met or self.at_least or self.all_of)

    @property
    def is_component(self) -> bool:
        """Whether an answer says that the family is still in a programme's group."""
        return bool(self.eligible) or self.eligible_from is not None

    def holds_on(self, day: dt.date) -> bool:
        """Say whether it is asked on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def label(self, code: str) -> Sentence:
        """Give the words of a choice; its code where the choice is gone."""
        return next((c.label for c in self.choices if c.code == code), Sentence(code, code))


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """Give every question that was ever asked, in the order of the contract."""
    text = (files("salur.graduation") / "indicators.toml").read_text(encoding="utf-8")
    told = {entry["name"]: entry for entry in tomllib.loads(text)["indicator"]}
    fields = [one for one in load_contract(CONTRACT).fields if one.name not in _HEAD]
    return tuple(_indicator(field, told[field.name]) for field in fields)


def indicators_on(day: dt.date) -> tuple[Indicator, ...]:
    """Give the questions that are asked on a day."""
    return tuple(one for one in all_indicators() if one.holds_on(day))


@cache
def parameter_names() -> tuple[str, ...]:
    """Give the names of the dated parameters that the rules read."""
    names = [
        name
        for one in all_indicators()
        for name in (one.at_least, one.percent, one.eligible_from)
        if isinstance(name, str)
    ]
    return tuple(dict.fromkeys(names))


def _indicator(field: Field, entry: Mapping[str, Any]) -> Indicator:
    return Indicator(
        name=field.name,
        group=field.group,
        kind=field.kind,
        question=Sentence(field.title, field.english),
        short=Sentence(*entry["short"]),
        choices=tuple(Choice(code, Sentence(*words)) for code, *words in field.labels),
        least=int(field.minimum or 0),
        most=entry.get("most"),
        unit=entry.get("unit", ""),
        met=tuple(entry.get("met", ())),
        at_least=entry.get("at_least"),
        percent=entry.get("percent"),
        per=entry.get("per"),
        all_of=entry.get("all_of"),
        eligible=tuple(entry.get("eligible", ())),
        eligible_from=entry.get("eligible_from"),
        asked_when=entry.get("asked_when"),
        valid_from=entry["from"],
        valid_to=entry.get("to"),
        citation=entry["citation"],
        confidence=entry["confidence"],
    )
