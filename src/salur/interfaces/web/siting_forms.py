"""The form of a new proposal of where shops open; whether it may be made the action decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.transition.pipeline.sitings import CANDIDATES, EVERY_DESA


class ProposeSiting(forms.Form):
    """Where shops may open, how many of them, and how far families are sent."""

    places = forms.ChoiceField(
        label=_("Tempat yang dapat dibuka"),
        choices=((CANDIDATES, _("Calon toko dari bank")), (EVERY_DESA, _("Setiap desa"))),
    )
    openings = forms.IntegerField(
        label=_("Paling banyak dibuka"),
        help_text=_("Kosong: sebanyak yang perlu."),
        required=False,
        min_value=0,
        max_value=10_000,
    )
    max_km = forms.FloatField(
        label=_("Jarak terjauh, km"),
        help_text=_("Kosong: menurut parameter."),
        required=False,
        min_value=0.1,
        max_value=500.0,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
