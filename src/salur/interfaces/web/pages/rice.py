"""Rice on its way: the chain of a month, and what lies in the warehouses and at the points."""

from dataclasses import dataclass

from salur.interfaces.web.charts import ChainStep
from salur.interfaces.web.components import Heading, Table


@dataclass(frozen=True)
class RicePage:
    """The chain of an area's month, and how far each of its regions is."""

    head: Heading
    chain: tuple[ChainStep, ...]
    regions: Table


@dataclass(frozen=True)
class StockPage:
    """What lies in the warehouses, and at the delivery points; names that nobody recorded."""

    head: Heading
    warehouses: Table
    points: Table
    unknown: Table | None
