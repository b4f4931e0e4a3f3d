"""All findings of one reason in one file, paged by key."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Table


@dataclass(frozen=True)
class TablePage:
    """One table as a page."""

    head: Heading
    table: Table
