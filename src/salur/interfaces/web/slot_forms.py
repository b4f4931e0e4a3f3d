"""The form with which the head of an office gives places up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.graduation.domain.slots import Closing

_REASONS = (
    ("", "–"),
    (str(Closing.QUOTA), _("Kuota diturunkan")),
    (str(Closing.PROGRAM), _("Program berakhir di sana")),
)


class CloseForm(forms.Form):
    """Why chosen places are given up, and by which decree."""

    reason = forms.ChoiceField(label=_("Alasan menutup"), choices=_REASONS, required=False)
    number = forms.CharField(label=_("Nomor keputusan"), max_length=80, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
