"""One compiled report: what is counted, what is missing, what differs, and who passed it on."""

from dataclasses import dataclass

from salur.interfaces.web.components import Action, Definition, Heading, Link, Notice, Table


@dataclass(frozen=True)
class CompilationPage:
    """One version of what a province, a Wilayah or the ministry passes on."""

    head: Heading
    notice: Notice | None
    facts: tuple[Definition, ...]
    downloads: tuple[Link, ...]
    decisions: tuple[Action, ...]
    why_not: str
    waterfall: Table
    law: Table
    counted: Table
    missing: Table
    changed: Table | None
    steps: Table
    versions: Table
