"""Referrals and follow-ups in people's words: states, kinds of support, what was found."""

from django.utils.translation import gettext as _

from salur.graduation.domain.follow_ups import Outcome, Standing
from salur.graduation.domain.referrals import ReferralState
from salur.graduation.queries.referral_kinds import referral_kinds
from salur.interfaces.web.components import Tag, Tone
from salur.interfaces.web.words import said


def referral_state(state: str) -> str:
    """Name how a referral stands."""
    return {
        ReferralState.SENT: _("menunggu jawaban"),
        ReferralState.TAKEN: _("diterima, belum diberikan"),
        ReferralState.DELIVERED: _("bantuan diberikan"),
        ReferralState.DECLINED: _("ditolak"),
        ReferralState.RECALLED: _("ditarik kembali"),
    }[ReferralState(state)]


def referral_tag(state: str, *, overdue: bool) -> Tag:
    """Give how a referral stands as a tag; late ones stand out."""
    if overdue:
        return Tag(_("%(state)s, lewat batas") % {"state": referral_state(state)}, "alert")
    tones: dict[str, Tone] = {
        ReferralState.SENT: "wait",
        ReferralState.TAKEN: "wait",
        ReferralState.DELIVERED: "good",
    }
    return Tag(referral_state(state), tones.get(state, "plain"))


def referral_event(kind: str) -> str:
    """Name what happened to a referral."""
    return {
        ReferralState.SENT: _("Dirujuk"),
        ReferralState.TAKEN: _("Diterima lembaga"),
        ReferralState.DELIVERED: _("Bantuan diberikan"),
        ReferralState.DECLINED: _("Ditolak"),
        ReferralState.RECALLED: _("Ditarik kembali"),
    }[ReferralState(kind)]


def referral_verb(verb: str) -> str:
    """Name a step of a referral."""
    return {
        "take": _("terima rujukan"),
        "deliver": _("berikan bantuan"),
        "decline": _("tolak"),
        "recall": _("tarik kembali"),
    }[verb]


def referral_who(who: str) -> str:
    """Name whose step of a referral it is."""
    return {"office": _("pendamping atau Dinas Sosial"), "receiver": _("lembaga yang diminta")}[who]


def support_name(kind: str) -> str:
    """Name a kind of support; one that is not listed any more by its code."""
    found = referral_kinds().get(kind)
    return said(found.name) if found else kind


def outcome_name(outcome: str) -> str:
    """Name what was found at a follow-up."""
    return {
        Outcome.STANDS: _("mandiri, berdiri sendiri"),
        Outcome.STRUGGLES: _("berat, perlu dirujuk"),
        Outcome.FELL_BACK: _("jatuh kembali"),
        Outcome.NOT_FOUND: _("tidak ditemukan"),
    }[Outcome(outcome)]


def follow_up_tag(standing: Standing, outcome: str | None) -> Tag:
    """Give how a follow-up stands as a tag; late ones stand out."""
    if outcome is not None:
        tone: Tone = "good" if outcome == Outcome.STANDS else "plain"
        return Tag(outcome_name(outcome), tone)
    return {
        Standing.LATER: Tag(_("belum waktunya")),
        Standing.DUE: Tag(_("waktunya"), "wait"),
        Standing.OVERDUE: Tag(_("lewat batas"), "alert"),
        Standing.DONE: Tag(_("selesai"), "good"),
    }[standing]


def after_months(months: int) -> str:
    """Say after how many months somebody looks."""
    return _("%(months)s bulan") % {"months": months}
