"""Turns the machines of the product into pictures with a table beside each, from their tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.domain.complaints import COMPLAINT
from salur.coordination.domain.machine import Machine, Step
from salur.coordination.domain.meetings import (
    MEETING,
    MINUTES,
    MINUTES_NAMES,
    STATE_NAMES,
    MeetingState,
    MinutesState,
)
from salur.coordination.domain.obstacles import OBSTACLE, State
from salur.distribution.domain import states as cycles
from salur.graduation.domain.cases import CASE, CaseState
from salur.graduation.domain.referrals import REFERRAL
from salur.graduation.domain.slots import SLOT, SlotState
from salur.interfaces.web.along_words import referral_state, referral_verb, referral_who
from salur.interfaces.web.card_words import stage_name
from salur.interfaces.web.change_words import status_tag
from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.machine import draw
from salur.interfaces.web.complaint_words import complaint_state
from salur.interfaces.web.components import Cell, Column, Heading, Link, Row, Table
from salur.interfaces.web.graduation_words import case_state, case_verb, case_who
from salur.interfaces.web.obstacle_words import state_name, verb_name, who_name
from salur.interfaces.web.pages.machines import DrawnMachine, MachinesPage
from salur.interfaces.web.presenters.cycles import state_name as cycle_state_name
from salur.interfaces.web.slot_words import slot_state, slot_verb, slot_who
from salur.interfaces.web.words import PROGRAMS, said
from salur.kernel.program import Program
from salur.registry import domain as registry
from salur.reporting.domain import ladder
from salur.reporting.domain import states as reports

Name = Callable[[str], str]


@dataclass(frozen=True)
class Known:
    """One machine of the product with its words; `whose` is None where it says nobody."""

    machine: Machine
    title: str
    sentence: str
    states: Name
    verbs: Name = str
    whose: Name | None = None
    tones: Mapping[str, str] | None = None


def machines() -> tuple[Known, ...]:
    """Give every machine that stands as a table in the program, coordination's own first."""
    return (
        Known(
            OBSTACLE, _("Hambatan"),
            _("Basis data menolak langkah yang tidak ada di tabel ini, siapa pun yang menulis."),
            state_name, verb_name, who_name,
            {State.VERIFIED: palette.MONEY, State.REOPENED: palette.ALERT},
        ),
        Known(
            COMPLAINT, _("Pengaduan"),
            _("Jamnya berjalan dari diterima sampai dijawab; tanggapan pelapor membukanya lagi."),
            complaint_state, verb_name, who_name,
        ),
        Known(
            MEETING, _("Rapat koordinasi"),
            _("Dari undangan sampai notula yang disahkan."),
            lambda state: said(STATE_NAMES[MeetingState(state)]), verb_name, who_name,
        ),
        Known(
            REFERRAL, _("Rujukan"),
            _("Lembaga yang diminta menjawab; yang merujuk menarik hanya yang belum dijawab."),
            referral_state, referral_verb, referral_who,
        ),
        Known(
            MINUTES, _("Notula rapat"),
            _("Ditulis notulis, disahkan orang lain; yang dikembalikan disusun ulang."),
            lambda state: said(MINUTES_NAMES[MinutesState(state)]), verb_name, who_name,
        ),
        Known(
            CASE, _("Graduasi keluarga"),
            _("Tidak ada yang keluar tanpa musyawarah desa; yang keluar didampingi setahun."),
            case_state, case_verb, case_who,
            {CaseState.STANDING: palette.MONEY, CaseState.CONTESTED: palette.ALERT},
        ),
        Known(
            _pairs("change", registry.STEPS, "PROPOSED"), _("Perubahan data keluarga"),
            _("Dari usulan desa sampai berlaku; hanya yang disahkan mengubah daftar."),
            lambda state: status_tag(registry.State(state)).label, _no_name,
        ),
        Known(
            SLOT, _("Tempat yang kosong"),
            _("Yang keluar meninggalkan satu tempat: diusulkan, terisi, atau ditutup."),
            slot_state, slot_verb, slot_who, {SlotState.FREE: palette.ALERT},
        ),
        Known(
            _moves("report", reports.MOVES, "DRAFT"), _("Berita acara"),
            _("Yang dikirim tetap apa adanya; koreksi menjadi versi baru."),
            lambda state: said(reports.NAMES[reports.State(state)]), _move_name,
        ),
        Known(
            _moves("compilation", ladder.MOVES, "DRAFT"), _("Kompilasi laporan"),
            _("Yang menyusun tidak meneruskannya sendiri."),
            lambda state: said(reports.NAMES[reports.State(state)]), _move_name,
        ),
        *(
            Known(
                _cycle(program),
                _("Penyaluran sebulan: %(program)s") % {"program": PROGRAMS[program]},
                _("Keadaannya mengikuti apa yang sudah terjadi, bukan tombol."),
                lambda state: cycle_state_name(cycles.State(state)), _no_name,
            )
            for program in Program
        ),
        Known(
            _pairs("account", registry.LIFE_STEPS[registry.Subject.ACCOUNT], "GAGAL_BUREKOL"),
            _("Rekening"), _("Kata terbaru dari bank menentukan keadaannya."),
            stage_name, _no_name,
        ),
        Known(
            _pairs("card", registry.LIFE_STEPS[registry.Subject.CARD], "CETAK"),
            _("Kartu"), _("Dari cetak sampai aktif, atau kembali ke cabang."),
            stage_name, _no_name,
        ),
    )  # fmt: skip


