"""How accounts and cards live: their states, and which word leads from which to which.

A state is what all words about an account or a card make of it, in the order of their days: `told`
takes them up one by one. So the same words give the same state in whatever order they came, and a
word that was impossible where it stands is kept as somebody's claim, names itself and moves
nothing. A bank's file is a picture of a day: the steps between two pictures nobody saw, so a file
may say whatever can be reached by steps. Our own form takes one step at a time.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType


class Subject(enum.StrEnum):
    """Whose state it is."""

    ACCOUNT = "ACCOUNT"
    CARD = "CARD"


class AccountState(enum.StrEnum):
    """What a bank says of an account; DIPERBAIKI is the office's word: the failure is repaired."""

    GAGAL_BUREKOL = "GAGAL_BUREKOL"
    DIPERBAIKI = "DIPERBAIKI"
    TERBUKA = "TERBUKA"
    PASIF = "PASIF"
    SALDO_GANTUNG = "SALDO_GANTUNG"
    BLOKIR = "BLOKIR"
    TUTUP = "TUTUP"


class CardState(enum.StrEnum):
    """How a card stands; contract `rekening` has no word for the last three but KEMBALI."""

    CETAK = "CETAK"
    DI_CABANG = "DI_CABANG"
    TERDISTRIBUSI = "TERDISTRIBUSI"
    AKTIF = "AKTIF"
    RUSAK = "RUSAK"
    HILANG = "HILANG"
    BLOKIR_PIN = "BLOKIR_PIN"
    MINTA_GANTI = "MINTA_GANTI"
    TIDAK_TERDISTRIBUSI = "TIDAK_TERDISTRIBUSI"
    DIGANTI = "DIGANTI"
    KEMBALI = "KEMBALI"


class Unhanded(enum.StrEnum):
    """Why a card could not be handed over."""

    MENINGGAL = "MENINGGAL"
    PINDAH = "PINDAH"
    TIDAK_DITEMUKAN = "TIDAK_DITEMUKAN"
    MENOLAK = "MENOLAK"
    GANDA = "GANDA"
    MIGRAN = "MIGRAN"


class Verdict(enum.StrEnum):
    """What became of a word."""

    TAKEN = "TAKEN"  # it moved the state
    SAME = "SAME"  # it says what was known
    IMPOSSIBLE = "IMPOSSIBLE"  # nothing leads there from where it stood: a claim, named
    UNKNOWN_FAMILY = "UNKNOWN_FAMILY"  # nobody knows the family: a claim, named


_A, _C = AccountState, CardState

# One step each. Beyond the recommended table of the domain notes (§16.2, §16.3): a PIN that is set
# anew makes a blocked card good, and a bank may give the same number again when it replaces.
STEPS: Mapping[Subject, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        Subject.ACCOUNT: {
            _A.GAGAL_BUREKOL: (_A.GAGAL_BUREKOL, _A.DIPERBAIKI, _A.TERBUKA),
            _A.DIPERBAIKI: (_A.GAGAL_BUREKOL, _A.TERBUKA),
            _A.TERBUKA: (_A.PASIF, _A.SALDO_GANTUNG, _A.BLOKIR, _A.TUTUP),
            _A.PASIF: (_A.TERBUKA, _A.BLOKIR, _A.TUTUP),
            _A.SALDO_GANTUNG: (_A.TERBUKA, _A.BLOKIR, _A.TUTUP),
            _A.BLOKIR: (_A.TERBUKA, _A.PASIF, _A.TUTUP),
            _A.TUTUP: (),
        },
        Subject.CARD: {
            _C.CETAK: (_C.DI_CABANG,),
            _C.DI_CABANG: (_C.TERDISTRIBUSI, _C.TIDAK_TERDISTRIBUSI),
            _C.TERDISTRIBUSI: (_C.AKTIF, _C.RUSAK, _C.HILANG, _C.BLOKIR_PIN),
            _C.AKTIF: (_C.RUSAK, _C.HILANG, _C.BLOKIR_PIN),
            _C.RUSAK: (_C.MINTA_GANTI,),
            _C.HILANG: (_C.MINTA_GANTI,),
            _C.BLOKIR_PIN: (_C.AKTIF, _C.MINTA_GANTI),
            _C.MINTA_GANTI: (_C.AKTIF, _C.DIGANTI),
            _C.TIDAK_TERDISTRIBUSI: (_C.TERDISTRIBUSI, _C.KEMBALI),
            _C.DIGANTI: (),
            _C.KEMBALI: (),
        },
    }
)

