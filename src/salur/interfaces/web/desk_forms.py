"""The form that takes a sheet of answers in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswersForm(forms.Form):
    """The queue that was downloaded, filled in."""

    file = forms.FileField(
        label=_("Lembar jawaban"),
        help_text=_("XLSX atau CSV; baris yang tidak diisi dibiarkan seperti semula."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
