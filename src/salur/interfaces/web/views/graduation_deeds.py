"""What may be done with a family on its way: each deed with its form, and who is offered it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.queries import Actor, may
from salur.graduation import actions
from salur.graduation.domain.cases import CASE, Told
from salur.graduation.queries import Case
from salur.interfaces.web import graduation_forms as forms
from salur.interfaces.web import keys
from salur.interfaces.web.pages.person import Panel
from salur.kernel.period import Period

Given = Mapping[str, Any]
Do = Callable[..., object]


@dataclass(frozen=True)
class Deed:
    """One way on: which step of the machine, for whom, with which form, the action behind it."""

    name: str
    step: str
    verb: str
    title: Callable[[], str]
    sentence: Callable[[], str]
    submit: Callable[[], str]
    form: Callable[[Any, Case], Form]
    do: Do
    grave: bool = False
    fits: Callable[[Case, Actor], bool] = lambda _one, _by: True


def deeds_for(by: Actor, one: Case) -> tuple[Deed, ...]:
    """Give what somebody may do with a case as it stands, as the machine has it."""
    return tuple(
        deed
        for deed in DEEDS
        if CASE.next(one.state, deed.step) is not None and may(by, deed.verb) and deed.fits(one, by)
    )


def panels_of(by: Actor, one: Case, wrong: "tuple[Deed, Any] | None") -> tuple[Panel, ...]:
    """Give the forms of what may be done; the one that was wrong bears what was typed."""
    return tuple(
        Panel(
            deed.title(),
            deed.sentence(),
            wrong[1] if wrong and wrong[0] is deed else deed.form(None, one),
            reverse("graduation-step", args=[one.id, deed.name]),
            deed.submit(),
            deed.name,
            grave=deed.grave,
        )
        for deed in deeds_for(by, one)
    )


def _made(form: type[Form], prefix: str, **first: Callable[[Case], object]) -> Callable[..., Form]:
    """Give how a form is made: with a key of its own, and what it begins with."""

    def make(data: Any, one: Case) -> Form:
        begun = {name: begin(one) for name, begin in first.items()}
        return form(data, initial={"key": keys.new_key(), **begun}, prefix=prefix)

    return make


def _today(_one: Case) -> object:
    return timezone.localdate()


def _next_month(_one: Case) -> object:
    today = timezone.localdate()
    return str(Period(today.year, today.month).shift(1))


def _leaves(one: Case, given: Given, **who: Any) -> object:
    return actions.decide_leaves(
        case_ids=[one.id], no_ba=given["no_ba"], tanggal_ba=given["tanggal_ba"],
        asked=given["asked"], words=given["words"], key=given["key"], **who,
    )  # fmt: skip


def _stays(one: Case, given: Given, **who: Any) -> object:
    return actions.decide_stays(
        case_ids=[one.id], no_ba=given["no_ba"], tanggal_ba=given["tanggal_ba"],
        words=given["words"], key=given["key"], **who,
    )  # fmt: skip


def _tell(one: Case, given: Given, **who: Any) -> object:
    told = Told(given["letter_no"], given["on"], given["to"])
    return actions.tell_family(case_id=one.id, told=told, key=given["key"], **who)


def _object(one: Case, given: Given, **who: Any) -> object:
    return actions.record_objection(
        case_id=one.id, words=given["words"], on=given["on"], key=given["key"], **who
    )


def _answer(one: Case, given: Given, **who: Any) -> object:
    granted = given["granted"] == "yes"
    return actions.answer_objection(
        case_id=one.id, granted=granted, words=given["words"], key=given["key"], **who
    )


def _submit(one: Case, given: Given, **who: Any) -> object:
    return actions.submit_cases(case_ids=[one.id], key=given["key"], **who)


def _withdraw(one: Case, given: Given, **who: Any) -> object:
    return actions.withdraw_case(case_id=one.id, words=given["words"], key=given["key"], **who)


def _return(one: Case, given: Given, **who: Any) -> object:
    return actions.return_family(
        case_id=one.id, no_ba=given["no_ba"], tanggal_ba=given["tanggal_ba"], key=given["key"],
        **who,
    )  # fmt: skip


def _recover(one: Case, given: Given, **who: Any) -> object:
    return actions.recover_family(case_id=one.id, words=given["words"], key=given["key"], **who)


def _had_no_part(one: Case, by: Actor) -> bool:
    return by.person_id not in (one.opened_by, one.decided_by, one.objected_by)


def _may_object(one: Case, _by: Actor) -> bool:
    return one.object_until is not None and one.objected_on is None


def _untold(one: Case, _by: Actor) -> bool:
    return one.told_on is None


DEEDS: Sequence[Deed] = (
    Deed(
        "keluar", "decide_leaves", "graduation.decide",
        lambda: _("Musyawarah memutuskan: keluar"),
        lambda: _("Tulis berita acaranya. Setelah ini keluarga diberi tahu dan dapat keberatan."),
        lambda: _("Catat keputusan keluar"),
        _made(forms.LeavesForm, "keluar", tanggal_ba=_today, asked=_next_month), _leaves,
    ),
    Deed(
        "tetap", "decide_stays", "graduation.decide",
        lambda: _("Musyawarah memutuskan: tetap menerima"),
        lambda: _("Keluarga tetap di daftar; usulan ini selesai."),
        lambda: _("Catat keputusan tetap"),
        _made(forms.StaysForm, "tetap", tanggal_ba=_today), _stays,
    ),
    Deed(
        "sampaikan", "tell", "graduation.tell",
        lambda: _("Surat sudah disampaikan"),
        lambda: _("Cetak suratnya, serahkan, lalu catat siapa yang menerimanya dan kapan."),
        lambda: _("Catat penyampaian"),
        _made(forms.TellForm, "sampaikan", on=_today), _tell, fits=_untold,
    ),
    Deed(
        "keberatan", "object", "objection.record",
        lambda: _("Keluarga keberatan"),
        lambda: _("Selama belum dijawab, keluarga ini tidak diajukan untuk keluar."),
        lambda: _("Catat keberatan"),
        _made(forms.ObjectForm, "keberatan", on=_today), _object, fits=_may_object,
    ),
    Deed(
        "jawab", "reject", "objection.answer",
        lambda: _("Jawab keberatan"),
        lambda: _("Dijawab pejabat yang tidak mengusulkan, memutuskan, atau mencatatnya."),
        lambda: _("Kirim jawaban"),
        _made(forms.AnswerForm, "jawab"), _answer, fits=_had_no_part,
    ),
    Deed(
        "ajukan", "submit", "graduation.submit",
        lambda: _("Ajukan untuk disahkan"),
        lambda: _("Barisnya masuk ke Perubahan dengan nomor berita acaranya, lalu disahkan."),
        lambda: _("Ajukan"),
        _made(forms.KeyForm, "ajukan"), _submit,
    ),
    Deed(
        "kembalikan", "return", "graduation.decide",
        lambda: _("Kembalikan ke daftar tunggu"),
        lambda: _("Dengan berita acara musyawarah; keluarga ini menunggu paling depan."),
        lambda: _("Kembalikan"),
        _made(forms.ReturnForm, "kembalikan", tanggal_ba=_today), _return,
    ),
    Deed(
        "pulih", "recover", "graduation.decide",
        lambda: _("Keluarga ternyata tetap mandiri"),
        lambda: _("Didampingi lagi sampai setahun setelah keluar."),
        lambda: _("Catat pulih"),
        _made(forms.WordsForm, "pulih"), _recover,
    ),
    Deed(
        "tarik", "withdraw", "graduation.propose",
        lambda: _("Tarik usulan"),
        lambda: _("Sebelum musyawarah memutuskan; keluarga tetap menerima."),
        lambda: _("Tarik usulan"),
        _made(forms.WordsForm, "tarik"), _withdraw, grave=True,
    ),
)  # fmt: skip
