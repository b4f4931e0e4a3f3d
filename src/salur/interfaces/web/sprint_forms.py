"""Forms of a data sprint; whether it may begin is decided by the action."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.formatting import month
from salur.kernel.period import Period

_MONTHS = 12


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


class StartSprint(forms.Form):
    """The first month on the card, and the day by which everybody shall be ready."""

    target = forms.ChoiceField(label=_("Bulan kartu pertama"))
    target_day = forms.DateField(
        label=_("Siap sebelum tanggal"),
        help_text=_("Sebelum bulan kartu pertama dimulai."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    key = _key()

    def __init__(self, *given: Any, now: Period, **more: Any) -> None:
        super().__init__(*given, **more)
        months = [now.shift(number) for number in range(1, _MONTHS + 1)]
        self.fields["target"].choices = [  # type: ignore[attr-defined]
            (str(one), month(one)) for one in months
        ]

    def clean_target(self) -> Period:
        """Give the month."""
        return Period.parse(self.cleaned_data["target"])


class AssignDesa(forms.Form):
    """Who goes to one desa."""

    person = forms.ChoiceField(label=_("Petugas lapangan"))
    key = _key()

    def __init__(self, *given: Any, people: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class OnlyKey(forms.Form):
    """A deed that asks nothing but to be done once."""

    key = _key()
