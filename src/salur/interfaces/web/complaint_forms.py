"""Forms of complaints: the public one, an officer's, and the steps; actions decide what may be."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.coordination.domain.aid import AID
from salur.coordination.domain.complaints import (
    LONGEST,
    LONGEST_NAME,
    SHORTEST,
    Channel,
    Sensitive,
    read_number,
)
from salur.coordination.domain.obstacles import Tepat
from salur.coordination.queries import causes
from salur.interfaces.web.complaint_words import (
    channel_name,
    sensitive_name,
    tepat_name,
    tepat_plainly,
)
from salur.interfaces.web.words import said

Choices = Sequence[tuple[str, Any]]
_NONE = ("", "–")


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _words(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        min_length=SHORTEST if required else None,
        required=required,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )


def _short(label: Any, hint: Any = "") -> forms.CharField:
    off = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_NAME, required=False, widget=off
    )


class PublicComplaint(forms.Form):
    """What anybody may tell; nothing of it but the place and the words is needed."""

    region = forms.ChoiceField(label=_("Kabupaten/kota"))
    place = _short(_("Desa atau tempat kejadian"), _("Boleh dikosongkan."))
    t = forms.ChoiceField(label=_("Apa yang tidak tepat?"), required=False)
    words = _words(
        _("Apa yang terjadi?"),
        _("Tulis kapan, di mana, dan apa yang terjadi. Jangan tulis NIK, nomor kartu, atau PIN."),
    )
    sensitive = forms.ChoiceField(
        label=_("Apakah ini peka?"),
        help_text=_("Pengaduan peka hanya dibaca oleh sedikit pejabat."),
        required=False,
    )
    name = _short(_("Nama Anda"), _("Boleh dikosongkan: Anda boleh melapor tanpa nama."))
    contact = _short(_("Telepon atau alamat"), _("Boleh dikosongkan. Disimpan tersegel."))
    # Nobody sees this field but programs that fill in everything.
    website = forms.CharField(
        label=_("Biarkan kosong"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    key = _key()

    def __init__(self, *given: Any, regions: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["region"].choices = [("", _("Pilih")), *regions]
        fields["t"].choices = [("", _("Tidak tahu")), *((str(t), tepat_plainly(t)) for t in Tepat)]
        fields["sensitive"].choices = [
            ("", _("Tidak")), *((str(one), sensitive_name(one)) for one in Sensitive)
        ]  # fmt: skip

    def clean_website(self) -> str:
        """Refuse what only a program fills in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Kolom ini harus kosong."))
        return ""

    def clean_key(self) -> str:
        """Refuse a key that this program did not make: with it a receipt is shown again."""
        key: str = self.cleaned_data["key"]
        if len(key) != 32 or not all(one in "0123456789abcdef" for one in key):
            raise forms.ValidationError(_("Formulir ini tidak lengkap. Buka lagi halamannya."))
        return key

    @property
    def told(self) -> str:
        """The words, with the place where one is said."""
        place = self.cleaned_data["place"].strip()
        words: str = self.cleaned_data["words"]
        return f"{words}\n({place})" if place else words


