"""One desa in its first months on the card: its measures, beside whom, and who is silent."""

from dataclasses import dataclass

from salur.interfaces.web.charts import MonthPanel
from salur.interfaces.web.components import Heading, Notice, Stat, Table, Tag


@dataclass(frozen=True)
class WatchPage:
    """One desa: how loud it warns, its months, the comparison by name, and the silent cards."""

    head: Heading
    status: Tag
    notice: Notice | None
    stats: tuple[Stat, ...]
    months: tuple[MonthPanel, ...]
    measures: Table
    silent: Table
    compared: Table
    rule: str
