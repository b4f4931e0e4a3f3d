"""One berita acara with its figures, signatures, papers and versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Definition,
    Heading,
    Link,
    Notice,
    Signature,
    SignOff,
)
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import date, kilograms, month, number
from salur.interfaces.web.formatting import rupiah as write_rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.report import (
    ClassRow,
    DifferenceRow,
    ReportPage,
    VersionRow,
    WaterfallLine,
)
from salur.interfaces.web.presenters.carried import carried_part
from salur.interfaces.web.presenters.contests import contested_part
from salur.interfaces.web.presenters.reports import state_tag
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from salur.reporting.documents.tables import correction_note
from salur.reporting.domain.parts import Difference
from salur.reporting.domain.states import State
from salur.reporting.queries import PartyRow, ReportDetail, ReportRow, StepRow

_LOSSES = frozenset({"failed", "missing", "reversed", "short", "over", "without_instruction"})

# The classes of BPNT that open an exception each, by their code.
_OPENING = {one.code for one in BPNT_CLASSES if one.owner != "none"}
_NUMBERS = {
    Program.BPNT: {one.code: one.number for one in BPNT_CLASSES},
    Program.RASTRA: {one.code: one.number for one in RASTRA_CLASSES},
}


@dataclass(frozen=True)
class Answers:
    """What the queries said of one report, and who looks at it.

    `known` is the moment whose units the figures stand for, where newer ones are published.
    """

    report: ReportDetail
    visit: Visit
    known: str = ""


def report_page(found: Answers) -> ReportPage:
    """Turn one report into its page."""
    row, content = found.report.row, found.report.content
    title = f"{PROGRAMS[row.program]} {content.region.name}, {month(content.period)}"
    return ReportPage(
        head=Heading(
            _("Berita acara %(title)s") % {"title": title},
            _("Setiap angka membuka baris di bawahnya; yang ditandatangani tidak berubah lagi."),
        ),
        unit="idr" if row.program is Program.BPNT else "g",
        facts=_facts(found),
        waterfall=_waterfall(found),
        classes=_classes(found),
        sign_off=_sign_off(found),
        downloads=_downloads(found),
        send=_post(_("Kirim ke provinsi dan kementerian"), "kirim", row)
        if _may_send(found)
        else None,
        notice=_notice(found),
        versions=_versions(found.report),
        differences=tuple(_difference(row, one) for one in content.differences),
        differences_title=_("Beda dengan versi %(number)s") % {"number": content.previous.version}
        if content.previous
        else "",
        decisions=_decisions(found),
        contested=contested_part(content),
        carried=carried_part(content),
        differences_note=correction_note(content),
    )


def _post(label: str, what: str, row: ReportRow) -> Action:
    return Action(label, reverse("report-act", args=[row.id, what]), "post", key=new_key())


def _is_office(found: Answers) -> bool:
    return found.visit.actor.organisation_id == found.report.office_id


def _may_send(found: Answers) -> bool:
    signed = found.report.row.state is State.SIGNED
    return signed and _is_office(found) and found.visit.may("report.send")


def _decisions(found: Answers) -> tuple[Action, ...]:
    row, may = found.report.row, found.visit.may
    if _is_office(found):
        return ()
    given = []
    if row.state is State.SENT and may("report.accept"):
        given.append(_post(_("Terima laporan"), "terima", row))
    if row.state is State.SENT and may("report.return"):
        given.append(Action(_("Kembalikan …"), reverse("report-return", args=[row.id])))
    if row.state is State.ACCEPTED and may("report.accept"):
        given.append(_post(_("Kunci laporan"), "kunci", row))
    return tuple(given)


def _facts(found: Answers) -> tuple[Definition, ...]:
    row, content = found.report.row, found.report.content
    return (
        Definition(_("Nomor"), row.number),
        Definition(_("Tanggal"), date(content.date)),
        Definition(_("Versi"), number(row.version)),
        Definition(_("Keadaan"), "", tag=state_tag(row.state)),
        Definition(
            _("Desa") if content.program is Program.RASTRA else _("Rekening"), number(content.units)
        ),
        Definition(_("Sidik isi (SHA-256)"), f"{found.report.digest[:16]} …"),
        Definition(
            _("Rekonsiliasi"),
            _("hasil yang dilaporkan"),
            f"{reverse('region')}?region={row.code}&period={content.period}",
        ),
        Definition(
            _("Bukti"),
            _("%(count)s berkas") % {"count": number(len(content.evidence))},
            f"{reverse('evidence')}?period={content.period}&only=month",
        ),
    )


def _waterfall(found: Answers) -> tuple[WaterfallLine, ...]:
    return tuple(
        WaterfallLine(
            line.label[:1].upper() + line.label[1:],
            line.amount,
            line.sign,
            _units(found, line.term) if line.amount else "",
            line.is_result,
            line.term in _LOSSES and line.amount > 0,
        )
        for line in found.report.content.waterfall.lines
    )


def _classes(found: Answers) -> tuple[ClassRow, ...]:
    content = found.report.content
    numbers = _NUMBERS[content.program]
    rows = [
        ClassRow(
            one.label,
            one.units,
            one.amounts[0],
            _units(found, "units", numbers.get(one.code)),
            one.code in _OPENING,
        )
        for one in content.classes
        if one.units
    ]
    total = sum(c.amounts[0] for c in content.classes)
    whole = ClassRow(_("Jumlah"), content.units, total, _units(found, "units"), total=True)
    return (*rows, whole)


def _units(found: Answers, term: str, klass: int | None = None) -> str:
    """Give the address of the units that the letter's figure stands for."""
    row, program = found.report.row, found.report.content.program
    grams = program is Program.RASTRA and term != "units"
    return figure_url(
        program,
        found.report.content.period,
        f"{term}_g" if grams else term,
        region=row.code,
        klass=klass,
        known=found.known,
    )


