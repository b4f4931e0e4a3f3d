"""The form of a token; what one may give away is decided by the action, not here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.access.domain import USUAL_DAYS
from salur.interfaces.web.people_forms import SEVERAL, Choices, Data

_DAYS = ((30, _("30 hari")), (90, _("90 hari")), (180, _("180 hari")), (366, _("satu tahun")))


class NewToken(forms.Form):
    """What a token is called, how long it holds, what it is for and where."""

    name = forms.CharField(
        label=_("Nama"), max_length=100, help_text=_("Untuk apa token ini, misalnya: unggah bank.")
    )
    days = forms.TypedChoiceField(
        label=_("Berlaku selama"), choices=_DAYS, coerce=int, initial=USUAL_DAYS
    )
    verbs = forms.MultipleChoiceField(label=_("Boleh untuk"), help_text=SEVERAL)
    regions = forms.MultipleChoiceField(
        label=_("Hanya untuk wilayah"),
        required=False,
        help_text=_("Kosong berarti seluruh wilayah tugas Anda."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, *, verbs: Choices, regions: Choices, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["verbs"].choices = list(verbs)  # type: ignore[attr-defined]
        self.fields["regions"].choices = list(regions)  # type: ignore[attr-defined]
