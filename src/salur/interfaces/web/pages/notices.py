"""What somebody was told."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Table


@dataclass(frozen=True)
class NoticesPage:
    """The notices of one person, newest first."""

    head: Heading
    table: Table