def machines_page(name: str) -> MachinesPage | None:
    """Give the page of one machine (`name` empty: the first), None where there is none such."""
    known = machines()
    found = [one for one in known if one.machine.name == (name or known[0].machine.name)]
    if not found:
        return None
    url = reverse("machines")
    return MachinesPage(
        Heading(
            _("Alur langkah: %(what)s") % {"what": found[0].title},
            _("Digambar dari tabel yang dipatuhi program ini sendiri."),
        ),
        tuple(
            Link(one.title, f"{url}?name={one.machine.name}") for one in known if one not in found
        ),
        tuple(map(_drawn, found)),
    )


def _drawn(one: Known) -> DrawnMachine:
    title = _("Alur langkah: %(what)s") % {"what": one.title}
    picture = draw(one.machine, title=title, states=one.states, verbs=one.verbs, tones=one.tones)
    return DrawnMachine(one.title, one.sentence, f"alur-{one.machine.name}", picture, _table(one))


def _table(one: Known) -> Table:
    whose = one.whose
    has_verbs = any(one.verbs(verb) for verb in one.machine.verbs)
    heads = [_("Dari")]
    heads += [_("Langkah")] if has_verbs else []
    heads += [_("Oleh")] if whose is not None else []
    heads.append(_("Menjadi"))
    rows = []
    for (verb, after, who), states in _gathered(one.machine).items():
        cells = [Cell(", ".join(map(one.states, states)))]
        cells += [Cell(one.verbs(verb))] if has_verbs else []
        cells += [Cell(", ".join(map(whose, who)))] if whose is not None else []
        cells.append(Cell(one.states(after) if after else _("tetap")))
        rows.append(Row(tuple(cells)))
    return Table(
        caption=_("Semua langkah; yang tidak tertulis tidak mungkin"),
        columns=tuple(map(Column, heads)),
        rows=tuple(rows),
        empty=_("Tidak ada langkah."),
    )


def _gathered(machine: Machine) -> dict[tuple[str, str, tuple[str, ...]], list[str]]:
    """Give the states that a verb leads out of, by verb, where it leads, and who takes it."""
    found: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for state, verb in product(machine.states, machine.verbs):
        after = machine.next(state, verb)
        if after is not None:
            who = tuple(sorted(machine.who(state, verb)))
            found.setdefault((verb, after if after != state else "", who), []).append(state)
    return found


def _pairs(name: str, steps: Mapping[Any, Sequence[str]], first: str) -> Machine:
    found = [Step(str(a), str(b).lower(), "", str(b)) for a, then in steps.items() for b in then]
    return Machine(name, first, tuple(found))


def _moves(name: str, moves: Mapping[Any, str], first: str) -> Machine:
    found = [Step(str(a), str(verb), "", str(b)) for (a, verb), b in moves.items()]
    return Machine(name, first, tuple(found))


def _cycle(program: Program) -> Machine:
    ladder_of = cycles.LADDER[program]
    found = [
        Step(str(a), str(event), "", str(b))
        for a, event, b in product(ladder_of, cycles.Event, ladder_of)
        if cycles.rank(program, a) < cycles.rank(program, b)
        and cycles.is_legal(program, cycles.Step(a, event, b))
    ]
    return Machine(f"cycle-{program.lower()}", str(ladder_of[0]), tuple(found))


def _move_name(move: str) -> str:
    return {
        "sign": _("tanda tangani"),
        "complete": _("tanda tangan lengkap"),
        "attach": _("lampirkan"),
        "send": _("kirim"),
        "accept": _("terima"),
        "return": _("kembalikan"),
        "lock": _("kunci"),
        "replace": _("gantikan"),
    }.get(move, move)


def _no_name(_verb: str) -> str:
    return ""
