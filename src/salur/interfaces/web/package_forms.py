"""The form that asks for a package to take away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.words import PROGRAMS


class NewPackage(forms.Form):
    """Of which programme, and whether the files themselves are asked for."""

    program = forms.ChoiceField(label=_("Program"), choices=list(PROGRAMS.items()))
    with_files = forms.BooleanField(
        label=_("Sertakan berkas aslinya"),
        help_text=_("Berkas asli memuat nomor dan nama yang jelas; alasannya tercatat."),
        required=False,
    )
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=200)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
