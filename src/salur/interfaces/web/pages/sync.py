"""In sync with Pusdatin: the snapshots, one of them, its conflicts, and what was sent up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)


@dataclass(frozen=True)
class SyncPage:
    """One list or one snapshot: figures, a picture of what became of the families, tables."""

    head: Heading
    figures: tuple[Stat, ...] = ()
    notice: Notice | None = None
    picture: SafeString | None = None
    picture_title: str = ""
    facts: tuple[Definition, ...] = ()
    filter: FilterForm | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class ConflictForm:
    """How one says whose word counts; `takes_value` where another value may be written."""

    url: str
    key: str
    takes_value: bool
    sentence: str


@dataclass(frozen=True)
class ConflictPage:
    """One conflict: what both had, what the office says and what the ministry says."""

    head: Heading
    progress: str
    status: Tag
    family: Link
    place: str
    column: str
    base: str
    local: str
    remote: str
    local_source: str
    remote_source: str
    form: ConflictForm | None
    why_not: str
    next_url: str
    queue_url: str


def table_of(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[tuple[Cell, ...]],
    *,
    numbers: int = 0,
    pager: Pager | None = None,
    empty: str = "",
) -> Table:
    """Give a table whose last `numbers` columns hold numbers."""
    first = len(heads) - numbers
    return Table(
        caption=caption,
        columns=tuple(Column(head, number=place >= first) for place, head in enumerate(heads)),
        rows=tuple(Row(cells) for cells in rows),
        pager=pager,
        empty=empty,
    )
