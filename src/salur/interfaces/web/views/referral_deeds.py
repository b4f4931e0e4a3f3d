"""What may be done with a referral on its page: each deed with its form, and who is offered it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.access.domain import SENDERS
from salur.access.queries import Actor, may
from salur.graduation.actions import referrals as actions
from salur.graduation.domain.referrals import RECEIVER, REFERRAL
from salur.graduation.queries.referrals import Referral
from salur.interfaces.web import keys
from salur.interfaces.web import referral_forms as forms
from salur.interfaces.web.pages.person import Panel

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    """One way on: the verb of the machine, its words, its form, and the action behind it."""

    name: str
    verb: str
    role: str
    title: Callable[[], str]
    sentence: Callable[[], str]
    label: Callable[[], str]
    do: Callable[..., object]

    def form(self, data: Any) -> Form:
        """Give the form, filled with what was posted."""
        first = {"key": keys.new_key()}
        if self.verb == "take":
            return forms.TakeForm(data, initial=first, prefix=self.name)
        form = forms.ReferralWordsForm(data, initial=first, prefix=self.name)
        form.fields["words"].label = self.label()
        return form


def deeds_for(by: Actor, one: Referral) -> tuple[Deed, ...]:
    """Give what somebody may do with a referral as it stands."""
    receiver = one.organisation == by.organisation_id
    return tuple(
        deed
        for deed in DEEDS
        if REFERRAL.next(one.state, deed.verb) is not None
        and may(by, deed.role)
        and (receiver if RECEIVER in REFERRAL.who(one.state, deed.verb) else not by.roles & SENDERS)
    )


def panels_of(by: Actor, one: Referral, wrong: "tuple[Deed, Form] | None") -> tuple[Panel, ...]:
    """Give the forms of what may be done; the one that was wrong bears what was typed."""
    return tuple(
        Panel(
            deed.title(),
            deed.sentence(),
            wrong[1] if wrong and wrong[0] is deed else deed.form(None),
            reverse("referral-step", args=[one.id, deed.name]),
            deed.title(),
            deed.name,
            grave=deed.verb in ("decline", "recall"),
        )
        for deed in deeds_for(by, one)
    )


def _take(one: Referral, given: Given, *, by: Actor, at: dt.datetime) -> object:
    return actions.take_referral(
        referral_id=one.id, promised_on=given["promised_on"], words=given["words"], by=by, at=at,
        key=given["key"],
    )  # fmt: skip


def _deliver(one: Referral, given: Given, *, by: Actor, at: dt.datetime) -> object:
    return actions.deliver_referral(
        referral_id=one.id, words=given["words"], by=by, at=at, key=given["key"]
    )


def _decline(one: Referral, given: Given, *, by: Actor, at: dt.datetime) -> object:
    return actions.decline_referral(
        referral_id=one.id, reason=given["words"], by=by, at=at, key=given["key"]
    )


def _recall(one: Referral, given: Given, *, by: Actor, at: dt.datetime) -> object:
    return actions.recall_referral(
        referral_id=one.id, reason=given["words"], by=by, at=at, key=given["key"]
    )


DEEDS = (
    Deed(
        "terima", "take", "referral.answer",
        lambda: _("Terima rujukan"),
        lambda: _("Sebutkan sampai kapan bantuannya diberikan; tanggal itu menjadi batas baru."),
        lambda: _("Keterangan"), _take,
    ),
    Deed(
        "berikan", "deliver", "referral.answer",
        lambda: _("Bantuan sudah diberikan"),
        lambda: _("Tulis apa yang diberikan; rujukan ini lalu selesai."),
        lambda: _("Apa yang diberikan?"), _deliver,
    ),
    Deed(
        "tolak", "decline", "referral.answer",
        lambda: _("Tolak rujukan"),
        lambda: _("Pendamping keluarga membaca alasannya dan dapat merujuk ke lembaga lain."),
        lambda: _("Alasan"), _decline,
    ),
    Deed(
        "tarik", "recall", "referral.make",
        lambda: _("Tarik kembali rujukan"),
        lambda: _("Selama lembaga itu belum menjawab."),
        lambda: _("Alasan"), _recall,
    ),
)  # fmt: skip
