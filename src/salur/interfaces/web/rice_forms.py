"""Forms about rice; what is possible, the action decides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from salur.distribution.domain import PointKind, RiceStep, Transport
from salur.interfaces.web.rice_words import point_kind_name, transport_name

_GRAMS = 1000
_MOST_DECIMALS = 2
_MOST_DIGITS = 9  # more kilograms than there is rice
Choices = Sequence[tuple[str, str]]


def grams_of(text: str) -> int:
    """Read kilograms as somebody types them: `19,5` or `19.5`; ValueError for anything else.

    One sign followed by three digits could be thousands, and is not guessed (contracts.md §1).
    """
    whole, sign, fraction = text.strip().replace(",", ".").partition(".")
    digits = whole.isascii() and whole.isdigit() and len(whole) <= _MOST_DIGITS
    if not digits or (sign and not (fraction.isascii() and fraction.isdigit())):
        raise ValueError(f"not kilograms: {text!r}")
    if len(fraction) > _MOST_DECIMALS:
        raise ValueError(f"kilograms with more than two decimals: {text!r}")
    return int(whole) * _GRAMS + int(fraction.ljust(3, "0"))


class Kilograms(forms.CharField):
    """A weight in kilograms, read to grams."""

    def clean(self, value: Any) -> int:
        """Read it, or say how to write it."""
        text = super().clean(value)
        if not text:
            return 0
        try:
            return grams_of(text)
        except ValueError as fault:
            raise forms.ValidationError(
                _("Tulis berat dalam kilogram, paling banyak dua angka desimal: 19,5.")
            ) from fault


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget)


_NEEDED: dict[RiceStep, set[str]] = {
    RiceStep.RELEASE: {"warehouse"},
    RiceStep.SHIPMENT: {"point", "transport"},
    RiceStep.ARRIVAL: {"rejected", "reason", "point"},
    RiceStep.REPLACEMENT: {"warehouse", "point", "transport"},
    RiceStep.VILLAGE: set(),
    RiceStep.RETURN: {"month", "warehouse"},
}
_OPTIONAL: dict[RiceStep, set[str]] = {
    RiceStep.ARRIVAL: {"point"},
    RiceStep.REPLACEMENT: {"point"},
    RiceStep.RETURN: {"warehouse"},
}


class PaperForm(forms.Form):
    """A document about rice; the fields that a kind doesn't need are taken away."""

    refers = forms.ChoiceField(label=gettext_lazy("Atas dokumen"))
    number = forms.CharField(label=gettext_lazy("Nomor dokumen ini"), max_length=60)
    dated = _day(gettext_lazy("Tanggal"))
    kg = Kilograms(label=gettext_lazy("Berat (kg)"), max_length=20)
    rejected = Kilograms(
        label=gettext_lazy("Di antaranya ditolak (kg)"), max_length=20, required=False
    )
    reason = forms.CharField(label=gettext_lazy("Alasan penolakan"), max_length=200, required=False)
    month = forms.ChoiceField(label=gettext_lazy("Sisa bulan"))
    warehouse = forms.ChoiceField(label=gettext_lazy("Gudang"))
    point = forms.ChoiceField(label=gettext_lazy("Titik distribusi"))
    transport = forms.ChoiceField(label=gettext_lazy("Lewat"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, kind: RiceStep, choices: dict[str, Choices], **how: Any) -> None:
        super().__init__(*args, **how)
        choices["transport"] = [(str(one), transport_name(one)) for one in Transport]
        for name in ("rejected", "reason", "month", "warehouse", "point", "transport"):
            if name not in _NEEDED[kind]:
                del self.fields[name]
        for name, found in choices.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                free = name in _OPTIONAL.get(kind, set())
                field.choices = [*([("", "–")] if free else []), *found]
                field.required = not free
        if kind is RiceStep.RETURN:
            self.fields["warehouse"].label = _("Gudang (kosong: kembali ke titik distribusi)")


class WarehouseForm(forms.Form):
    """A warehouse of Bulog."""

    name = forms.CharField(
        label=gettext_lazy("Nama gudang"),
        help_text=gettext_lazy("Seperti tertulis dalam berkas stok dan DO."),
        max_length=80,
    )
    code = forms.ChoiceField(label=gettext_lazy("Kabupaten/kota tempatnya"))
    valid_from = _day(gettext_lazy("Berlaku sejak"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, codes: Choices, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["code"].choices = codes  # type: ignore[attr-defined]


class PointForm(forms.Form):
    """A delivery point and the desa that it serves."""

    name = forms.CharField(label=gettext_lazy("Nama titik distribusi"), max_length=80)
    kind = forms.ChoiceField(label=gettext_lazy("Jenis tempat"))
    transport = forms.ChoiceField(label=gettext_lazy("Beras datang lewat"))
    desas = forms.MultipleChoiceField(
        label=gettext_lazy("Desa yang dilayani"), widget=forms.CheckboxSelectMultiple
    )
    valid_from = _day(gettext_lazy("Berlaku sejak"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, desas: Choices, **how: Any) -> None:
        super().__init__(*args, **how)
        kinds = [(str(one), point_kind_name(one)) for one in PointKind]
        ways = [(str(one), transport_name(one)) for one in Transport]
        for name, found in (("kind", kinds), ("transport", ways), ("desas", desas)):
            self.fields[name].choices = found  # type: ignore[attr-defined]
