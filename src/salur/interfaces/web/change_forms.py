"""Forms about changes; whether a change may be is decided by the actions, not here."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.change_words import closed_name, column_name, kind_name, why_name
from salur.kernel.period import Period
from salur.registry.domain import (
    COLUMNS,
    Kind,
    NewChange,
    Reason,
    ValueFault,
    checked,
)

Data = Mapping[str, Any] | None
_DATE = {"type": "date"}
_MONTH = {"type": "month"}
# Under which field of the form a fault of a change stands.
_FIELD = {
    "replacement_missing": "replaced_by",
    "replacement_is_itself": "replaced_by",
    "column_missing": "column",
    "column_not_changeable": "column",
    "value_missing": "value",
    "value_malformed": "value",
}


class MonthField(forms.CharField):
    """A month, `2019-04`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=7, widget=forms.TextInput(attrs=_MONTH), **more)

    def clean(self, value: Any) -> Period | None:
        """Read the month."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return Period.parse(text)
        except ValueError:
            raise forms.ValidationError(_("Tulis bulan seperti 2019-04.")) from None


class BeritaAcaraForm(forms.Form):
    """The berita acara of a village meeting, written on chosen proposals."""

    no_ba = forms.CharField(label=_("Nomor berita acara"), max_length=60)
    tanggal_ba = forms.DateField(
        label=_("Tanggal berita acara"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )
    asked = MonthField(label=_("Mulai berlaku"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class ReasonForm(forms.Form):
    """Why something is refused or withdrawn."""

    reason = forms.CharField(label=_("Alasan"), max_length=300, min_length=5)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class NewChangeForm(forms.Form):
    """One change to one family, proposed by hand."""

    kind = forms.ChoiceField(label=_("Yang berubah"))
    reason = forms.ChoiceField(label=_("Alasan"))
    id_kpm = forms.CharField(label=_("ID KPM"), max_length=60)
    replaced_by = forms.CharField(
        label=_("ID KPM pengganti"),
        max_length=60,
        required=False,
        help_text=_("Hanya untuk mengganti penerima; harus ada di daftar tunggu."),
    )
    column = forms.ChoiceField(
        label=_("Kolom"),
        required=False,
        help_text=_("Hanya untuk perbaikan data, ganti pengurus, dan pindah."),
    )
    value = forms.CharField(label=_("Nilai baru"), max_length=200, required=False)
    asked = MonthField(label=_("Mulai berlaku"))
    no_ba = forms.CharField(
        label=_("Nomor berita acara"),
        max_length=60,
        required=False,
        help_text=_("Boleh dikosongkan; dicatat setelah musyawarah desa."),
    )
    tanggal_ba = forms.DateField(
        label=_("Tanggal berita acara"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, **more: Any) -> None:
        super().__init__(data, **more)
        columns = dict.fromkeys(one for allowed in COLUMNS.values() for one in allowed)
        choices: dict[str, list[tuple[str, str]]] = {
            "kind": [(one.value, kind_name(one)) for one in Kind],
            "reason": [(one.value, why_name(one).capitalize()) for one in Reason],
            "column": [("", "–"), *((one, column_name(one)) for one in columns)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hold the change against the rules of its kind; no answer repeats what was written."""
        values: dict[str, Any] = super().clean() or {}
        if bool(values.get("no_ba")) != bool(values.get("tanggal_ba")):
            self.add_error("no_ba", _("Nomor dan tanggal berita acara ditulis bersama."))
        if values.get("kind") and values.get("id_kpm"):
            try:
                checked(self.change(""))
            except ValueFault as fault:
                self.add_error(_FIELD[fault.code], closed_name(fault.code).capitalize())
        return values

    def change(self, kode_wilayah: str) -> NewChange:
        """Give the change that was written, for a family who lives there."""
        values = self.cleaned_data
        return NewChange(
            kind=Kind(values["kind"]),
            reason=Reason(values.get("reason") or Reason.DATA),
            id_kpm=values["id_kpm"].strip(),
            kode_wilayah=kode_wilayah,
            asked=values.get("asked"),
            replaced_by=(values.get("replaced_by") or "").strip() or None,
            column=values.get("column") or None,
            value=values.get("value") or None,
            no_ba=(values.get("no_ba") or "").strip() or None,
            tanggal_ba=values.get("tanggal_ba"),
        )