# What a party's coarser word already is, for it knows nothing of our own states.
COVERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        _C.MINTA_GANTI: frozenset({_C.RUSAK, _C.HILANG, _C.BLOKIR_PIN}),
        _C.DIGANTI: frozenset({_C.RUSAK, _C.HILANG, _C.BLOKIR_PIN}),
        _C.TIDAK_TERDISTRIBUSI: frozenset({_C.CETAK, _C.DI_CABANG}),
        _A.DIPERBAIKI: frozenset(),
    }
)

NEEDS_REASON = frozenset({_A.GAGAL_BUREKOL, _C.TIDAK_TERDISTRIBUSI})
BROKEN = (_C.RUSAK, _C.HILANG, _C.BLOKIR_PIN)
# Aid reaches an account that sleeps or hangs, and one nobody has reported on; it can be bought with
# by an active card only.
CAN_BE_PAID = (_A.TERBUKA, _A.PASIF, _A.SALDO_GANTUNG)
CAN_BUY = (_C.AKTIF,)
NOT_HANDED = (_C.CETAK, _C.DI_CABANG, _C.TIDAK_TERDISTRIBUSI)
OWN_RANK = 100  # own records stand behind a day's files, in the order in which they were made


@dataclass(frozen=True)
class Word:
    """What somebody says of an account or a card: its state on a day."""

    state: str
    day: dt.date
    own: int | None = None  # the number of an own record, in the order of making; a file has none


@dataclass(frozen=True)
class Told:
    """What words make together: the state, and each word's verdict in the order of their days."""

    state: str | None
    verdicts: tuple[tuple[Word, Verdict], ...]


def rank(subject: Subject, state: str) -> int:
    """Give where a file's word stands among a day's; ValueError for a state it cannot have."""
    return list(AccountState if subject is Subject.ACCOUNT else CardState).index(state)  # type: ignore[arg-type]


def may_step(subject: Subject, source: str | None, target: str) -> bool:
    """Say whether one step leads from `source` to `target`; of what nobody spoke, anything."""
    return source is None or target in STEPS[subject][source]


@cache
def reachable(subject: Subject) -> frozenset[tuple[str, str]]:
    """Give every (from, to) that steps lead to."""
    steps = STEPS[subject]
    pairs = {(source, target) for source, targets in steps.items() for target in targets}
    while True:
        further = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not further:
            return frozenset((str(a), str(b)) for a, b in pairs)
        pairs |= further


def verdict(subject: Subject, standing: str | None, said: str) -> Verdict:
    """Give what becomes of a word where `standing` is the state; failing again is a new failure."""
    if standing is None:
        return Verdict.TAKEN
    again = said == standing and said not in STEPS[subject][standing]
    if again or said in COVERS.get(standing, ()):
        return Verdict.SAME
    return Verdict.TAKEN if (standing, said) in reachable(subject) else Verdict.IMPOSSIBLE


def told(subject: Subject, words: Iterable[Word]) -> Told:
    """Give what the words make, in the order of their days whatever order they came in."""
    state: str | None = None
    verdicts = []
    for word in sorted(words, key=lambda one: _place(subject, one)):
        found = verdict(subject, state, word.state)
        verdicts.append((word, found))
        if found is Verdict.TAKEN:
            state = word.state
    return Told(state, tuple(verdicts))


def _place(subject: Subject, word: Word) -> tuple[dt.date, int, int]:
    if word.own is None:
        return word.day, rank(subject, word.state), 0
    return word.day, OWN_RANK, word.own


def working_day_after(day: dt.date, days: int, holidays: Iterable[dt.date] = ()) -> dt.date:
    """Give the `days`-th working day after `day`: Monday to Friday, holidays left out."""
    free = frozenset(holidays)
    while days > 0:
        day += dt.timedelta(days=1)
        days -= day.weekday() < 5 and day not in free
    return day
