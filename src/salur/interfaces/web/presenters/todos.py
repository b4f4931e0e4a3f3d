"""What waits for this person today: files to decide on, reports, exceptions of their turn."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.queries import Count
from salur.distribution.domain import Todo as CycleTodo
from salur.distribution.queries import Awaited
from salur.evidence.queries import EvidenceRow
from salur.graduation.queries import CaseCount
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Cell, Column, Heading, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, month, number, rupiah
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, cause_name, region_name, said
from salur.kernel.period import Period
from salur.quality.queries import Progress, QuestionView
from salur.reconciliation.queries import ReturnList, Stuck
from salur.registry.domain import State
from salur.reporting.domain.states import Move
from salur.reporting.queries import Waiting

MOST = 51  # questions that are counted out
_BRACKETS = re.compile(r"\(([^()]+)\)")


def watch_todos(warned: tuple[int, int] | None) -> tuple[Todo, ...]:
    """Give what to look at where (month, so many) desa warn in their first months on the card."""
    if warned is None:
        return ()
    period, count = warned
    said = _("%(count)s desa memberi peringatan pada bulan-bulan pertama kartu.")
    url = f"{reverse('watch')}?{urlencode({'period': str(Period.from_number(period))})}"
    return (Todo(said % {"count": number(count)}, _("Lihat"), url),)


def todos(
    area: Area,
    waiting: Sequence[EvidenceRow],
    reports: Sequence[Waiting],
    stuck: Sequence[Stuck],
    turns: frozenset[str],
    today: dt.date,
) -> tuple[Todo, ...]:
    """Give what to do: files, then reports; `turns` are the owners that this person acts for."""
    files = [
        Todo(
            _("%(name)s dari %(sender)s menunggu keputusan.")
            % {"name": row.file_name, "sender": row.sender_name},
            _("Putuskan"),
            reverse("evidence-file", args=[row.id]),
        )
        for row in waiting
    ]
    letters = (_report(one, area.names, area.code, today) for one in reports)
    return (*files, *letters, *(_turn(area, one) for one in stuck if one.owner in turns))


def cycle_todos(found: Sequence[CycleTodo]) -> tuple[Todo, ...]:
    """Give what open cycles need, as home has it."""
    return tuple(
        Todo(_with_names(said(one.sentence)), _("Buka"), _cycle_url(one), one.due, one.overdue)
        for one in found
    )


def return_todos(
    found: Sequence[ReturnList], names: Mapping[str, str], visit: Visit, today: dt.date
) -> tuple[Todo, ...]:
    """Give what idle money needs: a list to approve, a sum to return, a sum that is late."""
    lines = []
    for one in found:
        words = {
            "bank": one.bank,
            "where": region_name(names.get(one.code, one.code)),
            "amount": rupiah(one.open),
        }
        url = reverse("return", args=[one.id])
        mine = one.prepared_by == visit.actor.person_id
        if one.status == "PREPARED" and visit.may("return.approve") and not mine:
            sentence = _("Setujui daftar pengembalian %(bank)s (%(where)s).")
            lines.append(Todo(sentence % words, _("Buka"), url))
        late = one.is_overdue(today)
        if one.status == "APPROVED" and one.open and visit.may("return.open"):
            sentence = _("Setor %(amount)s ke kas negara (%(where)s).")
            lines.append(Todo(sentence % words, _("Buka"), url, one.due_on, overdue=late))
        elif late and visit.may("return.prepare"):
            sentence = _("%(bank)s belum menyetor %(amount)s ke kas negara (%(where)s).")
            lines.append(Todo(sentence % words, _("Buka"), url, one.due_on, overdue=True))
    return tuple(lines)


def card_todos(replacements: tuple[int, int], answers: Awaited) -> tuple[Todo, ...]:
    """Give what a bank owes about cards and accounts; what its clock has run out for is late."""
    waiting, late = replacements
    found = []
    if waiting:
        sentence = _("%(count)s kartu menunggu diganti, %(late)s lewat batas.")
        words = {"count": number(waiting), "late": number(late)}
        url = reverse("cards-replacements")
        found.append(Todo(sentence % words, _("Buka"), url, overdue=late > 0))
    if answers.sent:
        sentence = _("%(count)s usulan rekening menunggu jawaban bank, %(late)s lewat batas.")
        words = {"count": number(answers.sent), "late": number(answers.late)}
        url = reverse("burekols")
        found.append(Todo(sentence % words, _("Buka"), url, overdue=answers.late > 0))
    return tuple(found)


def obstacle_todos(
    mine: UUID, owned: Sequence[Count], offered: Sequence[Count]
) -> tuple[Todo, ...]:
    """Give what of obstacles waits for an organisation: what it owns, what it is offered."""
    found = []
    for one in owned:
        if one.open:
            sentence = _("%(count)s hambatan milik lembaga Anda, %(late)s lewat tenggat.")
            words = {"count": number(one.open), "late": number(one.overdue)}
            url = f"{reverse('obstacles')}?owner={mine}"
            found.append(Todo(sentence % words, _("Buka"), url, overdue=one.overdue > 0))
    for one in offered:
        if one.open:
            sentence = _("%(count)s hambatan diserahkan kepada lembaga Anda.")
            url = f"{reverse('obstacles')}?offered=1"
            words = {"count": number(one.open)}
            found.append(Todo(sentence % words, _("Jawab"), url))
    return tuple(found)


def by_urgency(found: Sequence[Todo]) -> tuple[Todo, ...]:
    """Put what is late first, then what is due first; what has no day comes last."""
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.due or dt.date.max)))


def register_todos(
    pairs: Progress | None, questions: Sequence[QuestionView], today: dt.date
) -> tuple[Todo, ...]:
    """Give what the register needs: pairs of families to decide on, questions to ask in the field.

    `pairs` is None for whoever decides on none.
    """
    found = []
    if pairs and pairs.turn and pairs.begin_with:
        sentence = _("%(count)s pasangan keluarga menunggu jawaban Anda.")
        url = reverse("duplicate", args=[pairs.begin_with])
        found.append(Todo(sentence % {"count": number(pairs.turn)}, _("Periksa"), url))
    if questions:
        due = questions[0].due
        count = number(len(questions)) if len(questions) < MOST else f"{number(MOST - 1)}+"
        sentence = _("%(count)s pertanyaan lapangan menunggu jawaban Anda.")
        words = {"count": count}
        url = reverse("questions")
        found.append(Todo(sentence % words, _("Jawab"), url, due, overdue=due < today))
    return tuple(found)


# What an evening, its letters and what is submitted settle for many families at once.
_AT_ONCE = ("VISITED", "belum-surat", "CONFIRMED")


def graduation_todos(counts: Sequence[CaseCount], visit: Visit) -> tuple[Todo, ...]:
    """Give what families on their way wait for of this person: a visit, the village, a letter."""
    by_state: dict[str, int] = {}
    for one in counts:
        by_state[one.state] = by_state.get(one.state, 0) + one.cases
    untold = sum(one.untold for one in counts)
    late = sum(one.overdue for one in counts)
    objecting = by_state.get("OBJECTED", 0) + by_state.get("CONTESTED", 0)
    lines = (
        ("graduation.visit", by_state.get("PROPOSED", 0), "PROPOSED",
         _("%(count)s keluarga diusulkan graduasi dan menunggu kunjungan."), False),
        ("graduation.decide", by_state.get("VISITED", 0), "VISITED",
         _("%(count)s keluarga menunggu keputusan musyawarah desa."), False),
        ("graduation.tell", untold, "belum-surat",
         _("%(count)s keluarga diputuskan keluar dan belum menerima surat."), False),
        ("objection.answer", objecting, "keberatan",
         _("%(count)s keberatan keluarga menunggu jawaban Anda."), late > 0),
        ("graduation.submit", by_state.get("CONFIRMED", 0), "CONFIRMED",
         _("%(count)s graduasi siap diajukan untuk disahkan."), False),
        ("graduation.decide", by_state.get("RETURNING", 0), "RETURNING",
         _("%(count)s keluarga jatuh kembali dan menunggu musyawarah desa."), False),
    )  # fmt: skip
    return tuple(
        Todo(
            sentence % {"count": number(count)},
            _("Buka"),
            reverse("musdes")
            if which in _AT_ONCE
            else f"{reverse('graduations')}?{urlencode({'which': which})}",
            overdue=overdue,
        )
        for verb, count, which, sentence, overdue in lines
        if count and visit.may(verb)
    )


def change_todos(
    waiting: Mapping[State, int], visit: Visit, endorse_by: dt.date | None = None
) -> tuple[Todo, ...]:
    """Give which changes of data wait for this person to verify or endorse, and until when."""
    found = []
    if waiting.get(State.VERIFIED) and visit.may("change.endorse"):
        words = _("%(count)s perubahan data menunggu pengesahan Anda.")
        found.append((words, State.VERIFIED, "menunggu"))
    if waiting.get(State.PROPOSED) and visit.may("change.verify"):
        words = _("%(count)s usulan perubahan menunggu berita acara.")
        found.append((words, State.PROPOSED, "usulan"))
    return tuple(
        Todo(
            words % {"count": number(waiting[state])},
            _("Buka"),
            f"{reverse('changes')}?{urlencode({'state': asked})}",
            endorse_by if state is State.VERIFIED else None,
        )
        for words, state, asked in found
    )


def todos_page(found: Sequence[Todo]) -> TablePage:
    """Give what distribution needs of this person, as a table."""
    return TablePage(
        Heading(_("Tugas"), _("Yang dapat Anda kerjakan sekarang untuk penyaluran yang berjalan.")),
        Table(
            caption=_("Tugas"),
            hide_caption=True,
            columns=(Column(_("Apa")), Column(_("Batas")), Column(_("Langkah"))),
            rows=tuple(
                Row(
                    (
                        Cell(one.sentence),
                        Cell(date(one.due) if one.due else NOTHING, needs_someone=one.overdue),
                        Cell(one.action, one.url),
                    )
                )
                for one in found
            ),
            empty=_("Tidak ada yang menunggu Anda."),
        ),
    )


def _with_names(sentence: str) -> str:
    """Write the region in brackets the way people do."""
    return _BRACKETS.sub(lambda found: f"({region_name(found[1])})", sentence)


def _cycle_url(one: CycleTodo) -> str:
    if one.kind in ("send", "awaited", "opening_file"):
        return reverse("evidence")
    if one.kind == "record_sheets":
        return f"{reverse('handovers')}?{urlencode({'period': str(one.period)})}"
    if one.cycle_id is not None:
        return reverse("cycle", args=[one.cycle_id])
    return reverse("cycles")


def report_todos(
    found: Sequence[Waiting], names: Mapping[str, str], today: dt.date
) -> tuple[Todo, ...]:
    """Give which reports wait for this person, wherever they are; `names` are as they were told."""
    shown = {code: region_name(name) for code, name in names.items()}
    return by_urgency([_report(one, shown, "", today) for one in found])


def _report(one: Waiting, names: Mapping[str, str], code: str, today: dt.date) -> Todo:
    sentences = {
        Move.SIGN: _("Tanda tangani berita acara %(program)s %(month)s (%(where)s)."),
        Move.SEND: _("Kirim berita acara %(program)s %(month)s (%(where)s)."),
        Move.ACCEPT: _("Terima atau kembalikan berita acara %(program)s %(month)s (%(where)s)."),
    }
    where = (
        names.get(one.codes[0], one.codes[0])
        if one.report_id
        else _("%(count)s kabupaten/kota") % {"count": number(len(one.codes))}
    )
    url = reverse("report", args=[one.report_id]) if one.report_id else _reports_url(code, one)
    words = {"program": PROGRAMS[one.program], "month": month(one.period), "where": where}
    overdue = one.due_on < today
    return Todo(sentences[one.move] % words, _("Buka"), url, one.due_on, overdue=overdue)


def _reports_url(code: str, one: Waiting) -> str:
    asked = {"region": code, "period": str(one.period)}
    return f"{reverse('reports')}?{urlencode({name: v for name, v in asked.items() if v})}"


def _turn(area: Area, one: Stuck) -> Todo:
    narrowed = {"class": one.klass} if one.klass else {"cause": one.cause}
    words = {
        "count": number(one.count),
        "cause": cause_name(one.program, one.cause, one.klass).lower(),
        "program": PROGRAMS[one.program],
    }
    sentence = (
        _("%(count)s keluarga %(cause)s (%(program)s).")
        if one.klass
        else _("%(count)s desa: %(cause)s (%(program)s).")
    )
    url = area.url("exceptions", program=one.program, owner=one.owner, **narrowed)
    return Todo(sentence % words, _("Buka"), url)
