"""The question of the race: how far every region is, from counts that publications kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, Level, RegionCode
from salur.places.queries import digits_of
from salur.programs import queries as programs
from salur.programs.domain import ENTITLEMENT, Parameter
from salur.programs.queries import PlacesOfRegion
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.payments import Payment
from salur.reporting.domain.race import Counted, Race, race_of, together

_DIGITS = {Level.NATION: 0, Level.PROVINCE: 2, Level.KABKOTA: 4, Level.KECAMATAN: 6, Level.DESA: 10}
_NO_GRAMS = dict.fromkeys(
    ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g"), 0
)


@dataclass(frozen=True)
class Asked:
    """Whose race is asked for: programmes, a month, the parts of an area in scope, one bank alone.

    A sender's race begins with what was ordered at that bank, or with what was listed for rice:
    quotas are not theirs to see.
    """

    programs: tuple[Program, ...]
    period: Period
    roots: tuple[str, ...]
    parameters: Sequence[Parameter]
    bank: str | None = None
    is_sender: bool = False


@dataclass(frozen=True)
class Leaves:
    """The races of the smallest regions looked at, and the quotas given to those above them."""

    races: tuple[Race, ...]
    owns: Mapping[str, int]
    worth: int


@dataclass(frozen=True)
class RaceOfArea:
    """The race of an area under one programme: the whole, what lies right beneath, the smallest.

    `shared` is what the parts have together, where the area's own quota may differ from it.
    """

    whole: Race
    parts: tuple[Race, ...]
    leaves: tuple[Race, ...]

    @property
    def shared(self) -> int:
        """How many places the parts have together."""
        return sum(one.quota for one in self.parts)


def race_of_area(asked: Asked, path: str) -> dict[Program, RaceOfArea]:
    """Give the race at `path` by programme, where there is anything; three questions.

    It is looked at per kab/kota, within one per kecamatan, within that per desa.
    """
    level = path.count(".")
    found = leaves_of(asked, Level(min(max(level + 1, Level.KABKOTA), Level.DESA)))
    return {program: _of_area(program, digits_of(path), one) for program, one in found.items()}


def leaves_of(asked: Asked, level: Level) -> dict[Program, Leaves]:
    """Give the race of every region of `level` in the roots asked for, by programme."""
    digits = _DIGITS[level]
    places: dict[tuple[Program, str], PlacesOfRegion] = {}
    if not asked.is_sender:
        known = programs.places_under(asked.programs, asked.period, asked.roots, digits)
        places = {(one.program, one.code): one for one in known}
    states = _states(asked, level) if Program.BPNT in asked.programs else {}
    grams = _grams(asked, level) if Program.RASTRA in asked.programs else {}
    found = {}
    for program in asked.programs:
        name = ENTITLEMENT[program]
        worth = programs.named_among(asked.parameters, name, asked.period.first_day)
        mine = {code: one for (of, code), one in places.items() if of is program}
        counts = states if program is Program.BPNT else grams
        races = tuple(
            race_of(
                _counted(program, code, worth.at(program, RegionCode(code).path), mine.get(code),
                         states.get(code, {}), grams.get(code, _NO_GRAMS))
            )
            for code in sorted(mine.keys() | counts.keys())
            if len(code) == digits
        )  # fmt: skip
        owns = {code: one.kpm for code, one in mine.items() if len(code) < digits}
        if races or owns:
            given = {code: kpm for code, kpm in owns.items() if kpm is not None}
            found[program] = Leaves(races, given, worth.at(program, NATION))
    return found


def _counted(
    program: Program,
    code: str,
    worth: int,
    places: PlacesOfRegion | None,
    states: Mapping[Payment, int],
    grams: Mapping[str, int],
) -> Counted:
    is_money = program is Program.BPNT
    states, grams = (states, _NO_GRAMS) if is_money else ({}, grams)
    if places is None:  # a sender's own view, or a month of which no list is known
        listed = sum(states.values()) if is_money else grams["quota_g"] // max(worth, 1)
        return Counted(program, code, worth, listed, states=states, grams=grams)
    return Counted(
        program, code, worth, places.listed, places.kpm, places.accounts, places.cards, states,
        grams,
    )  # fmt: skip


def _of_area(program: Program, code: str, found: Leaves) -> RaceOfArea:
    parts = found.races
    if not code:
        provinces: dict[str, list[Race]] = {key[:2]: [] for key in found.owns}
        for one in found.races:
            provinces.setdefault(one.code[:2], []).append(one)
        parts = tuple(
            together(key, provinces[key], program, found.owns.get(key), found.worth)
            for key in sorted(provinces)
        )
    whole = together(code, parts, program, found.owns.get(code), found.worth)
    return RaceOfArea(whole, parts, found.races)


def _states(asked: Asked, level: Level) -> dict[str, dict[Payment, int]]:
    found: dict[str, dict[Payment, int]] = {}
    sums = reconciliation.payment_sums_of_parts(asked.period.number, asked.roots, level)
    for one in sums:
        if asked.bank in (None, one.bank):
            states = found.setdefault(one.code, {})
            states[one.state] = states.get(one.state, 0) + one.sum.payments
    return found


def _grams(asked: Asked, level: Level) -> dict[str, Mapping[str, int]]:
    sums = reconciliation.sums_of_months(
        [Program.RASTRA], [asked.period.number], asked.roots, level
    )
    return {code: one.terms for (_, _, code), one in sums.items()}
