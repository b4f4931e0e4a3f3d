"""One's own page: as whom one acts here, the other places one has, password, tokens."""

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
class TokenLine:
    """One token that holds: what for, until when, when it was used, and the way to end it."""

    name: str
    note: str
    revoke: Action


@dataclass(frozen=True)
class AccountPage:
    """Who one is here."""

    head: Heading
    facts: tuple[Definition, ...]
    hats: tuple[Hat, ...]
    links: tuple[Link, ...]
    tokens: tuple[TokenLine, ...] = ()
    new_token: Link | None = None


@dataclass(frozen=True)
class TokenPage:
    """A token that was just made: the one time that it is shown."""

    head: Heading
    name: str
    token: str
    back: Link
