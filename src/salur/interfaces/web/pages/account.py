"""One's own page: as whom one acts here, the other places one has, password and second factor."""

from dataclasses import dataclass

from salur.interfaces.web.components import Action, Definition, Heading, Link


@dataclass(frozen=True)
class Hat:
    """One place somebody may act in; `choose` is empty for the one chosen now."""

    organisation: str
    roles: str
    area: str
    choose: Action | None


@dataclass(frozen=True)
class AccountPage:
    """Who one is here."""

    head: Heading
    facts: tuple[Definition, ...]
    hats: tuple[Hat, ...]
    links: tuple[Link, ...]
