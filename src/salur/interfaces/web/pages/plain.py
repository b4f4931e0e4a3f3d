"""Pages that say one thing: a question before an act, a refusal, nothing there, a fault."""

from dataclasses import dataclass

from salur.interfaces.web.components import Confirmation, Heading, Notice


@dataclass(frozen=True)
class ConfirmPage:
    """A question before something that counts."""

    confirmation: Confirmation


@dataclass(frozen=True)
class NoticePage:
    """One of the four states as a whole page."""

    head: Heading
    notice: Notice
