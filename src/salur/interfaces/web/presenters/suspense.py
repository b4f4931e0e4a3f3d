"""What parties claimed beyond all evidence, and how two people settle it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date_and_time, kilograms, month, number, rupiah
from salur.interfaces.web.pages.books import ClearingPage, SuspensePage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.ledger.queries import Clearing, Suspense, code_of

Names = Mapping[str, str]
Parties = Mapping[UUID, str]


def written(program: str, amount: int) -> str:
    """Write an amount of a programme."""
    return rupiah(amount) if program == Program.BPNT else kilograms(amount)


def state_tag(one: Clearing) -> Tag:
    """Give how far a proposal is."""
    if one.state == "PROPOSED":
        return Tag(_("menunggu persetujuan"), "wait")
    if one.state == "REFUSED":
        return Tag(_("ditolak"), "plain")
    return Tag(_("ditarik kembali") if one.undone else _("dibukukan"), "good")


def suspense_page(
    area: Area,
    held: Sequence[Suspense],
    proposals: Sequence[Clearing],
    names: Names,
    parties: Parties,
    visit: Visit,
    *,
    more_held: bool,
    more: bool,
) -> SuspensePage:
    """Give what suspense holds in an area, and the proposals, newest first."""
    return SuspensePage(
        head=Heading(
            _("Penampungan, %(area)s") % {"area": area.name},
            _(
                "Yang diklaim pihak melebihi dasarnya menunggu di sini"
                " sampai dua orang memutuskannya."
            ),
        ),
        held=Table(
            caption=_("Yang ditampung sekarang"),
            columns=(
                Column(_("Wilayah")),
                Column(_("Lembaga")),
                Column(_("Program")),
                Column(_("Jumlah"), number=True),
                Column(_("Langkah")),
            ),
            rows=tuple(_held(area, one, names, parties, visit) for one in held),
            empty=_("Tidak ada klaim tanpa dasar pada wilayah ini."),
            pager=Pager(
                _("%(count)s akun di halaman ini") % {"count": number(len(held))},
                "",
                area.url("books-suspense", held=held[-1].code),
            )
            if more_held
            else None,
        ),
        proposals=Table(
            caption=_("Usulan penyelesaian"),
            columns=(
                Column(_("Diusulkan")),
                Column(_("Wilayah")),
                Column(_("Lembaga")),
                Column(_("Jumlah"), number=True),
                Column(_("Keputusan")),
                Column(_("Keadaan")),
            ),
            rows=tuple(_proposal(one, names, parties) for one in proposals),
            empty=_("Belum ada usulan."),
            pager=_more(area, proposals) if more else None,
        ),
    )


def clearing_page(
    one: Clearing,
    visit: Visit,
    place: str,
    parties: Parties,
    file: EvidenceRow | None,
) -> ClearingPage:
    """Give one proposal with what whoever looks may do."""
    own = one.proposed_by == visit.actor.person_id
    waits, may = one.state == "PROPOSED", visit.may
    title = _("Penyelesaian penampungan") if one.undoes is None else _("Penarikan penyelesaian")
    others = []
    if waits and (may("suspense.clear") if own else may("suspense.approve")):
        label = _("Tarik usulan …") if own else _("Tolak …")
        others.append(Action(label, reverse("books-clearing-refuse", args=[one.id])))
    undoes = one.state == "POSTED" and one.undoes is None and not one.undone
    if undoes and may("suspense.clear"):
        label = _("Usulkan penarikan kembali …")
        others.append(Action(label, reverse("books-clearing-undo", args=[one.id])))
    approve = None
    if waits and not own and may("suspense.approve"):
        url = reverse("books-clearing-approve", args=[one.id])
        approve = Action(_("Setujui dan bukukan"), url, "post", key=keys.new_key())
    return ClearingPage(
        head=Heading(
            _("%(title)s, %(place)s") % {"title": title, "place": place},
            _("Yang mengusulkan tidak menyetujui; baru sesudah disetujui ada yang dibukukan."),
        ),
        status=state_tag(one),
        facts=_facts(one, place, parties, file),
        approve=approve,
        others=tuple(others),
        why_not=_("Usulan Anda sendiri disetujui oleh orang lain.") if waits and own else "",
    )


def _held(area: Area, one: Suspense, names: Names, parties: Parties, visit: Visit) -> Row:
    code = code_of(one.path)
    asked = {"program": one.program, "kind": "suspense", "party": one.party}
    step = Cell(NOTHING)
    if one.balance < 0 and one.party and len(code) == 4 and visit.may("suspense.clear"):
        url = area.url("books-clearing-new", code, program=one.program, party=one.party)
        step = Cell(_("Usulkan penyelesaian"), url)
    return Row(
        (
            Cell(names.get(code, code)),
            Cell(parties.get(one.party, NOTHING) if one.party else NOTHING),
            Cell(PROGRAMS[one.program]),
            Cell(
                written(one.program, -one.balance),
                area.url("books-transfers", code, **asked, **{"from": "2000-01"}),
                needs_someone=one.balance < 0,
            ),
            step,
        )
    )


def _proposal(one: Clearing, names: Names, parties: Parties) -> Row:
    amount = one.amount if one.undoes is None else -one.amount
    return Row(
        (
            Cell(
                date_and_time(one.proposed_at),
                reverse("books-clearing", args=[one.id]),
                note=one.proposed_by_name,
            ),
            Cell(names.get(one.code, one.code)),
            Cell(parties.get(one.party, NOTHING)),
            Cell(written(one.program, amount)),
            Cell(one.decision),
            Cell("", tag=state_tag(one)),
        )
    )


def _more(area: Area, proposals: Sequence[Clearing]) -> Pager:
    at, identity = proposals[-1].key
    key = keys.packed(at.isoformat(), identity.hex)
    return Pager(
        _("%(count)s usulan di halaman ini") % {"count": number(len(proposals))},
        "",
        area.url("books-suspense", after=key),
    )


def _facts(
    one: Clearing, place: str, parties: Parties, file: EvidenceRow | None
) -> tuple[Definition, ...]:
    proof = Definition(_("Berkas bukti"), _("berkas di luar cakupan Anda"))
    if file is not None:
        proof = Definition(
            _("Berkas bukti"), file.file_name, reverse("evidence-file", args=[file.id])
        )
    facts = [
        Definition(_("Wilayah"), place),
        Definition(_("Lembaga"), parties.get(one.party, NOTHING)),
        Definition(_("Program"), PROGRAMS[one.program]),
        Definition(_("Bulan"), month(Period.from_number(one.period))),
        Definition(_("Jumlah"), written(one.program, one.amount)),
        Definition(_("Nomor keputusan"), one.decision),
        Definition(_("Alasan"), one.reason),
        proof,
        Definition(_("Diusulkan"), f"{one.proposed_by_name}, {date_and_time(one.proposed_at)}"),
    ]
    if one.undoes is not None:
        url = reverse("books-clearing", args=[one.undoes])
        facts.append(Definition(_("Menarik kembali"), _("penyelesaian ini"), url))
    if one.decided_at is not None:
        said = f"{one.decided_by_name}, {date_and_time(one.decided_at)}"
        facts.append(Definition(_("Diputuskan"), f"{said}: {one.said}" if one.said else said))
    return tuple(facts)
