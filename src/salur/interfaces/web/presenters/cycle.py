"""One cycle, from its list to its close."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.distribution.domain import Expected, State
from salur.interfaces.web.components import (
    Action,
    Definition,
    Heading,
    Tag,
)
from salur.interfaces.web.formatting import (
    date,
    kilograms,
    month,
    number,
    rupiah,
)
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.cycle import CyclePage, CycleStep, ExpectedEvidence
from salur.interfaces.web.presenters.cycles import reason_name, state_name, state_tag
from salur.interfaces.web.presenters.uploads import contract_title
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.program import Program


@dataclass(frozen=True)
class Answers:
    """What the queries said of one cycle."""

    view: distribution.CycleView
    place: str
    today: dt.date
    visit: Visit
    can_report: bool = False


def cycle_page(found: Answers) -> CyclePage:
    """Turn one cycle into its page."""
    view, one = found.view, found.view.cycle
    program = PROGRAMS[one.program]
    return CyclePage(
        head=Heading(
            f"{program} {found.place}, {month(one.period)}", _sentence(found), _next_action(found)
        ),
        facts=_facts(found),
        steps=tuple(_step(rung, found) for rung in view.rungs),
        evidence=tuple(_expected(row, found.today) for row in view.expected),
    )


def _sentence(found: Answers) -> str:
    view = found.view
    if view.outdated:
        return _("Hasil rekonsiliasi perlu dihitung ulang: %(why)s.") % {
            "why": "; ".join(map(reason_name, view.outdated))
        }
    late = [row for row in view.expected if row.is_overdue(found.today)]
    if late:
        return _("Ditunggu dan lewat batas: %(what)s dari %(party)s.") % {
            "what": contract_title(late[0].contract),
            "party": late[0].party.name,
        }
    return state_name(view.cycle.state) + "."


def _post(label: str, what: str, cycle: distribution.Cycle) -> Action:
    url = reverse("cycle-act", args=[cycle.id, what])
    return Action(label, url, "post", key=new_key())


def _next_action(found: Answers) -> Action | None:
    one, may = found.view.cycle, found.visit.may
    if one.state is State.OPEN and may("cycle.freeze"):
        return _post(_("Bekukan daftar"), "bekukan", one)
    if one.state is State.RECONCILED and not found.view.outdated and may("cycle.close"):
        return _post(_("Tutup penyaluran"), "tutup", one)
    if one.state is State.CLOSED and may("cycle.open"):
        return _post(_("Teruskan ke bulan berikutnya"), "teruskan", one)
    if _may_prepare(found):
        return Action(_("Siapkan SPA"), reverse("spa-new", args=[one.id]))
    return None


def _may_prepare(found: Answers) -> bool:
    one = found.view.cycle
    states = (State.LIST_FROZEN, State.SPA_PREPARED)
    is_rice = one.program is Program.RASTRA
    return is_rice and one.state in states and found.visit.may("spa.prepare")


def _step(rung: distribution.Rung, found: Answers) -> CycleStep:
    at = rung.reached
    state = "current" if rung.is_current else "done" if at else "coming"
    return CycleStep(
        label=state_name(rung.state),
        state="current" if state == "current" else "done" if state == "done" else "coming",
        at=at.at if at else None,
        by=at.by_name if at else "",
        action=_approve(found) if rung.state is State.SPA_PREPARED else None,
    )


def _approve(found: Answers) -> Action | None:
    waiting = next((s for s in found.view.spas if s.status in ("PREPARED", "CHECKED")), None)
    if waiting is None:
        return None
    if waiting.awaits_check:
        return _check(waiting, found) if found.visit.may("spa.check") else None
    if not found.visit.may("spa.approve"):
        return None
    url = reverse("spa-approve", args=[waiting.id])
    return Action(_("Setujui SPA %(no)s") % {"no": waiting.number}, url, "post", key=new_key())


def _check(waiting: distribution.Spa, found: Answers) -> Action | None:
    if waiting.prepared_by == found.visit.actor.person_id:
        return None
    url = reverse("spa-check", args=[waiting.id])
    return Action(_("Periksa SPA %(no)s") % {"no": waiting.number}, url, "post", key=new_key())


def _facts(found: Answers) -> tuple[Definition, ...]:
    view, one = found.view, found.view.cycle
    lines = [Definition(_("Keadaan"), "", tag=state_tag(one.state))]
    if one.publication is not None:
        lines.append(
            Definition(
                _("Rekonsiliasi"),
                _("versi %(number)s, %(day)s")
                % {"number": one.publication.number, "day": date(one.publication.at.date())},
                _region_url(one),
            )
        )
    lines += _opening(one)
    if view.orders is not None:
        counts = view.orders.counts
        lines.append(
            Definition(
                _("Perintah dan daftar"),
                _("%(listed)s di daftar, %(ordered)s diperintahkan")
                % {"listed": number(counts.listed), "ordered": number(counts.ordered)},
                reverse("cycle-order", args=[one.id]) if found.visit.may("family.read") else "",
            )
        )
    for spa in view.spas:
        words = {"kpm": number(spa.kpm), "kg": kilograms(spa.grams), "by": spa.prepared_by_name}
        lines.append(
            Definition(
                f"SPA {spa.number}",
                _("%(kpm)s keluarga, %(kg)s; disiapkan %(by)s") % words,
                reverse("spa-file", args=[spa.id]),
                _spa_tag(spa),
            )
        )
    return tuple(lines)


def _spa_tag(spa: distribution.Spa) -> Tag:
    if spa.awaits_check:
        return Tag(_("menunggu pemeriksaan"), "wait")
    return {
        "PREPARED": Tag(_("menunggu persetujuan"), "wait"),
        "CHECKED": Tag(_("menunggu persetujuan"), "wait"),
        "APPROVED": Tag(_("disetujui"), "good"),
    }.get(spa.status, Tag(_("digantikan")))


def _region_url(one: distribution.Cycle) -> str:
    return f"{reverse('region')}?region={one.code}&period={one.period}"


def _opening(one: distribution.Cycle) -> list[Definition]:
    opening = one.opening
    if opening.kind == "none":
        return []
    said = {
        "version": _("%(sum)s dari versi %(number)s bulan sebelumnya")
        % {"sum": rupiah(opening.balance or 0), "number": opening.number},
        "saldo": _("dari berkas saldo"),
        "zero": _("nol, dinyatakan %(by)s") % {"by": opening.declared_by},
        "awaited": _("menunggu bulan sebelumnya"),
        "unknown": _("belum diketahui"),
    }[opening.kind]
    tag = Tag(_("perlu tindakan"), "alert") if opening.kind == "unknown" else None
    return [Definition(_("Saldo awal"), said, tag=tag)]


def _expected(row: Expected, today: dt.date) -> ExpectedEvidence:
    last = row.evidence[-1] if row.evidence else None
    return ExpectedEvidence(
        party=row.party.name,
        contract=contract_title(row.contract),
        status=_expected_tag(row, today),
        due=_("sampai %(day)s") % {"day": date(row.due)}
        if row.due and row.status != "accepted"
        else "",
        file=_("lihat berkas") if last else "",
        url=reverse("evidence-file", args=[last.evidence_id]) if last else "",
        rows=last.rows if last else 0,
        received_at=last.received_at if last else None,
    )


def _expected_tag(row: Expected, today: dt.date) -> Tag:
    if row.is_overdue(today):
        return Tag(_("lewat batas"), "alert")
    return {
        "accepted": Tag(_("dipakai"), "good"),
        "received": Tag(_("menunggu keputusan"), "wait"),
        "missing": Tag(_("ditunggu"), "wait"),
        "not_needed": Tag(_("tidak wajib")),
    }[row.status]


def actions_of(found: Answers) -> Sequence[Action]:
    """Give the lesser actions of a cycle."""
    one, may = found.view.cycle, found.visit.may
    given = []
    if one.program is Program.BPNT and one.list_id and may("cycle.read"):
        given.append(_post(_("Bandingkan perintah dan daftar"), "periksa-perintah", one))
    if one.list_id and one.state is not State.CLOSED and may("reconciliation.run"):
        given.append(_post(_("Rekonsiliasi sekarang"), "rekonsiliasi", one))
    if one.opening.kind == "unknown" and may("opening.declare"):
        given.append(_post(_("Nyatakan saldo awal nol"), "saldo-nol", one))
    if found.can_report and may("report.prepare"):
        url = reverse("report-draft", args=[one.publication.version]) if one.publication else ""
        given.append(Action(_("Siapkan berita acara"), url, "post", key=new_key()))
    return given
