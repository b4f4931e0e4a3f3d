"""The forms around a list of returns: drawing it up, and why it is cancelled or opened."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.access.domain import covers
from salur.access.queries import Actor
from salur.interfaces.web.area import home_path
from salur.interfaces.web.words import region_name
from salur.kernel.region_code import Level
from salur.parties import queries as parties
from salur.places import queries as places


class NewReturn(forms.Form):
    """For which kab/kota and bank, and until which day idleness is counted."""

    code = forms.ChoiceField(label=_("Kabupaten/kota"))
    bank = forms.ChoiceField(label=_("Bank"))
    as_of = forms.DateField(
        label=_("Dihitung per"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    include = forms.CharField(
        label=_("Tetap disertakan"),
        help_text=_(
            "ID KPM yang sebabnya diketahui tetapi dananya tetap diminta kembali, dipisah spasi."
        ),
        required=False,
        max_length=2000,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *given: Any, by: Actor, on: dt.date, **more: Any) -> None:
        super().__init__(*given, **more)
        banks = sorted({one.code for one in parties.organisations(kinds=("bank",))})
        regions = places.regions_under(home_path(by), Level.KABKOTA, on)
        self.fields["bank"].choices = [(one, one) for one in banks]  # type: ignore[attr-defined]
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (one.code, region_name(one.name)) for one in regions if covers(by.paths, one.path)
        ]


class Reason(forms.Form):
    """Why: it stands in the audit."""

    reason = forms.CharField(label=_("Alasan"), min_length=10, max_length=200)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
