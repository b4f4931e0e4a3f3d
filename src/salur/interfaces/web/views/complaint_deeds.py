"""What may be done with a complaint on its page: each deed with its form, and who is offered it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import SENDERS
from salur.access.queries import Actor, may
from salur.coordination import actions
from salur.coordination.actions import Verified, refused
from salur.coordination.domain.complaints import ComplaintState
from salur.coordination.domain.obstacles import number_of
from salur.coordination.queries import Complaint, answerers, obstacle_numbered
from salur.interfaces.web import complaint_forms as forms
from salur.interfaces.web import keys
from salur.interfaces.web.pages.person import Panel
from salur.kernel.region_code import RegionCode
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry

_OF_A_CAUSE = ("hambatan", "jawab-hambatan")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_S = ComplaintState
_LIVE = (_S.RECEIVED, _S.VERIFIED, _S.FORWARDED, _S.ANSWERED, _S.REOPENED)


@dataclass(frozen=True)
class Deed:
    """One way on: in which states, for whom, with which form, and the action behind it."""

    name: str
    title: Callable[[], str]
    sentence: Callable[[], str]
    submit: Callable[[], str]
    states: Sequence[str]
    verb: str
    who: str  # office, receiver
    form: Callable[[Any, Complaint], Form]
    do: Callable[..., object]


def deeds_for(by: Actor, one: Complaint) -> tuple[Deed, ...]:
    """Give what somebody may do with a complaint as it stands."""
    office = not by.roles & SENDERS
    receiver = one.forwarded_org is not None and one.forwarded_org == by.organisation_id
    fits = {"office": office, "receiver": receiver, "either": office or receiver}
    return tuple(
        deed for deed in DEEDS if one.state in deed.states and may(by, deed.verb) and fits[deed.who]
    )


def panels_of(
    by: Actor, one: Complaint, _today: dt.date, wrong: "tuple[Deed, Any] | None"
) -> tuple[Panel, ...]:
    """Give the forms of what may be done; the one that was wrong bears what was typed."""
    return tuple(
        Panel(
            deed.title(),
            deed.sentence(),
            wrong[1] if wrong and wrong[0] is deed else deed.form(None, one),
            reverse("complaint-step", args=[one.id, deed.name]),
            deed.submit(),
            deed.name,
            grave=deed.name == "kembali",
        )
        for deed in deeds_for(by, one)
    )


def _first(**more: Any) -> dict[str, Any]:
    return {"key": keys.new_key(), **more}


def _verify_form(data: Any, one: Complaint) -> Form:
    first = _first(
        t=one.t, cause=one.cause, program=one.program, sensitive=one.sensitive,
        region=RegionCode(one.code).dotted,
    )  # fmt: skip
    return forms.VerifyForm(data, initial=first, prefix="verifikasi")


def _forward_form(data: Any, one: Complaint) -> Form:
    found = answerers(one.code, timezone.localdate(), restricted=bool(one.sensitive))
    return forms.ForwardForm(
        data,
        parties=[(str(each.id), each.name) for each in found],
        initial=_first(),
        prefix="teruskan",
    )


def _words_form(prefix: str, label: Callable[[], str]) -> Callable[[Any, Complaint], Form]:
    def made(data: Any, _one: Complaint) -> Form:
        form = forms.WordsForm(data, initial=_first(), prefix=prefix)
        form.fields["words"].label = label()
        return form

    return made


def _reply_form(data: Any, one: Complaint) -> Form:
    answered = one.state == _S.ANSWERED
    return forms.ReplyForm(data, answered=answered, initial=_first(), prefix="tanggapan")


def _verify(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    try:
        code = RegionCode.parse(given["region"]).digits
    except ValueError as fault:
        raise refused("region_unknown") from fault
    found = Verified(given["t"], given["cause"], given["program"], code, given["sensitive"])
    return actions.verify_complaint(
        complaint_id=one.id, found=found, by=by, at=at, key=given["key"]
    )


def _forward(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.forward_complaint(
        complaint_id=one.id, organisation=UUID(given["organisation"]), words=given["words"],
        by=by, at=at, key=given["key"],
    )  # fmt: skip


def _answer(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.answer_complaint(
        complaint_id=one.id, words=given["words"], by=by, at=at, key=given["key"]
    )


def _return(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.return_complaint(
        complaint_id=one.id, reason=given["words"], by=by, at=at, key=given["key"]
    )


def _note(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.note_complaint(
        complaint_id=one.id, words=given["words"], by=by, at=at, key=given["key"]
    )


def _reply(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.reply_for_complainant(
        complaint_id=one.id, verb=given["verb"], words=given["words"], by=by, at=at,
        key=given["key"],
    )  # fmt: skip


def _link(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    """Link a family by its `id_kpm`, an obstacle by its number, an exception by its address."""
    found = _UUID.search(given["what"])
    if found is not None:
        exception = reconciliation.exception(UUID(found[0]))
        if exception is None:
            raise refused("family_unknown")
        return actions.link_exception(
            complaint_id=one.id, exception_id=exception.id, by=by, at=at, key=given["key"]
        )
    numbered = number_of(given["what"]) if given["what"].strip().upper().startswith("H-") else None
    if numbered is not None:
        obstacle = obstacle_numbered(numbered)
        if obstacle is None:
            raise refused("family_unknown")
        return actions.join_obstacle(
            complaint_id=one.id, obstacle_id=obstacle.id, by=by, at=at, key=given["key"]
        )
    family = registry.family_id_of(given["what"].strip()) if may(by, "family.read") else None
    if family is None:
        raise refused("family_unknown")
    return actions.link_family(
        complaint_id=one.id, family_id=family, by=by, at=at, key=given["key"]
    )


def _raise(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.raise_obstacle(complaint_id=one.id, by=by, at=at, key=given["key"])


def _answer_with(one: Complaint, given: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> object:
    return actions.answer_with_obstacle(complaint_id=one.id, by=by, at=at, key=given["key"])


def _key_form(data: Any, _one: Complaint) -> Form:
    return forms.KeyForm(data, initial=_first())


DEEDS = (
    Deed(
        "verifikasi",
        lambda: _("Verifikasi"),
        lambda: _("Golongkan menurut 6T; setelah itu jam jawaban berjalan."),
        lambda: _("Simpan penggolongan"),
        (_S.RECEIVED,), "complaint.answer", "office", _verify_form, _verify,
    ),
    Deed(
        "jawab",
        lambda: _("Jawab pelapor"),
        lambda: _("Dibaca pelapor. Ia dapat menanggapi sampai batas waktunya."),
        lambda: _("Kirim jawaban"),
        (_S.VERIFIED, _S.REOPENED), "complaint.answer", "office",
        _words_form("jawab", lambda: _("Jawaban")), _answer,
    ),
    Deed(
        "jawab-terusan",
        lambda: _("Jawab pelapor"),
        lambda: _("Dibaca pelapor. Ia dapat menanggapi sampai batas waktunya."),
        lambda: _("Kirim jawaban"),
        (_S.FORWARDED,), "complaint.answer", "receiver",
        _words_form("jawab-terusan", lambda: _("Jawaban")), _answer,
    ),
    Deed(
        "teruskan",
        lambda: _("Teruskan"),
        lambda: _("Pihak yang dipilih melihat pengaduan ini dan wajib menjawab."),
        lambda: _("Teruskan"),
        (_S.VERIFIED, _S.REOPENED), "complaint.answer", "office", _forward_form, _forward,
    ),
    Deed(
        "kembali",
        lambda: _("Kembalikan"),
        lambda: _("Kembali ke Dinas Sosial dengan alasan; batas waktunya tetap."),
        lambda: _("Kembalikan"),
        (_S.FORWARDED,), "complaint.answer", "either",
        _words_form("kembali", lambda: _("Alasan")), _return,
    ),
    Deed(
        "tanggapan",
        lambda: _("Kata pelapor"),
        lambda: _("Bila pelapor menanggapi lewat Anda."),
        lambda: _("Simpan tanggapan"),
        _LIVE, "complaint.record", "office", _reply_form, _reply,
    ),
    Deed(
        "kaitkan",
        lambda: _("Kaitkan"),
        lambda: _("Dengan keluarga atau yang perlu ditangani; pelapor tidak melihatnya."),
        lambda: _("Kaitkan"),
        _LIVE, "complaint.answer", "office",
        lambda data, _one: forms.LinkForm(data, initial=_first(), prefix="kaitkan"), _link,
    ),
    Deed(
        "hambatan",
        lambda: _("Jadikan hambatan"),
        lambda: _("Membuka hambatan menurut sebab dan wilayahnya; isi pengaduan tidak ikut."),
        lambda: _("Buka hambatan"),
        (_S.VERIFIED, _S.FORWARDED, _S.REOPENED), "obstacle.open", "office", _key_form, _raise,
    ),
    Deed(
        "jawab-hambatan",
        lambda: _("Jawab dengan penyelesaian hambatan"),
        lambda: _("Memakai kata-kata penyelesaian hambatan yang terkait."),
        lambda: _("Jawab"),
        (_S.VERIFIED, _S.FORWARDED, _S.REOPENED), "complaint.answer", "either",
        _key_form, _answer_with,
    ),
    Deed(
        "catatan",
        lambda: _("Catatan"),
        lambda: _("Tidak dibaca pelapor."),
        lambda: _("Simpan catatan"),
        _LIVE, "complaint.answer", "either",
        _words_form("catatan", lambda: _("Catatan")), _note,
    ),
)  # fmt: skip
