"""Forms about people; who may do what is decided by the actions, not here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.access.domain import ROLES
from salur.interfaces.web.words import role_name

Choices = Iterable[tuple[str, str]]
Data = Mapping[str, Any] | None
_DATE = {"type": "date"}
SEVERAL = _("Tahan tombol Ctrl untuk memilih lebih dari satu.")


def role_choices() -> list[tuple[str, str]]:
    """Give every role with its name."""
    return [(role, role_name(role)) for role in ROLES]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE))


class Invite(forms.Form):
    """Whom to invite, in which roles, for which regions."""

    name = forms.CharField(label=_("Nama lengkap"), max_length=200)
    email = forms.EmailField(label=_("Alamat surel"), max_length=254)
    title = forms.CharField(
        label=_("Jabatan"),
        max_length=200,
        required=False,
        help_text=_("Seperti tertulis di bawah tanda tangan."),
    )
    nip = forms.CharField(label="NIP", max_length=18, required=False)
    roles = forms.MultipleChoiceField(label=_("Peran"), help_text=SEVERAL)
    regions = forms.MultipleChoiceField(label=_("Wilayah tugas"), help_text=SEVERAL)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, *, regions: Choices, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["roles"].choices = role_choices()  # type: ignore[attr-defined]
        self.fields["regions"].choices = list(regions)  # type: ignore[attr-defined]


class Grant(forms.Form):
    """One more role, from a day on."""

    role = forms.ChoiceField(label=_("Peran"))
    valid_from = _day(_("Mulai tanggal"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, **more: Any) -> None:
        super().__init__(data, prefix="beri", **more)
        self.fields["role"].choices = role_choices()  # type: ignore[attr-defined]


class End(forms.Form):
    """A role that ends, or all of them when none is named."""

    role = forms.ChoiceField(label=_("Yang berakhir"), required=False)
    on = _day(_("Hari pertama tanpa peran itu"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, *, roles: Iterable[str], **more: Any) -> None:
        super().__init__(data, prefix="akhiri", **more)
        choices = [(role, role_name(role)) for role in roles]
        self.fields["role"].choices = [*choices, ("", _("Seluruh penugasan"))]  # type: ignore[attr-defined]


class StandIn(forms.Form):
    """A colleague who takes the place, from a day until before a day."""

    colleague = forms.ChoiceField(label=_("Pengganti"))
    valid_from = _day(_("Mulai tanggal"))
    valid_to = _day(_("Sampai sebelum tanggal"))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, *, colleagues: Choices, **more: Any) -> None:
        super().__init__(data, prefix="ganti", **more)
        self.fields["colleague"].choices = list(colleagues)  # type: ignore[attr-defined]


class Reset(forms.Form):
    """Why a second factor is forgotten."""

    reason = forms.CharField(label=_("Alasan"), max_length=200, min_length=5)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data: Data = None, **more: Any) -> None:
        super().__init__(data, prefix="ulang", **more)
