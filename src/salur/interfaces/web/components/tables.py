"""Tables with captions and headers, paged by key, and the form that filters them."""

from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from salur.interfaces.web.components.basic import Action, Tag


@dataclass(frozen=True)
class Column:
    """One column: numbers to the right; a sortable one bears the address of the other order."""

    label: str
    number: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Cell:
    """One cell: text, perhaps a link, a tag, a small picture, or a second line in small print."""

    text: str
    url: str = ""
    tag: Tag | None = None
    note: str = ""
    picture: SafeString | None = None
    needs_someone: bool = False


@dataclass(frozen=True)
class Row:
    """One row; its first cell is the row's header. A `total` row is drawn with a line above it."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Pager:
    """Paging by key: addresses of the pages before and after, and what this page shows."""

    showing: str
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class Table:
    """One table. `empty` is the sentence that stands where there are no rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    pager: Pager | None = None
    hide_caption: bool = False
    identifier: str = ""


@dataclass(frozen=True)
class Choice:
    """One entry of a choice."""

    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True)
class FilterField:
    """One field of a filter: a choice where it has choices, else a line of text."""

    name: str
    label: str
    choices: tuple[Choice, ...] = ()
    value: str = ""
    hint: str = ""


@dataclass(frozen=True)
class FilterForm:
    """A GET form: the address keeps the filter, so that back and a bookmark return to it.

    `hidden` carries what must stay (the sort order), never a name or a number of a person.
    """

    url: str
    fields: tuple[FilterField, ...]
    reset_url: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    action: Action | None = None
