"""The ledger's face: accounts by kind, one kind by reason, month and region, and the transfers."""

from dataclasses import dataclass

from salur.interfaces.web.charts import Holding
from salur.interfaces.web.components import (
    Action,
    Definition,
    FilterForm,
    Heading,
    Link,
    Notice,
    Table,
    Tag,
)


@dataclass(frozen=True)
class BooksPage:
    """Every kind of account in a region and months: the picture and the table."""

    head: Heading
    filter: FilterForm
    money: bool
    holdings: tuple[Holding, ...]
    table: Table
    downloads: tuple[Link, ...]
    notice: Notice | None = None


@dataclass(frozen=True)
class AccountPage:
    """One kind of account of one party: why it moved, month by month, and in which regions."""

    head: Heading
    facts: tuple[Definition, ...]
    reasons: Table
    months: Table | None
    places: Table | None


@dataclass(frozen=True)
class TransfersPage:
    """The transfers of one kind of account, each with its evidence."""

    head: Heading
    table: Table


@dataclass(frozen=True)
class SuspensePage:
    """What suspense holds, and what was proposed to clear it."""

    head: Heading
    held: Table
    proposals: Table


@dataclass(frozen=True)
class ClearingPage:
    """One proposal: what it says, how it was decided, and what can be done with it."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    approve: Action | None = None
    others: tuple[Action, ...] = ()
    why_not: str = ""
