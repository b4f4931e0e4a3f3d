"""Forms about coordination teams and contacts of offices; actions decide what may be recorded."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.coordination.domain.teams import LONGEST, Seat
from salur.interfaces.web.team_words import seat_name


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


def _text(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    off = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST, required=required, widget=off
    )


class DecreeForm(forms.Form):
    """The decree that a team rests on."""

    number = _text(_("Nomor keputusan"), _("Misalnya 188.45/17/2019."))
    on = _day(_("Tanggal keputusan"))
    valid_from = _day(_("Berlaku mulai"))
    key = _key()


class MemberForm(forms.Form):
    """An office that takes a seat."""

    seat = forms.ChoiceField(label=_("Kedudukan"))
    office = _text(_("Jabatan"), _("Misalnya Kepala Dinas Perdagangan."))
    name = _text(_("Nama pejabat"), _("Boleh kosong."), required=False)
    number = _text(_("Nomor keputusan"))
    on = _day(_("Tanggal keputusan"))
    valid_from = _day(_("Berlaku mulai"))
    key = _key()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["seat"].choices = [(str(one), seat_name(one)) for one in Seat]


class EndForm(forms.Form):
    """Whose time ends, and when: an office's, or the whole team's."""

    what = forms.ChoiceField(label=_("Yang berakhir"))
    on = _day(_("Berakhir pada"))
    key = _key()

    def __init__(self, *given: Any, seated: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["what"].choices = [*seated, ("team", _("seluruh tim"))]


class ContactForm(forms.Form):
    """How an office is reached; never a private person."""

    organisation = forms.ChoiceField(label=_("Kantor"))
    phone = _text(_("Telepon kantor"), required=False)
    email = _text(_("Surel kantor"), required=False)
    address = _text(_("Alamat kantor"), required=False)
    hours = _text(_("Jam buka"), required=False)
    key = _key()

    def __init__(self, *given: Any, offices: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["organisation"].choices = list(offices)
