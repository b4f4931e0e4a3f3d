"""One payment order, and the order that an office received held against its list."""

from dataclasses import dataclass

from salur.interfaces.web.components import Definition, Heading, Table


@dataclass(frozen=True)
class OrderPage:
    """One order: what it says, who did what, whom it leaves out, what follows it."""

    head: Heading
    facts: tuple[Definition, ...]
    people: tuple[Definition, ...]
    left_out: Table
    resends: Table | None = None


@dataclass(frozen=True)
class OrderFindingsPage:
    """What is wrong with a received order: the findings counted, and the families by name."""

    head: Heading
    counts: Table
    families: Table
