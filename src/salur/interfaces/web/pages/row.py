"""One row of a received file, as it was written."""

from dataclasses import dataclass

from salur.interfaces.web.components import Definition, Heading, Table


@dataclass(frozen=True)
class RowPage:
    """One row: the file it stands in, its text and its cells; `back` leads to its unit or file.

    `reveal_url` is empty for whoever may not see plain numbers, and where they are shown.
    """

    head: Heading
    facts: tuple[Definition, ...]
    text: str
    cells: Table
    reveal_url: str
    is_plain: bool
    back: tuple[str, str]
