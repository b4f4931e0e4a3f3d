"""The form about writing off; whether it may be done is decided by the action, not here."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WriteOffForm(forms.Form):
    """Which decision ends a matter, of which day, why, and the paper itself."""

    decision = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    decided_on = forms.DateField(
        label=_("Tanggal keputusan"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=_("Alasan (sedikitnya 10 huruf)"), max_length=500, widget=forms.Textarea
    )
    paper = forms.FileField(
        label=_("Surat keputusan"), help_text=_("Foto (JPEG, PNG) atau pindaian (PDF).")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
