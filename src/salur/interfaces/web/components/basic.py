"""The small parts: links, tags, stats, definitions, notices and masked numbers."""

from dataclasses import dataclass
from typing import Literal

# plain: a fact; good: done; wait: under way or somebody else's turn; alert: needs someone now.
Tone = Literal["plain", "good", "wait", "alert"]


@dataclass(frozen=True)
class Link:
    """One way to another page."""

    label: str
    url: str


@dataclass(frozen=True)
class Action:
    """One button: a link for "get", a form with its own token for "post".

    `key` is the idempotency key of a posted action; `fields` are further hidden values.
    """

    label: str
    url: str
    method: Literal["get", "post"] = "get"
    key: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Heading:
    """The head of a page: what it is, what happens next in one sentence, at most one action.

    `secondary` are links beside it, `buttons` lesser actions that are posted (a file to take).
    """

    title: str
    sentence: str = ""
    action: Action | None = None
    secondary: tuple[Link, ...] = ()
    buttons: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Tag:
    """One status in one or two words."""

    label: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Stat:
    """One key figure: `value` is written out already; `url` opens the rows beneath it."""

    label: str
    value: str
    note: str = ""
    url: str = ""
    needs_someone: bool = False


@dataclass(frozen=True)
class Definition:
    """One line of a definition list."""

    term: str
    value: str
    url: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class Notice:
    """One of the four states of a screen, said in one or two sentences with the next step."""

    kind: Literal["empty", "loading", "wrong", "done"]
    title: str
    sentence: str = ""
    action: Action | None = None


@dataclass(frozen=True)
class Masked:
    """One sensitive number: masked, with the way to show it for a recorded reason.

    `shown` is filled only in the answer to a granted request. `reveal_url` is empty for whoever
    may not ask. `field` names the number for screen readers ("NIK").
    """

    field: str
    masked: str
    reveal_url: str = ""
    shown: str = ""
    identifier: str = "nomor"
