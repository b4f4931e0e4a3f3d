"""Payments of an area and month: the funnel, where they stand, and in which part."""

from dataclasses import dataclass

from salur.interfaces.web.charts import FunnelStep
from salur.interfaces.web.components import FilterForm, Heading, Notice, Table


@dataclass(frozen=True)
class PaymentsPage:
    """Payments of one area and month."""

    head: Heading
    filter: FilterForm | None
    funnel: tuple[FunnelStep, ...]
    states: Table
    parts: Table | None = None
    notice: Notice | None = None
