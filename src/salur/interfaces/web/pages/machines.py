"""The machines of the product: each drawn from its table, with the table beside it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.components import Heading, Link, Table


@dataclass(frozen=True)
class DrawnMachine:
    """One machine: the picture, and every step in words."""

    title: str
    sentence: str
    identifier: str
    picture: SafeString
    table: Table


@dataclass(frozen=True)
class MachinesPage:
    """All machines, or one of them, with links to the others."""

    head: Heading
    links: tuple[Link, ...]
    machines: tuple[DrawnMachine, ...]
