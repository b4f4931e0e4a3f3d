"""The form that switches a rule of quality off."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SwitchForm(forms.Form):
    """From when, until when, and why a rule does not hold; the action checks the rest."""

    valid_from = forms.DateField(
        label=_("Mulai tanggal"), widget=forms.DateInput(attrs={"type": "date"})
    )
    valid_to = forms.DateField(
        label=_("Berlaku lagi tanggal"),
        help_text=_("Kosongkan bila belum diketahui."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
