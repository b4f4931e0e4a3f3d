"""Two accounts side by side: what was ordered, what the bank says, why they may be one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Definition, Event, Heading, Link
from salur.interfaces.web.formatting import NOTHING, date, month, number, rupiah
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.matches import MatchForm, MatchPage, MatchSides, MatchWay
from salur.interfaces.web.presenters.matches import (
    family_name,
    moved,
    reasons_said,
    standing_tag,
    state_tag,
)
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.reconciliation.domain.matching import MatchKind, MatchState, Standing
from salur.reconciliation.queries import Match, MatchSaid, Rival

_UNDECIDED = (MatchState.OPEN, MatchState.REJECTED, MatchState.UNDONE)


@dataclass(frozen=True)
class Answers:
    """What the queries said of a pair; `place` are the regions above its family, nearest first."""

    match: Match
    words: Sequence[MatchSaid]
    rivals: Sequence[Rival]
    families: Mapping[str, tuple[UUID, str]]
    place: Sequence[str]
    next_id: UUID | None


def match_page(found: Answers, visit: Visit) -> MatchPage:
    """Turn the answers into the page."""
    one = found.match
    form = None if one.gone else _form(one, visit)
    return MatchPage(
        head=Heading(
            _("%(family)s: satu rekening?") % {"family": family_name(one, found.families)},
            _("Nomor di bank berbeda dari yang diperintahkan. Tidak ada yang diterima oleh mesin."),
        ),
        status=state_tag(one.state),
        standing=standing_tag(one.standing),
        score=_("nilai %(score)s") % {"score": number(one.score)},
        sides=_sides(found, visit),
        reasons=reasons_said(one.reasons),
        evidence=_evidence(one, visit),
        rivals=tuple(_rival(rival) for rival in found.rivals),
        said=tuple(_said(word) for word in found.words),
        form=form,
        why_not="" if form else _why_not(one, visit),
        undo=_undo(one, visit),
        next_url=reverse("match", args=[found.next_id]) if found.next_id else "",
        list_url=reverse("matches"),
    )


def _sides(found: Answers, visit: Visit) -> tuple[MatchSides, ...]:
    one = found.match
    family = found.families.get(one.id_kpm or "")
    place = ", ".join(map(region_name, found.place)) or NOTHING
    day = date(one.credit_day) if one.credit_day else NOTHING
    ordered_day, other_day = (NOTHING, day) if one.kind is MatchKind.CREDIT else (day, NOTHING)
    url = reverse("family", args=[family[0]]) if family and visit.may("family.read") else ""
    credited = NOTHING if one.kind is MatchKind.CREDIT else rupiah(one.credited)
    return (
        MatchSides(_("Rekening"), f"••••{one.ordered_last4}", f"••••{one.other_last4}"),
        MatchSides(_("Keluarga"), family_name(one, found.families), NOTHING, url),
        MatchSides(_("Tempat"), place, NOTHING),
        MatchSides(_("Bank"), one.bank, one.bank),
        MatchSides(_("Diperintahkan"), rupiah(one.ordered), NOTHING),
        MatchSides(
            _("Terkredit"), credited, moved(one) if one.kind is MatchKind.CREDIT else NOTHING
        ),
        MatchSides(_("Tanggal kredit"), ordered_day, other_day),
        MatchSides(_("Dibelanjakan"), NOTHING, rupiah(one.spent)),
        MatchSides(_("Bulan"), *[month(Period.from_number(one.period))] * 2),
    )


def _evidence(one: Match, visit: Visit) -> tuple[Definition, ...]:
    may_open = visit.may("evidence.read")
    return tuple(
        Definition(
            _("Berkas bank"),
            _("baris %(row)s") % {"row": number(row)},
            reverse("evidence-file", args=[file]) if may_open else "",
        )
        for file, row in one.evidence
    )


def _rival(one: Rival) -> Link:
    words = _("••••%(ordered)s dan ••••%(other)s: nilai %(score)s, %(state)s") % {
        "ordered": one.ordered_last4,
        "other": one.other_last4,
        "score": number(one.score),
        "state": state_tag(one.state).label,
    }
    return Link(words, reverse("match", args=[one.id]))


def _said(one: MatchSaid) -> Event:
    words = {
        "SAME": _("menurut pengetahuannya satu rekening"),
        "DIFFERENT": _("menurut pengetahuannya dua rekening"),
        "ENDORSED": _("menyatakan satu rekening"),
        "ACCEPTED": _("menerima sebagai satu rekening"),
        "REJECTED": _("menolak"),
        "UNDONE": _("membatalkan penerimaan"),
    }
    who = _("%(name)s (bank)") % {"name": one.by_name} if one.by_bank else one.by_name
    return Event(timezone.localdate(one.at), f"{who}: {words[one.word]}", one.note)


def _form(one: Match, visit: Visit) -> MatchForm | None:
    ways = _ways(one, visit)
    if not ways:
        return None
    since = month(Period.from_number(one.since))
    ambiguous = one.standing is Standing.AMBIGUOUS and one.state is not MatchState.ENDORSED
    return MatchForm(
        url=reverse("match-decide", args=[one.id]),
        key=new_key(),
        ways=ways,
        sentence=_(
            "Bila diterima dua orang, baris kedua nomor dihitung sebagai satu rekening sejak"
            " %(since)s. Berkas tidak berubah."
        )
        % {"since": since},
        note_label=_("Catatan (wajib: ada beberapa calon)")
        if ambiguous
        else _("Catatan (wajib bila menolak)"),
    )


def _ways(one: Match, visit: Visit) -> tuple[MatchWay, ...]:
    ways = []
    mine = one.endorsed_by == visit.actor.person_id
    if one.state is MatchState.ENDORSED and visit.may("match.accept") and not mine:
        ways.append(MatchWay("ACCEPT", _("Terima"), "s", primary=True))
    if one.state in _UNDECIDED and visit.may("match.endorse"):
        ways.append(MatchWay("ENDORSE", _("Satu rekening"), "s", primary=True))
    undecided = one.state in (MatchState.OPEN, MatchState.ENDORSED)
    if undecided and visit.may("match.reject"):
        ways.append(MatchWay("REJECT", _("Dua rekening"), "b"))
    if visit.may("match.comment"):
        ways.append(MatchWay("SAME", _("Satu rekening, menurut bank"), "s", primary=True))
        ways.append(MatchWay("DIFFERENT", _("Dua rekening, menurut bank"), "b"))
    return tuple(ways)


def _why_not(one: Match, visit: Visit) -> str:
    if one.gone:
        return _("Berkas yang sekarang tidak lagi menunjukkan padanan ini.")
    if one.state is MatchState.ACCEPTED:
        return _("Diterima oleh %(first)s dan %(second)s.") % {
            "first": one.endorsed_by_name,
            "second": one.decided_by_name,
        }
    if one.state is MatchState.ENDORSED:
        return _("Menunggu orang kedua, yang tidak mengusulkannya.")
    return _("Padanan ini diputuskan Dinas Sosial kabupaten/kotanya.")


def _undo(one: Match, visit: Visit) -> Link | None:
    if one.state is not MatchState.ACCEPTED or not visit.may("match.accept"):
        return None
    return Link(_("Batalkan penerimaan"), reverse("match-undo", args=[one.id]))
