"""What is contested: the list beneath a recapitulation, one contest, and the part of a letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import (
    NOTHING,
    date,
    date_and_time,
    kilograms,
    month,
    number,
    rupiah,
)
from salur.interfaces.web.pages.recaps import ContestPage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, class_name, said
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.queries import ExceptionRow
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.contests import TERMS, Answer, Subject
from salur.reporting.queries import Contest


@dataclass(frozen=True)
class OfKabkota:
    """What the queries said of one kab/kota: sums by class, lines, contests and figures now."""

    classes: Mapping[int, Mapping[str, int]]
    lines: Sequence[ExceptionRow]
    more_lines: bool
    contests: Sequence[Contest]
    more_contests: bool
    stated: Mapping[UUID, int]
    names: Mapping[str, str]
    parties: Mapping[UUID, str]


def state_tag(one: Contest, stated: int | None) -> Tag:
    """Give how far a contest is; settled is what now says what was claimed."""
    if one.answer is Answer.WITHDRAWN:
        return Tag(_("ditarik"), "plain")
    if stated == one.claimed:
        return Tag(_("sudah sesuai"), "good")
    return {
        None: Tag(_("belum dijawab"), "wait"),
        Answer.ACCEPTED: Tag(_("diterima, menunggu bukti"), "wait"),
        Answer.UPHELD: Tag(_("dipertahankan"), "alert"),
    }[one.answer]


def term_name(program: str, term: str) -> str:
    """Name a figure that may be contested."""
    return said(TERMS[Program(program)][term])


def line_name(one: Contest, names: Mapping[str, str]) -> str:
    """Name what is contested: a class, or the place of a line."""
    if one.subject_kind is Subject.CLASS:
        return _("Kelas %(name)s") % {"name": class_name(one.program, one.klass)}
    return names.get(one.kode_wilayah or "", _("tanpa desa"))


def written(program: str, amount: int) -> str:
    """Write an amount of a programme."""
    return rupiah(amount) if program == Program.BPNT else kilograms(amount)


def contests_table(area: Area, program: Program, found: OfKabkota) -> Table:
    """Give what is contested of a kab/kota's month."""
    pager = None
    if found.more_contests:
        at, identity = found.contests[-1].key
        key = keys.packed(at.isoformat(), identity.hex)
        count = {"count": number(len(found.contests))}
        following = area.url("recaps", program=program, contested=key)
        pager = Pager(_("%(count)s bantahan di halaman ini") % count, "", following)
    return Table(
        caption=_("Bantahan"),
        columns=(
            Column(_("Diajukan")),
            Column(_("Baris")),
            Column(_("Angka")),
            Column(_("Menurut rekonsiliasi"), number=True),
            Column(_("Menurut pihak"), number=True),
            Column(_("Keadaan")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        date(one.at.date()),
                        reverse("recaps-contest", args=[one.id]),
                        note=found.parties.get(one.party, ""),
                    ),
                    Cell(line_name(one, found.names)),
                    Cell(term_name(one.program, one.term)),
                    Cell(written(one.program, found.stated[one.id])),
                    Cell(written(one.program, one.claimed)),
                    Cell("", tag=state_tag(one, found.stated[one.id])),
                )
            )
            for one in found.contests
        ),
        empty=_("Tidak ada yang dibantah."),
        pager=pager,
    )


def contest_page(
    one: Contest,
    stated: int,
    visit: Visit,
    names: Mapping[str, str],
    owner: str,
    file: EvidenceRow | None,
) -> ContestPage:
    """Give one contest with what whoever looks may say to it."""
    withdrawn = one.answer is Answer.WITHDRAWN
    given = []
    if one.answer is None and visit.may("line.answer"):
        given.append(_say(one, _("Terima, bukti menyusul …"), Answer.ACCEPTED))
        given.append(_say(one, _("Pertahankan angka …"), Answer.UPHELD))
    mine = visit.actor.organisation_id == one.party
    if mine and visit.may("line.contest") and not withdrawn:
        given.append(_say(one, _("Tarik bantahan …"), Answer.WITHDRAWN))
    proof = Definition(_("Bukti"), NOTHING)
    if file is not None:
        row = _(", baris %(row)s") % {"row": one.evidence_row} if one.evidence_row else ""
        url = reverse("evidence-file", args=[file.id])
        proof = Definition(_("Bukti"), f"{file.file_name}{row}", url)
    elif one.evidence is not None:
        proof = Definition(_("Bukti"), _("berkas di luar cakupan Anda"))
    facts = [
        Definition(_("Lembaga"), owner),
        Definition(_("Program"), PROGRAMS[one.program]),
        Definition(_("Bulan"), month(Period.from_number(one.period))),
        Definition(_("Baris"), line_name(one, names)),
        Definition(_("Angka"), term_name(one.program, one.term)),
        Definition(_("Tercatat saat dibantah"), written(one.program, one.stated)),
        Definition(_("Menurut rekonsiliasi sekarang"), written(one.program, stated)),
        Definition(_("Menurut pihak"), written(one.program, one.claimed)),
        Definition(_("Alasan"), one.reason),
        proof,
        Definition(_("Diajukan"), f"{one.by_name}, {date_and_time(one.at)}"),
    ]
    if one.answer_at is not None:
        said_by = f"{one.answer_by}, {date_and_time(one.answer_at)}"
        facts.append(Definition(_("Jawaban"), f"{one.answer_reason} ({said_by})"))
    return ContestPage(
        head=Heading(
            _("Bantahan %(line)s") % {"line": line_name(one, names)},
            _("Selama belum sesuai atau ditarik, bantahan ini tercantum dalam berita acara."),
        ),
        status=state_tag(one, stated),
        facts=tuple(facts),
        decisions=tuple(given),
    )


def _say(one: Contest, label: str, answer: Answer) -> Action:
    return Action(label, reverse("recaps-contest-answer", args=[one.id, answer]))


def contested_part(content: BeritaAcara) -> Table | None:
    """Give what a letter names as contested; None where nothing is."""
    if not content.contested:
        return None
    program = content.program
    return Table(
        caption=_("Yang dibantah"),
        hide_caption=True,
        columns=(
            Column(_("Baris")),
            Column(_("Menurut rekonsiliasi"), number=True),
            Column(_("Menurut pihak"), number=True),
            Column(_("Alasan dan bukti")),
            Column(_("Jawaban")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(f"{one.line}, {one.term.lower()}",
                         reverse("recaps-contest", args=[one.id]), note=one.party),
                    Cell(written(program, one.stated)),
                    Cell(written(program, one.claimed)),
                    Cell(one.reason, note=one.evidence),
                    Cell(one.answer or _("belum dijawab")),
                )
            )
            for one in content.contested
        ),
    )  # fmt: skip
