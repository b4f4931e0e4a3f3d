"""Two families side by side: what differs, what was said, and what may be done about it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Action, Heading, Link, Tag
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, number, percent, rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.duplicates import DecideForm, Mark, PairField, PairPage, PairSide
from salur.interfaces.web.words import PROGRAMS, region_name
from salur.kernel.period import Period
from salur.places.queries import digits_of
from salur.quality import queries as quality
from salur.quality.domain.pairs import PairState, Side, Word, kabkota_of
from salur.quality.domain.questions import Answer
from salur.reconciliation import queries as reconciliation
from salur.registry.domain import Compared, Verdict
from salur.registry.queries import ComparedFamily, Comparison

SHOWN_MONTHS = 3
_KABKOTA, _KECAMATAN = 4, 6  # digits


@dataclass(frozen=True)
class Answers:
    """What the queries said of a pair; `months` by `id_kpm`, `reached` are kab/kota in scope."""

    pair: quality.PairView
    progress: quality.Progress
    compared: Comparison
    months: Mapping[str, Sequence[reconciliation.FamilyMonth]]
    names: Mapping[str, str]
    reached: tuple[bool, bool]
    reviews: bool
    settles: bool
    organisation: UUID | None
    since: Period


def pair_page(found: Answers) -> PairPage:
    """Turn the answers into the page."""
    pair, both = found.pair, found.compared
    names = {"first": both.first.name, "second": both.second.name}
    form = _form(found)
    return PairPage(
        head=Heading(
            _("%(first)s dan %(second)s: satu keluarga?") % names,
            _("Bandingkan, lalu jawab dengan satu tombol. Tidak ada yang digabung tanpa orang."),
        ),
        progress=_("%(done)s dari %(total)s")
        % {"done": number(found.progress.done), "total": number(found.progress.total)},
        done=found.progress.done,
        total=found.progress.total,
        status=state_tag(pair.state),
        reasons=(*pair.reasons, _likely(pair.probability)),
        sides=(_side(found, both.first, "1"), _side(found, both.second, "2")),
        fields=(_place_field(found), *map(_field, both.fields)),
        said=tuple(_said(found, one) for one in pair.votes),
        questions=tuple(map(_question, pair.questions)),
        cluster=_cluster(pair),
        form=form,
        why_not="" if form else _why_not(found),
        undo=_undo(found),
        take_back=_take_back(found),
        next_url=_url(pair.next_id),
        previous_url=_url(pair.previous_id),
        queue_url=reverse("duplicates"),
    )


def state_tag(state: PairState) -> Tag:
    """Name how a pair stands."""
    words: dict[PairState, tuple[str, Tone]] = {
        PairState.OPEN: (_("belum diputuskan"), "wait"),
        PairState.ASKED: (_("ditanyakan ke lapangan"), "wait"),
        PairState.DISPUTED: (_("kedua kantor berbeda pendapat"), "alert"),
        PairState.SAME: (_("satu keluarga"), "good"),
        PairState.DIFFERENT: (_("dua keluarga berbeda"), "good"),
        PairState.STALE: (_("tidak ditemukan lagi"), "plain"),
    }
    return Tag(*words[state])


def answer_name(answer: Answer) -> str:
    """Name what the field found."""
    return {
        Answer.ONE: _("Satu keluarga yang sama"),
        Answer.TWO: _("Dua keluarga yang berbeda"),
        Answer.NOT_FOUND: _("Keluarga tidak ditemukan"),
        Answer.UNCLEAR: _("Belum dapat dipastikan"),
    }[answer]


def place_of(code: str, names: Mapping[str, str]) -> str:
    """Name a desa with its kecamatan and kab/kota."""
    codes = (code, code[:_KECAMATAN], code[:_KABKOTA])
    return ", ".join(region_name(names[one]) for one in codes if one in names) or code


def _likely(probability: float) -> str:
    return _("kemungkinan %(share)s") % {"share": percent(round(probability * 1000), 1000)}


def _url(pair: UUID | None) -> str:
    return reverse("duplicate", args=[pair]) if pair else ""


def _side(found: Answers, family: ComparedFamily, key: str) -> PairSide:
    reached = found.reached[int(key) - 1]
    return PairSide(
        name=family.name,
        number=family.id_kpm,
        place=place_of(family.kode_wilayah, found.names),
        status=_standing(family),
        history=_history(found, family),
        value=str(family.id),
        key=key,
        url=reverse("family", args=[family.id]) if reached else "",
        stays=family.id == (_chosen(found) or found.compared.stays),
    )


def _chosen(found: Answers) -> UUID | None:
    return next((one.keep for one in reversed(found.pair.votes) if one.keep), None)


def _standing(family: ComparedFamily) -> Tag:
    if family.ended_from:
        return Tag(_("berakhir"), "plain")
    if family.waits:
        return Tag(_("daftar tunggu"), "plain")
    return Tag(_("aktif"), "good") if family.payable else Tag(_("ditidurkan"), "alert")


def _history(found: Answers, family: ComparedFamily) -> tuple[str, ...]:
    lines = [_month(one) for one in found.months.get(family.id_kpm, ())]
    since = family.paid_since
    return (
        *(lines or [_("belum ada bulan yang direkonsiliasi")]),
        _("rekening sejak %(day)s") % {"day": date(since)} if since else _("tanpa rekening"),
    )


def _month(one: reconciliation.FamilyMonth) -> str:
    amount = rupiah(one.received) if one.program == "BPNT" else kilograms(one.received)
    return _("%(month)s %(program)s: diterima %(amount)s") % {
        "month": month(Period.from_number(one.period)),
        "program": PROGRAMS[one.program],
        "amount": amount,
    }


def _field(one: Compared) -> PairField:
    return PairField(
        term=_term(one.field),
        first=tuple(Mark(*piece) for piece in one.first) or (Mark(NOTHING),),
        second=tuple(Mark(*piece) for piece in one.second) or (Mark(NOTHING),),
        verdict=_verdict(one),
    )


def _place_field(found: Answers) -> PairField:
    first, second = found.compared.first, found.compared.second
    same = first.kode_wilayah == second.kode_wilayah
    near = kabkota_of(first.path) == kabkota_of(second.path)
    verdict = (
        Tag(_("sama"), "good") if same else Tag(_("desa lain") if near else _("kab/kota lain"))
    )
    return PairField(
        _("Tempat"),
        (Mark(place_of(first.kode_wilayah, found.names), not same),),
        (Mark(place_of(second.kode_wilayah, found.names), not same),),
        verdict,
    )


def _term(field: str) -> str:
    return {
        "name": _("Pengurus"),
        "head_name": _("Kepala keluarga"),
        "nik": _("NIK"),
        "no_kk": _("Nomor KK"),
        "birth_place": _("Tempat lahir"),
        "birth_date": _("Tanggal lahir"),
        "sex": _("Jenis kelamin"),
        "mother": _("Nama ibu kandung"),
        "address": _("Alamat"),
        "rt_rw": _("RT/RW"),
        "account": _("Rekening"),
        "pkh": _("Nomor PKH"),
    }[field]


def _verdict(one: Compared) -> Tag:
    if one.verdict is Verdict.SAME:
        return Tag(_("sama"), "good")
    if one.verdict is Verdict.MISSING:
        return Tag(_("kosong"))
    if one.verdict is Verdict.SWAPPED:
        words = _("dua angka tertukar") if one.digits else _("tanggal dan bulan tertukar")
        return Tag(words, "wait")
    if one.digits:
        words = _("berbeda di %(count)s angka") % {"count": one.digits}
        return Tag(words, "wait" if one.verdict is Verdict.CLOSE else "plain")
    return Tag(_("mirip"), "wait") if one.verdict is Verdict.CLOSE else Tag(_("berbeda"))


def _said(found: Answers, one: quality.Said) -> str:
    said = _("%(name)s (%(office)s): %(word)s, %(day)s") % {
        "name": one.name,
        "office": _office(found, one.side),
        "word": _("sama") if one.word is Word.SAME else _("berbeda"),
        "day": date(one.at.date()),
    }
    return f"{said}. {one.note}" if one.note else said


def _office(found: Answers, side: Side) -> str:
    if side is Side.ABOVE:
        return _("yang memutuskan perselisihan")
    path = found.pair.second_path if side is Side.SECOND else found.pair.first_path
    code = digits_of(kabkota_of(path))
    return region_name(found.names.get(code, code))


def _question(one: quality.FieldQuestion) -> str:
    if one.answer is None:
        return _("Ditanyakan %(name)s ke lapangan, jawaban ditunggu sampai %(day)s.") % {
            "name": one.asked_by,
            "day": date(one.due),
        }
    answered = _("Jawaban lapangan dari %(name)s: %(answer)s.") % {
        "name": one.answered_by,
        "answer": answer_name(one.answer),
    }
    return f"{answered} {one.note}".strip()


def _cluster(pair: quality.PairView) -> tuple[Link, ...]:
    return tuple(
        Link(f"{one.first} – {one.second}: {state_tag(one.state).label}", _url(one.id))
        for one in pair.cluster
        if one.id != pair.id
    )


def _speaks(found: Answers) -> bool:
    """Say whether a word of whoever looks is still missing."""
    words = (found.pair.first_word, found.pair.second_word)
    missing = any(mine and word is None for mine, word in zip(found.reached, words, strict=True))
    return found.reviews and missing


def _form(found: Answers) -> DecideForm | None:
    state = found.pair.state
    settles = found.settles and state is PairState.DISPUTED
    speaks = _speaks(found) and state in (PairState.OPEN, PairState.ASKED)
    if not (settles or speaks):
        return None
    asked = any(
        one.answer is None and one.organisation == found.organisation
        for one in found.pair.questions
    )
    return DecideForm(
        url=reverse("duplicate-decide", args=[found.pair.id]),
        key=new_key(),
        since=month(found.since),
        can_ask=not settles and not asked,
        settles=settles,
    )


def _why_not(found: Answers) -> str:
    if found.pair.state in (PairState.SAME, PairState.DIFFERENT):
        return _("Pasangan ini sudah diputuskan.")
    if found.pair.state is PairState.STALE:
        return _("Pencarian terakhir tidak lagi menemukan pasangan ini.")
    if found.pair.state is PairState.DISPUTED:
        return _("Kedua kantor berbeda pendapat; provinsi atau kementerian yang memutuskan.")
    if found.reviews:
        return _("Kantor Anda sudah menjawab; kantor yang satunya belum.")
    return _("Pasangan ini diputuskan kantor kabupaten/kotanya.")


def _undo(found: Answers) -> Action | None:
    if found.progress.latest is None:
        return None
    return Action(_("Batalkan jawaban terakhir"), reverse("duplicates-undo"), "post", key=new_key())


def _take_back(found: Answers) -> Link | None:
    decided = found.pair.state in (PairState.SAME, PairState.DIFFERENT)
    if not decided or not (found.reviews or found.settles):
        return None
    return Link(_("Batalkan keputusan ini"), reverse("duplicate-undo", args=[found.pair.id]))


def today_and_next(today: dt.date) -> Period:
    """Give the month from which two would count as one where nobody chooses: the next."""
    return Period(today.year, today.month).shift(1)
