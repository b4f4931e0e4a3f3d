"""Mapping columns: choose a sheet, see what each of its columns may be, correct that, go on."""

from dataclasses import dataclass

from salur.interfaces.web.components import Action, Choice, Heading, Table


@dataclass(frozen=True)
class HeadingRow:
    """One heading of the sheet, with the columns it may be, why one is proposed, and examples."""

    place: int
    field: str
    text: str
    choices: tuple[Choice, ...]
    why: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class SheetForm:
    """A sheet that was looked at; it is kept, sealed, until the form is sent, for a day at most."""

    staged: str
    name: str
    contract: str
    contract_title: str
    sender: str
    header_row: int
    headings: tuple[HeadingRow, ...]
    missing: tuple[str, ...]
    decimals: tuple[Choice, ...]
    preview: Table
    translate: Choice | None = None


@dataclass(frozen=True)
class RememberedRow:
    """One mapping in use, and the button that removes it."""

    sender: str
    contract: str
    columns: str
    made: str
    remove: Action


@dataclass(frozen=True)
class MappingPage:
    """One of two states: choose a sheet (with what is remembered), or correct what is proposed."""

    head: Heading
    url: str
    key: str
    error: str
    contracts: tuple[Choice, ...]
    senders: tuple[Choice, ...]
    sheet: SheetForm | None
    remembered: tuple[RememberedRow, ...]
