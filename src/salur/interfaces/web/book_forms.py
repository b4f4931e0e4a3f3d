"""Forms about the books; whether suspense may be cleared is decided by the action, not here."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.change_forms import MonthField
from salur.kernel.program import Program

_RUPIAH = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,15}")
_KILOGRAMS = re.compile(r"(\d{1,12})(?:,(\d{1,3}))?")


class AmountField(forms.CharField):
    """An amount as the office writes it: `110.000` rupiah, or `33,333` kilograms, as an integer."""

    def __init__(self, program: Program, **more: Any) -> None:
        self._program = program
        hint = _("Rupiah penuh, misalnya 110.000.")
        if program is Program.RASTRA:
            hint = _("Kilogram, misalnya 33,333.")
        super().__init__(max_length=20, help_text=hint, **more)

    def clean(self, value: Any) -> int | None:
        """Read the amount in rupiah or grams."""
        text = super().clean(value).strip()
        if not text:
            return None
        if self._program is Program.BPNT and _RUPIAH.fullmatch(text) and text.isascii():
            return int(text.replace(".", ""))
        found = _KILOGRAMS.fullmatch(text) if text.isascii() else None
        if self._program is Program.RASTRA and found:
            return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0"))
        raise forms.ValidationError(_("Jumlah ini tidak terbaca."))


class ClearingForm(forms.Form):
    """What is cleared out of suspense, for which month, by which decision, on which evidence."""

    month = MonthField(label=_("Bulan"))
    decision = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    evidence = forms.ChoiceField(label=_("Berkas bukti"))
    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(
        self, data: Any, *, program: Program, files: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.fields = {"amount": AmountField(program, label=_("Jumlah"))} | self.fields
        field = self.fields["evidence"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(files)


class UndoForm(forms.Form):
    """Why a clearing is taken back, and by which decision."""

    decision = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class ContestForm(forms.Form):
    """Which figure is contested, what it should be, why, and on which file and row."""

    term = forms.ChoiceField(label=_("Angka yang dibantah"))
    reason = forms.CharField(label=_("Alasan (sedikitnya 10 huruf)"), max_length=300)
    evidence = forms.ChoiceField(
        label=_("Berkas bukti"),
        required=False,
        help_text=_("Berkas yang sudah Anda kirim; unggah dahulu bila belum ada."),
    )
    evidence_row = forms.IntegerField(
        label=_("Baris pada berkas itu"), required=False, min_value=1, max_value=2**40
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(
        self,
        data: Any,
        *,
        program: Program,
        terms: Sequence[tuple[str, str]],
        files: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        claimed = AmountField(program, label=_("Seharusnya"))
        fields = {"term": self.fields["term"], "claimed": claimed}
        self.fields = fields | self.fields
        choices = {"term": list(terms), "evidence": [("", "–"), *files]}
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
