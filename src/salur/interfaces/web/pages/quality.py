"""How valid the data is, what to fix first, who breaks a rule, and which rules hold."""

from dataclasses import dataclass

from salur.interfaces.web.charts import MonthPanel
from salur.interfaces.web.components import (
    Action,
    Definition,
    FilterForm,
    Heading,
    Notice,
    Stat,
    Table,
)


@dataclass(frozen=True)
class QualityPage:
    """The validity of an area: its parts, its months, the regions below, the rules it breaks."""

    head: Heading
    stats: tuple[Stat, ...]
    notice: Notice | None
    parts: Table | None
    months: tuple[MonthPanel, ...]
    below: Table | None
    rules: Table | None


@dataclass(frozen=True)
class FirstPage:
    """Groups of families in the order of what repairing them brings per hour of work."""

    head: Heading
    filter: FilterForm
    table: Table


@dataclass(frozen=True)
class WorklistPage:
    """The families that break one rule, with what it means, what to do and on what ground."""

    head: Heading
    facts: tuple[Definition, ...]
    table: Table
    switch: Action | None = None


@dataclass(frozen=True)
class RulesPage:
    """Every rule, and where it is off."""

    head: Heading
    off: Table
    ends: tuple[Action, ...]
    rules: Table
