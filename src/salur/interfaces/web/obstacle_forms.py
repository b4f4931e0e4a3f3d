"""Forms of obstacles; what may be done is decided by the actions, not here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.coordination.domain.aid import AID
from salur.coordination.domain.obstacles import Tepat
from salur.coordination.domain.turns import MOST_WORDS
from salur.coordination.queries import causes
from salur.interfaces.web.obstacle_words import aid_name, t_name
from salur.interfaces.web.words import said

Choices = Sequence[tuple[str, str]]
_ACCEPT = ".jpg,.jpeg,.png,.pdf"


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _words(label: Any, *, required: bool = True, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=MOST_WORDS, required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _file(label: Any, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label, required=required, help_text=_("JPEG, PNG, atau PDF, paling besar 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": _ACCEPT}),
    )  # fmt: skip


def cause_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the causes under the T that they miss."""
    return [
        (t_name(t), [(one.code, said(one.name)) for one in causes().values() if one.t is t])
        for t in Tepat
    ]


def _choose(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class NewObstacle(forms.Form):
    """What stops aid, where, for which programme."""

    region = forms.ChoiceField(label=_("Wilayah"))
    desa = forms.CharField(
        label=_("Kode desa"), max_length=13, required=False,
        help_text=_("Bila hanya satu desa: sepuluh angka, boleh bertitik."),
    )  # fmt: skip
    program = forms.ChoiceField(label=_("Program"))
    cause = forms.ChoiceField(label=_("Penyebab yang terdekat"))
    party = forms.ChoiceField(label=_("Lembaga yang bersangkutan"), required=False)
    subject = forms.CharField(
        label=_("Pokok"), max_length=60, required=False,
        help_text=_("Kode toko, mesin, gudang atau berkas; jangan nomor orang."),
    )  # fmt: skip
    words = _words(_("Apa yang terjadi"), rows=4)
    key = _key()

    def __init__(self, *given: Any, regions: Choices, parties: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        _choose(self, "region", regions)
        _choose(self, "program", [(code, aid_name(code)) for code in AID])
        _choose(self, "cause", [("", "–"), *cause_choices()])
        _choose(self, "party", [("", "–"), *parties])

    def clean_desa(self) -> str:
        """Give the digits alone."""
        text: str = self.cleaned_data["desa"].strip().replace(".", "")
        if text and not (text.isascii() and text.isdigit() and len(text) in (6, 10)):
            raise forms.ValidationError(_("Kode desa terdiri atas sepuluh angka."))
        return text


class OnlyKey(forms.Form):
    """A step that asks nothing but to be taken once."""

    key = _key()


class Classify(forms.Form):
    """Which cause it has."""

    cause = forms.ChoiceField(label=_("Penyebab"))
    words = _words(_("Keterangan"), required=False, rows=2)
    key = _key()

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _choose(self, "cause", cause_choices())


class Assign(forms.Form):
    """Who of the owner's people sees to it, and until when."""

    person = forms.ChoiceField(label=_("Petugas lembaga pemilik"), required=False)
    due = forms.DateField(
        label=_("Tenggat"), required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    key = _key()

    def __init__(self, *given: Any, people: Choices, may_move: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        _choose(self, "person", [("", _("belum ditunjuk")), *people])
        if not may_move:
            del self.fields["due"]


class Offer(forms.Form):
    """To which organisation it is handed over, and why."""

    to = forms.ChoiceField(label=_("Lembaga penerima"))
    words = _words(_("Alasan"), required=False, rows=2)
    key = _key()

    def __init__(self, *given: Any, parties: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        _choose(self, "to", parties)


class Reason(forms.Form):
    """A reason, in words."""

    words = _words(_("Alasan"))
    key = _key()


class Comment(forms.Form):
    """Something to say, perhaps with a photo or scan."""

    words = _words(_("Komentar"), required=False)
    file = _file(_("Lampiran"), required=False)
    key = _key()

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given = super().clean() or {}
        if not given.get("words", "").strip() and not given.get("file"):
            raise forms.ValidationError(_("Tulis komentar atau pilih lampiran."))
        return given


class Resolve(forms.Form):
    """How it was solved, and what proves it: a new file, or one that is attached already."""

    words = _words(_("Apa yang dilakukan"))
    attached = forms.ChoiceField(label=_("Bukti yang sudah terlampir"), required=False)
    file = _file(_("atau bukti baru"), required=False)
    key = _key()

    def __init__(self, *given: Any, attached: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        if attached:
            _choose(self, "attached", [("", "–"), *attached])
        else:
            del self.fields["attached"]
