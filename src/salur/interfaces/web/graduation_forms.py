"""Forms of families that move on; whether a step may be taken is decided by the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.graduation.domain.cases import (
    LONGEST_NAME,
    LONGEST_NUMBER,
    CaseKind,
    CaseSource,
)
from salur.graduation.domain.words import LONGEST, SHORTEST
from salur.interfaces.web.change_forms import MonthField
from salur.interfaces.web.graduation_words import kind_explained, source_of_case


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _words(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        min_length=SHORTEST if required else None,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class ProposeForm(forms.Form):
    """Why a family moves on, who says so, in whose words."""

    kind = forms.ChoiceField(label=_("Jenis graduasi"), widget=forms.RadioSelect)
    source = forms.ChoiceField(label=_("Diusulkan oleh"))
    words = _words(
        _("Mengapa"), _("Apa yang berubah pada keluarga ini. Tanpa NIK atau nomor rekening.")
    )
    key = _key()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["kind"].choices = [(str(one), kind_explained(one)) for one in CaseKind]
        fields["source"].choices = [
            (str(one), source_of_case(one)) for one in (CaseSource.FACILITATOR, CaseSource.FAMILY)
        ]


class LeavesForm(forms.Form):
    """The berita acara by which a village meeting lets a family leave."""

    no_ba = forms.CharField(label=_("Nomor berita acara"), max_length=LONGEST_NUMBER)
    tanggal_ba = _day(_("Tanggal berita acara"))
    asked = MonthField(
        label=_("Tidak menerima lagi mulai"),
        help_text=_("Paling cepat bulan setelah diajukan; tidak pernah mundur."),
    )
    words = _words(_("Catatan musyawarah"), _("Boleh kosong."), required=False)
    key = _key()


class StaysForm(forms.Form):
    """The berita acara by which a village meeting lets a family stay."""

    no_ba = forms.CharField(label=_("Nomor berita acara"), max_length=LONGEST_NUMBER)
    tanggal_ba = _day(_("Tanggal berita acara"))
    words = _words(_("Alasan"))
    key = _key()


class ReturnForm(forms.Form):
    """The berita acara by which a family waits for a place again."""

    no_ba = forms.CharField(label=_("Nomor berita acara"), max_length=LONGEST_NUMBER)
    tanggal_ba = _day(_("Tanggal berita acara"))
    key = _key()


class TellForm(forms.Form):
    """A letter that was handed over."""

    letter_no = forms.CharField(label=_("Nomor surat"), max_length=LONGEST_NUMBER)
    on = _day(_("Tanggal disampaikan"), _("Waktu keberatan dihitung mulai tanggal ini."))
    to = forms.CharField(
        label=_("Nama yang menerima surat"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    key = _key()


class ObjectForm(forms.Form):
    """What a family says against leaving."""

    words = _words(_("Keberatan keluarga"), _("Ditulis menurut kata-kata keluarga."))
    on = _day(
        _("Disampaikan pada"),
        _("Yang disampaikan pada waktunya tetap dihitung walau dicatat kemudian."),
    )
    key = _key()


class AnswerForm(forms.Form):
    """The answer to an objection."""

    granted = forms.ChoiceField(label=_("Jawaban"), widget=forms.RadioSelect)
    words = _words(_("Alasan"))
    key = _key()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["granted"].choices = [
            ("yes", _("Dikabulkan: keluarga tetap menerima, atau kembali")),
            ("no", _("Ditolak: keputusan musyawarah berlaku")),
        ]


class WordsForm(forms.Form):
    """A reason."""

    words = _words(_("Alasan"))
    key = _key()


class KeyForm(forms.Form):
    """A deed that asks nothing but to be done once."""

    key = _key()