class ReceiptForm(forms.Form):
    """The receipt of a complaint; posted, never in an address."""

    number = forms.CharField(
        label=_("Nomor pengaduan"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "P-0000123"}),
    )
    secret = forms.CharField(
        label=_("Kata rahasia"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_number(self) -> int:
        """Give the number itself."""
        found = read_number(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(_("Tulis seperti P-0000123."))
        return found


class PublicReply(ReceiptForm):
    """What whoever complained says of the answer; the receipt goes along unseen."""

    verb = forms.ChoiceField(label=_("Tanggapan Anda"))
    words = _words(_("Penjelasan"), _("Perlu diisi kecuali bila Anda puas."), required=False)
    key = _key()

    def __init__(self, *given: Any, answered: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("number", "secret"):
            self.fields[name].widget = forms.HiddenInput()
        fields: dict[str, Any] = dict(self.fields)
        fields["verb"].choices = replies(answered)


def replies(answered: bool) -> list[tuple[str, Any]]:
    """Give what may be said of a complaint: of an answer more than before it."""
    add = ("reply", _("Menambahkan keterangan"))
    if not answered:
        return [add]
    return [
        ("accept", _("Jawaban ini cukup: tutup pengaduan")),
        ("reopen", _("Belum selesai: buka lagi")),
        add,
    ]


class NewComplaintForm(forms.Form):
    """What somebody tells an officer."""

    region = forms.ChoiceField(label=_("Wilayah"))
    channel = forms.ChoiceField(label=_("Disampaikan lewat"))
    program = forms.ChoiceField(label=_("Program"), required=False)
    t = forms.ChoiceField(label=_("6T"), required=False)
    words = _words(_("Isi pengaduan"), _("Ditulis menurut kata-kata pelapor."))
    sensitive = forms.ChoiceField(
        label=_("Peka"),
        help_text=_("Yang peka hanya dibaca pejabat yang berwenang; Anda sendiri mungkin tidak."),
        required=False,
    )
    name = _short(_("Nama pelapor"), _("Boleh kosong. Disimpan tersegel."))
    contact = _short(_("Telepon atau alamat pelapor"), _("Boleh kosong. Disimpan tersegel."))
    key = _key()

    def __init__(self, *given: Any, regions: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["region"].choices = list(regions)
        kinds = [one for one in Channel if one is not Channel.FORM]
        fields["channel"].choices = [(str(one), channel_name(one)) for one in kinds]
        _fill(fields)


class VerifyForm(forms.Form):
    """What an office says of a complaint once it has looked at it."""

    t = forms.ChoiceField(label=_("6T"))
    cause = forms.ChoiceField(label=_("Sebab"), required=False)
    program = forms.ChoiceField(label=_("Program"), required=False)
    region = forms.CharField(
        label=_("Kode wilayah"),
        max_length=13,
        help_text=_("Perjelas sampai desa bila diketahui, misalnya 62.01.02.2001."),
    )
    sensitive = forms.ChoiceField(label=_("Peka"), required=False)
    key = _key()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _fill(dict(self.fields))


class ForwardForm(forms.Form):
    """Who answers, and what they should know."""

    organisation = forms.ChoiceField(label=_("Diteruskan kepada"))
    words = _words(_("Pengantar"), _("Tanpa NIK atau nomor rekening."), required=False)
    key = _key()

    def __init__(self, *given: Any, parties: Choices = (), **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["organisation"].choices = list(parties)


class WordsForm(forms.Form):
    """Words that an officer writes: an answer, a reason, a note."""

    words = _words(_("Tulisan"), _("Tanpa NIK atau nomor rekening."))
    key = _key()


class ReplyForm(forms.Form):
    """What whoever complained said to an officer about the answer."""

    verb = forms.ChoiceField(label=_("Kata pelapor"))
    words = _words(_("Penjelasan"), required=False)
    key = _key()

    def __init__(self, *given: Any, answered: bool = True, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["verb"].choices = replies(answered)


class LinkForm(forms.Form):
    """Which family or exception a complaint is about; typed, posted, kept by its opaque id."""

    what = forms.CharField(
        label=_("ID KPM, nomor hambatan, atau alamat halaman"),
        max_length=200,
        help_text=_("ID KPM keluarga, H-0000123, atau alamat halaman dari Perlu ditangani."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    key = _key()


class KeyForm(forms.Form):
    """A deed that asks nothing but to be done once."""

    key = _key()


def _fill(fields: dict[str, Any]) -> None:
    fields["t"].choices = [_NONE, *((str(t), tepat_name(t)) for t in Tepat)]
    fields["program"].choices = [_NONE, *((code, said(name)) for code, name in AID.items())]
    fields["sensitive"].choices = [
        ("", sensitive_name("")), *((str(one), sensitive_name(one)) for one in Sensitive)
    ]  # fmt: skip
    if "cause" in fields:
        fields["cause"].choices = [
            _NONE, *((code, said(one.name)) for code, one in causes().items())
        ]  # fmt: skip
