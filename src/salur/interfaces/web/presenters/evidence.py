"""One received file with all that is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.domain.contract import load_contract
from salur.evidence.queries import EvidenceRow, FindingRow, FindingsPage, RuleCount
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    FindingCase,
    FindingGroup,
    Heading,
    Link,
    Notice,
    Pager,
    Progress,
    Row,
    Table,
)
from salur.interfaces.web.formatting import date_and_time, kilograms, month, number, rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.upload import EvidencePage
from salur.interfaces.web.presenters.uploads import contract_title, status_of
from salur.interfaces.web.words import said
from salur.jobs.queries import JobStatus
from salur.kernel.period import Period


@dataclass(frozen=True)
class Answers:
    """What the queries said of one file, and what its viewer may do with it."""

    row: EvidenceRow
    counts: Sequence[RuleCount]
    cases: Mapping[str, Sequence[FindingRow]]
    job: JobStatus | None
    may_decide: bool
    may_withdraw: bool
    is_mine: bool


def evidence_page(found: Answers) -> EvidencePage:
    """Turn one file into its page; exactly one of its states is shown."""
    row = found.row
    is_waiting = row.status == "checked"
    groups = tuple(_group(row, one, found.cases.get(one.rule, ())) for one in found.counts)
    return EvidencePage(
        head=Heading(row.file_name, _sentence(row)),
        facts=_facts(row),
        other_kind=Link(_("Bukan jenis ini?"), _chosen_anew(row))
        if is_waiting and found.may_withdraw
        else None,
        progress=progress_of(row, found.job) if row.status == "received" else None,
        notice=_notice(found),
        rows=row.rows,
        accepted=row.accepted - _late(found),
        held_back=row.held_back_rows + _late(found),
        findings=groups,
        marked_sheet=_post(_("Unduh lembar bertanda (XLSX)"), "evidence-marked", row)
        if groups and found.is_mine
        else None,
        original=_post(_("Unduh berkas aslinya"), "evidence-original", row)
        if found.is_mine and row.status != "refused"
        else None,
        accept=_post(
            _("Terima %(count)s baris") % {"count": number(row.accepted)}, "evidence-accept", row
        )
        if is_waiting and found.may_decide and row.accepted
        else None,
        check_only=_post(_("Periksa saja"), "evidence-withdraw", row)
        if is_waiting and found.may_withdraw
        else None,
        again=Link(_("Unggah perbaikannya"), reverse("evidence")) if groups else None,
    )


def progress_of(row: EvidenceRow, job: JobStatus | None) -> Progress | None:
    """Give how far the check of a long file is; None where nothing runs."""
    if job is None:
        return None
    done = "" if job.is_open else reverse("evidence-file", args=[row.id])
    return Progress(
        label=_("Memeriksa berkas"),
        done=job.done,
        total=job.total or 0,
        url=reverse("evidence-progress", args=[row.id]),
        text=job.message,
        cancel_url=reverse("evidence-cancel", args=[row.id]) if job.is_open else "",
        finished_url=done,
    )


def findings_page(row: EvidenceRow, rule: str, found: FindingsPage, *, first: bool) -> TablePage:
    """Give all findings of one reason, a page of them."""
    url = f"{reverse('evidence-findings', args=[row.id])}?"
    heads = (_("Kolom"), _("Isi"), _("Yang salah"), _("Yang dapat dilakukan"))
    after = url + urlencode({"rule": rule, "after": found.next_after}) if found.next_after else ""
    title = said(found.rows[0].message) if found.rows else _("Temuan")
    return TablePage(
        Heading(title, _("Di berkas %(name)s.") % {"name": row.file_name}),
        Table(
            caption=title,
            hide_caption=True,
            columns=(Column(_("Baris"), number=True), *(Column(head) for head in heads)),
            rows=tuple(
                Row(
                    (
                        *(Cell(number(one.row)), Cell(one.column), Cell(one.value)),
                        *(Cell(said(one.message)), Cell(said(one.remedy))),
                    )
                )
                for one in found.rows
            ),
            pager=Pager(
                _("%(count)s baris") % {"count": number(len(found.rows))},
                "" if first else url + urlencode({"rule": rule}),
                after,
            ),
        ),
    )


def _post(label: str, view: str, row: EvidenceRow) -> Action:
    return Action(label, reverse(view, args=[row.id]), "post", key=new_key())


def _sentence(row: EvidenceRow) -> str:
    if row.status == "checked" and row.held_back_rows:
        return _("%(accepted)s baris dapat dipakai, %(held)s ditahan. Putuskan, atau perbaiki.") % {
            "accepted": number(row.accepted),
            "held": number(row.held_back_rows),
        }
    if row.status == "checked":
        return _("Semua baris dapat dipakai. Berkas menunggu keputusan.")
    return ""


def _late(found: Answers) -> int:
    """Give how many rows turned out not to count only when they were taken in."""
    return sum(one.late for one in found.counts if one.severity == "error")


def _notice(found: Answers) -> Notice | None:
    row, job = found.row, found.job
    again = Action(_("Unggah berkas lain"), reverse("evidence"))
    if row.status == "accepted":
        said_so = _("%(count)s baris dipakai; %(held)s ditahan.") % {
            "count": number(row.accepted - _late(found)),
            "held": number(row.held_back_rows + _late(found)),
        }
        return Notice("done", _("Diterima"), said_so)
    if row.status == "refused":
        sentence = _("Tidak ada yang dipakai dari berkas ini. Minta berkas yang benar.")
        return Notice("wrong", _("Berkas ditolak"), sentence, again)
    if row.status == "withdrawn":
        return Notice("empty", _("Ditarik"), _("Baris berkas ini tidak dihitung."), again)
    if row.status == "received" and (job is None or not job.is_open):
        return Notice(
            "wrong",
            _("Pemeriksaan berhenti"),
            _("Berkasnya tersimpan; pemeriksaannya dapat diulang."),
            _post(_("Periksa lagi"), "evidence-again", row),
        )
    return None


def _facts(row: EvidenceRow) -> tuple[Definition, ...]:
    lines = [
        Definition(_("Jenis"), contract_title(row.contract)),
        Definition(_("Pengirim"), row.sender_name),
        Definition(_("Diterima"), f"{date_and_time(row.received_at)}, {row.received_by_name}"),
        Definition(_("Keadaan"), "", tag=status_of(row.status)),
    ]
    if row.reading.system is not None:
        told = _("diterjemahkan dari %(system)s ke Kemendagri") % {"system": row.reading.system}
        lines.append(Definition(_("Kode wilayah"), told))
    if row.reading.columns:
        lines.append(Definition(_("Kolom"), _("menurut peta yang diingat"), reverse("mapping")))
    if row.first_period and row.last_period:
        lines.append(Definition(_("Bulan"), _months(row.first_period, row.last_period)))
    if row.total is not None and row.status != "received":
        lines.append(Definition(_("Jumlah yang dapat dipakai"), _total(row)))
    if row.held_back_amount:
        held = rupiah(row.held_back_amount) if _is_money(row) else kilograms(row.held_back_amount)
        lines.append(Definition(_("Jumlah yang ditahan"), held))
    lines.append(Definition(_("Sidik (SHA-256)"), f"{row.sha256[:16]} …"))
    return tuple(lines)


def _chosen_anew(row: EvidenceRow) -> str:
    return f"{reverse('evidence')}?{urlencode({'contract': row.contract, 'sender': row.sender})}"


def _months(first: int, last: int) -> str:
    one, other = Period.from_number(first), Period.from_number(last)
    return month(one) if one == other else f"{month(one)} – {month(other)}"


def _is_money(row: EvidenceRow) -> bool:
    total = load_contract(row.contract).total
    return total is None or total.kind == "rupiah"


def _total(row: EvidenceRow) -> str:
    total = load_contract(row.contract).total
    amount = row.total or 0
    if total is not None and total.kind == "mass":
        return kilograms(amount)
    return rupiah(amount) if total is not None and total.kind == "rupiah" else number(amount)


def _group(row: EvidenceRow, one: RuleCount, cases: Sequence[FindingRow]) -> FindingGroup:
    consequence = {
        "error": _("Baris ini ditahan: tidak dihitung sampai diperbaiki."),
        "suspend": _("Keluarga tetap tercatat, tetapi ditidurkan sampai diperbaiki."),
        "warning": _("Baris tetap dipakai; periksa bila sempat."),
    }.get(one.severity, _("Tidak perlu apa-apa."))
    more = reverse("evidence-findings", args=[row.id]) + "?" + urlencode({"rule": one.rule})
    return FindingGroup(
        rule=one.rule,
        reason=said(one.message),
        severity=one.severity,  # type: ignore[arg-type]  # the store keeps these four words only
        count=one.count,
        consequence=consequence,
        cases=tuple(
            FindingCase(c.row, c.column, c.value, said(c.message), said(c.remedy)) for c in cases
        ),
        more_url=more if one.kept > len(cases) else "",
    )
