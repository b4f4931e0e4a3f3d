"""A list of returns: what it asks for, what became of it, and its lines."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Stat, Table, Tag


@dataclass(frozen=True)
class ReturnPage:
    """One list of returns."""

    head: Heading
    status: Tag
    stats: tuple[Stat, ...]
    lines: Table