def _sign_off(found: Answers) -> SignOff:
    report, visit = found.report, found.visit
    row = report.row
    why_not = _why_not(found)
    return SignOff(
        prepared_by=row.prepared_by_name,
        prepared_at=row.prepared_at,
        signatures=tuple(_signature(party) for party in report.parties),
        status=state_tag(row.state),
        key=new_key(),
        sign_url=reverse("report-sign", args=[row.id]) if not why_not else "",
        why_not=why_not if visit.may("report.sign") else "",
        scan_url=reverse("report-scan", args=[row.id]) if _may_attach(found) else "",
    )


def _why_not(found: Answers) -> str:
    report, visit = found.report, found.visit
    mine = next((p for p in report.parties if _acts_for(p, visit)), None)
    if report.row.state is not State.DRAFT:
        return _("Laporan ini sudah lengkap tanda tangannya.")
    if not visit.may("report.sign") or mine is None:
        return _("Anda bukan penanda tangan laporan ini.")
    if mine.signature is not None:
        return _("Lembaga Anda sudah menandatangani.")
    if visit.actor.person_id == report.prepared_by:
        return _("Yang menyiapkan tidak menandatangani.")
    return ""


def _acts_for(party: PartyRow, visit: Visit) -> bool:
    mine = visit.organisation
    return mine is not None and party.organisation_id in (mine.id, mine.parent_id)


def _may_attach(found: Answers) -> bool:
    open_states = (State.DRAFT, State.SIGNED, State.SENT)
    is_party = any(
        p.organisation_id == found.visit.actor.organisation_id for p in found.report.parties
    )
    may = found.visit.may("report.sign") or found.visit.may("report.prepare")
    return is_party and may and found.report.row.state in open_states


def _signature(party: PartyRow) -> Signature:
    mark = party.signature
    if mark is None:
        return Signature(party.name, _("yang berwenang"))
    return Signature(party.name, mark.title, mark.name, mark.nip, mark.at, acting=bool(mark.acting))


def _downloads(found: Answers) -> tuple[Link, ...]:
    row = found.report.row
    pdf = _("PDF bertanda tangan") if row.signed == row.parties else _("PDF konsep")
    links = [
        Link(pdf, reverse("report-pdf", args=[row.id])),
        Link(_("XLSX dengan rumus"), reverse("report-xlsx", args=[row.id])),
    ]
    links += [
        Link(
            _("Pindaian %(name)s") % {"name": scan.file_name},
            reverse("report-scanned", args=[scan.id]),
        )
        for scan in found.report.scans
    ]
    return tuple(links)


def _notice(found: Answers) -> Notice | None:
    last = _last(found.report.steps, State.RETURNED)
    if found.report.row.state is State.RETURNED and last is not None:
        words = {"who": last.person_name, "reason": last.reason}
        return Notice(
            "wrong",
            _("Dikembalikan"),
            _("%(who)s: %(reason)s. Buat versi baru sesudah diperbaiki.") % words,
        )
    if found.report.row.state is State.REPLACED:
        return Notice("empty", _("Sudah digantikan"), _("Ada versi yang lebih baru di bawah."))
    if found.report.row.state is State.SENT:
        return Notice("loading", _("Menunggu jawaban provinsi atau kementerian"))
    return None


def _last(steps: Sequence[StepRow], state: State) -> StepRow | None:
    return next((step for step in reversed(steps) if step.state is state), None)


def _versions(report: ReportDetail) -> tuple[VersionRow, ...]:
    return tuple(
        VersionRow(
            one.version,
            reverse("report", args=[one.id]),
            one.prepared_at,
            _("disiapkan %(by)s") % {"by": one.prepared_by_name},
            state_tag(one.state),
        )
        for one in report.versions
    )


def _difference(row: ReportRow, one: Difference) -> DifferenceRow:
    def write(value: int) -> str:
        if one.is_count:
            return number(value)
        return write_rupiah(value) if row.program is Program.BPNT else kilograms(value)

    return DifferenceRow(
        one.label, "", write(one.before), write(one.after), write(one.after - one.before)
    )
