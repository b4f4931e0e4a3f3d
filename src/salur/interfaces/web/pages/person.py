"""One person of an organisation, and the forms that change what they may do."""

from dataclasses import dataclass

from django.forms import Form

from salur.interfaces.web.components import Definition, Heading, Tag


@dataclass(frozen=True)
class Panel:
    """One change that can be made: its form, the word on its button, what follows."""

    title: str
    sentence: str
    form: Form
    url: str
    submit: str
    identifier: str
    grave: bool = False


@dataclass(frozen=True)
class PersonPage:
    """One person; without panels the viewer may change nothing."""

    head: Heading
    status: Tag
    facts: tuple[Definition, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class FormPage:
    """One form as a page."""

    head: Heading
    url: str
    submit: str
    cancel_url: str
