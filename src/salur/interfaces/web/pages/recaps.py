"""A month's recapitulation per kab/kota, what does not match in it, and what is contested."""

from dataclasses import dataclass

from salur.interfaces.web.components import (
    Action,
    Definition,
    FilterForm,
    Heading,
    Link,
    Table,
    Tag,
)


@dataclass(frozen=True)
class RecapPage:
    """The recapitulation of an area; of one kab/kota also its classes, lines and contests."""

    head: Heading
    filter: FilterForm | None
    table: Table
    downloads: tuple[Link, ...]
    classes: Table | None = None
    lines: Table | None = None
    contests: Table | None = None


@dataclass(frozen=True)
class ContestPage:
    """One contest: what stands, what is claimed, and what can be said to it."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    decisions: tuple[Action, ...]
