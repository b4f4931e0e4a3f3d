"""The handbook: its list, one guide, all of them to print."""

from dataclasses import dataclass

from salur.interfaces.web.components import Heading, Link


@dataclass(frozen=True)
class GuideStep:
    """One step: what to do, the page it is done on, a picture with what it shows in words.

    A page that opens from another has no address of its own (""), nor need a step have a picture.
    """

    text: str
    url: str
    about: str
    picture: str
    shows: str


@dataclass(frozen=True)
class GuideText:
    """One guide, written out."""

    number: int
    title: str
    url: str
    whom: str
    when: str
    steps: tuple[GuideStep, ...]
    done: str


@dataclass(frozen=True)
class GuidePage:
    """One guide, with the ways to those beside it."""

    head: Heading
    guide: GuideText
    beside: tuple[Link, ...]


@dataclass(frozen=True)
class GuidesPage:
    """The handbook: its guides, as a list or written out."""

    head: Heading
    guides: tuple[GuideText, ...]
