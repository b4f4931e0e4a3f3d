"""Forms of referrals and follow-ups; actions decide what may be."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.graduation.domain.follow_ups import Outcome
from salur.graduation.domain.words import LONGEST, SHORTEST
from salur.interfaces.web.along_words import outcome_name, support_name

Choices = Sequence[tuple[str, Any]]
_DATE = {"type": "date"}


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _words(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        min_length=SHORTEST if required else None,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class NewReferralForm(forms.Form):
    """For what a family is referred, to whom, and what they should know."""

    kind = forms.ChoiceField(label=_("Bantuan"))
    organisation = forms.ChoiceField(
        label=_("Lembaga"), help_text=_("Kredit usaha diberikan bank; lainnya oleh dinas.")
    )
    words = _words(
        _("Apa yang diperlukan keluarga ini?"),
        _("Dibaca lembaga itu bersama nama dan desanya. Tanpa NIK atau nomor rekening."),
    )
    key = _key()

    def __init__(self, *given: Any, kinds: Sequence[str], parties: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["kind"].choices = [(one, support_name(one)) for one in kinds]
        fields["organisation"].choices = list(parties)


class TakeForm(forms.Form):
    """Until when the support is given, and what else is to be known."""

    promised_on = forms.DateField(
        label=_("Bantuan diberikan paling lambat"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )
    words = _words(_("Keterangan"), _("Boleh dikosongkan."), required=False)
    key = _key()


class ReferralWordsForm(forms.Form):
    """What was given, or why not."""

    words = _words(_("Tulisan"), _("Tanpa NIK atau nomor rekening."))
    key = _key()


class FollowUpForm(forms.Form):
    """What was found when somebody looked how a family stands that left."""

    outcome = forms.ChoiceField(label=_("Bagaimana keadaan keluarga ini?"))
    words = _words(
        _("Apa yang ditemukan?"),
        _("Perlu diisi, kecuali bila keluarga itu mandiri. Tanpa NIK atau nomor rekening."),
        required=False,
    )
    visit = forms.ChoiceField(
        label=_("Kunjungan rumahnya"),
        help_text=_("Bila kuesionernya sudah dicatat."),
        required=False,
    )
    key = _key()

    def __init__(self, *given: Any, visits: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["visit"].choices = [("", "–"), *visits]
        named = [(str(one), outcome_name(one)) for one in Outcome]
        fields["outcome"].choices = [("", _("Pilih")), *named]
