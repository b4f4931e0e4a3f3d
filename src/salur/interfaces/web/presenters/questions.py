"""What the field was asked: the worklist, due first, and one question with its answers."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Choice, Definition, Heading, Pager, Tag
from salur.interfaces.web.formatting import NOTHING, date, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.questions import QuestionItem, QuestionPage, QuestionsPage
from salur.interfaces.web.presenters.pair import answer_name, place_of
from salur.quality import queries as quality
from salur.quality.domain.questions import Answer
from salur.registry.queries import FamilyAddress


@dataclass(frozen=True)
class Answers:
    """What the queries said; `families` by id, also those of the pair that live elsewhere."""

    questions: Sequence[quality.QuestionView]
    families: Mapping[UUID, FamilyAddress]
    names: Mapping[str, str]
    more: bool
    today: dt.date


def questions_page(found: Answers) -> QuestionsPage:
    """Turn the answers into the worklist."""
    items = tuple(_item(one, found) for one in found.questions)
    last = found.questions[-1] if found.more else None
    after = urlencode({"due": last.due, "id": last.id}) if last else ""
    shown = _("%(count)s pertanyaan di halaman ini") % {"count": number(len(items))}
    sentence = _("Tanyakan di rumah keluarganya, lalu jawab di sini. Halaman ini dapat dicetak.")
    return QuestionsPage(
        head=Heading(
            _("Pertanyaan lapangan"),
            sentence if items else _("Tidak ada pertanyaan yang menunggu Anda."),
        ),
        items=items,
        answers=tuple(map(answer_name, Answer)),
        pager=Pager(shown, next_url=f"{reverse('questions')}?{after}") if after else None,
    )


def question_page(found: Answers, *, is_incomplete: bool) -> QuestionPage:
    """Turn one question into its page."""
    (one,) = found.questions
    item = _item(one, found)
    is_open = one.answer is None and not one.is_withdrawn
    return QuestionPage(
        head=Heading(item.title, _("Jawaban kembali ke kantor yang memutuskan.")),
        item=item,
        status=_status(one, found),
        choices=tuple(Choice(str(answer), answer_name(answer)) for answer in Answer),
        key=new_key(),
        url=reverse("question", args=[one.id]) if is_open else "",
        said=_said(one),
        back_url=reverse("questions"),
        is_incomplete=is_incomplete,
    )


def _item(one: quality.QuestionView, found: Answers) -> QuestionItem:
    ids = sorted((one.first, one.second), key=lambda identity: identity != one.family)
    families = [found.families[identity] for identity in ids if identity in found.families]
    names = " – ".join(family.name for family in families)
    return QuestionItem(
        title=_("%(names)s: satu keluarga?") % {"names": names or NOTHING},
        url=reverse("question", args=[one.id]),
        place=place_of(families[0].kode_wilayah, found.names) if families else NOTHING,
        asked=one.text
        or _("Apakah keduanya satu keluarga? Ditemukan karena: %(reasons)s.")
        % {"reasons": ", ".join(one.reasons)},
        due=one.due,
        is_late=one.due < found.today,
        families=tuple(
            Definition(f"{family.name} ({family.id_kpm})", _where(family, found.names))
            for family in families
        ),
    )


def _where(family: FamilyAddress, names: Mapping[str, str]) -> str:
    parts = [
        _("kepala keluarga %(name)s") % {"name": family.head_name} if family.head_name else "",
        family.address or "",
        f"RT {family.rt or NOTHING}/RW {family.rw or NOTHING}" if family.rt or family.rw else "",
        place_of(family.kode_wilayah, names),
    ]
    return ", ".join(part for part in parts if part)


def _status(one: quality.QuestionView, found: Answers) -> Tag:
    if one.answer is not None:
        return Tag(_("sudah dijawab"), "good")
    if one.is_withdrawn:
        return Tag(_("ditarik kembali"))
    until = _("jawab sebelum %(day)s") % {"day": date(one.due)}
    return Tag(until, "alert" if one.due < found.today else "wait")


def _said(one: quality.QuestionView) -> str:
    if one.answer is None:
        return _("Pertanyaan ini tidak perlu dijawab lagi.")
    said = _("%(name)s menjawab: %(answer)s.") % {
        "name": one.answered_by,
        "answer": answer_name(one.answer),
    }
    return f"{said} {one.note}".strip()
