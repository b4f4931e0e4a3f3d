"""The rule book: every class and finding of a programme, with its worked examples."""

from dataclasses import dataclass

from salur.interfaces.web.components import Definition, Heading, Link, Table


@dataclass(frozen=True)
class ExampleItem:
    """One worked example: what the parties told, and what became of it."""

    title: str
    note: str
    told: tuple[Table, ...]
    outcome: tuple[Table, ...]


@dataclass(frozen=True)
class RuleItem:
    """One class or finding."""

    identifier: str
    title: str
    meaning: str
    facts: tuple[Definition, ...]
    examples: tuple[ExampleItem, ...]
    note: str = ""


@dataclass(frozen=True)
class RulebookPage:
    """The rules of one programme: its classes in the order in which they are tried; findings."""

    head: Heading
    contents: tuple[tuple[str, tuple[Link, ...]], ...]
    classes: tuple[RuleItem, ...]
    findings: tuple[RuleItem, ...]
