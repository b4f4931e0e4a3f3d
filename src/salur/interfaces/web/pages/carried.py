"""What is carried from month to month: a month's statements, and what ended in it by which file."""

from dataclasses import dataclass

from salur.interfaces.web.components import FilterForm, Heading, Table


@dataclass(frozen=True)
class CarriedPage:
    """A month's carry-over, a statement for each programme, and what ended in it."""

    head: Heading
    statements: tuple[Table, ...]
    filter: FilterForm
    resolved: Table
    waiting: Table | None = None
