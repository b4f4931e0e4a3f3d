"""What the field was asked about families: the worklist, its sheet, and one question."""

import datetime as dt
from dataclasses import dataclass

from salur.interfaces.web.components import Choice, Definition, Heading, Pager, Tag


@dataclass(frozen=True)
class QuestionItem:
    """One question as it stands on the worklist and on the sheet that is taken along."""

    title: str
    url: str
    place: str
    asked: str
    due: dt.date
    is_late: bool
    families: tuple[Definition, ...]


@dataclass(frozen=True)
class QuestionsPage:
    """The facilitator's worklist."""

    head: Heading
    items: tuple[QuestionItem, ...]
    answers: tuple[str, ...]
    pager: Pager | None


@dataclass(frozen=True)
class QuestionPage:
    """One question with the answers to choose from; `url` is empty where it is answered."""

    head: Heading
    item: QuestionItem
    status: Tag
    choices: tuple[Choice, ...]
    key: str
    url: str
    said: str
    back_url: str
    is_incomplete: bool = False
