"""The form that sets another day for a step in one region, with the letter it rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.distribution.domain.calendar import STEPS
from salur.interfaces.web.calendar_words import step_name
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode

_LAST = 31


class OwnDay(forms.Form):
    """Which step, where, which day of the month, from when, and where it stands written."""

    step = forms.ChoiceField(label=_("Langkah"))
    region = forms.CharField(
        label=_("Kode wilayah"),
        help_text=_("4 angka kabupaten/kota, 6 angka kecamatan atau 10 angka desa."),
        max_length=13,
    )
    day = forms.IntegerField(label=_("Tanggal dalam bulan"), min_value=1, max_value=_LAST)
    valid_from = forms.DateField(
        label=_("Berlaku mulai"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    citation = forms.CharField(label=_("Dasar"), min_length=10, max_length=300)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            (f"{program}.{step.due}", f"{step_name(step.name)} ({PROGRAMS[program]})")
            for program, steps in STEPS.items()
            for step in steps
        ]

    def clean_region(self) -> str:
        """Give the region's path."""
        try:
            return RegionCode(self.cleaned_data["region"].replace(".", "").strip()).path
        except ValueError as fault:
            raise forms.ValidationError(_("Kode wilayah ini tidak terbaca.")) from fault

    @property
    def parameter(self) -> tuple[Program, str]:
        """The programme and parameter of the chosen step."""
        program, _dot, name = self.cleaned_data["step"].partition(".")
        return Program(program), name
