"""The race for realisation: which places of the quota no family was served in, and why.

Every place has one reason, so that `quota − what was lost = served`, in families and in rupiah or
grams, of every region and of all together. A negative loss is said as what came on top (more on the
list than the quota allows). Nothing here is kept: it follows from published counts alone.
"""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reconciliation.domain.payments import Payment


class Loss(enum.StrEnum):
    """Why a place of the quota was not served, in the order of the way from quota to family."""

    UNALLOTTED = "unallotted"
    NOT_LISTED = "not_listed"
    UNPUBLISHED = "unpublished"
    OUTSIDE = "outside"
    SUSPENDED = "suspended"
    NO_ACCOUNT = "no_account"
    NOT_ORDERED = "not_ordered"
    NOT_CREDITED = "not_credited"
    FAILED = "failed"
    REVERSED = "reversed"
    CARD_NOT_HANDED = "card_not_handed"
    HANGING = "hanging"
    UNSPENT = "unspent"
    RETURNED = "returned"
    NOT_REQUESTED = "not_requested"
    NOT_RELEASED = "not_released"
    NOT_ARRIVED = "not_arrived"
    NOT_HANDED = "not_handed"


LOSS_NAMES: Mapping[Loss, Sentence] = {
    Loss.UNALLOTTED: Sentence("Kuota belum dibagikan ke bawah", "Quota not shared out below"),
    Loss.NOT_LISTED: Sentence(
        "Tidak terdaftar: tempat kuota kosong", "Not listed: empty places of the quota"
    ),
    Loss.UNPUBLISHED: Sentence(
        "Bulan ini belum direkonsiliasi", "This month is not reconciled yet"
    ),
    Loss.OUTSIDE: Sentence(
        "Di daftar, tetapi tidak dihitung rekonsiliasi",
        "On the list, but not in the reconciliation",
    ),
    Loss.SUSPENDED: Sentence(
        "Ditidurkan sampai datanya diperbaiki", "Suspended until their data are repaired"
    ),
    Loss.NO_ACCOUNT: Sentence("Rekening gagal atau belum dibuka", "Account failed or not opened"),
    Loss.NOT_ORDERED: Sentence("Belum diperintahkan", "Not ordered"),
    Loss.NOT_CREDITED: Sentence("Diperintahkan, belum dikredit", "Ordered, not credited yet"),
    Loss.FAILED: Sentence("Kredit gagal", "Credit failed"),
    Loss.REVERSED: Sentence("Kredit dibatalkan bank", "Credit reversed by the bank"),
    Loss.CARD_NOT_HANDED: Sentence("Kartu belum diserahkan", "Card not handed over"),
    Loss.HANGING: Sentence("Saldo gantung", "Balance hangs"),
    Loss.UNSPENT: Sentence("Terkredit, belum dibelanjakan", "Credited, not spent"),
    Loss.RETURNED: Sentence("Kembali ke kas negara", "Returned to the treasury"),
    Loss.NOT_REQUESTED: Sentence("Belum diminta (SPA)", "Not requested (SPA)"),
    Loss.NOT_RELEASED: Sentence("Belum dikeluarkan Bulog (DO)", "Not released by Bulog (DO)"),
    Loss.NOT_ARRIVED: Sentence("Belum tiba atau ditolak", "Not arrived or rejected"),
    Loss.NOT_HANDED: Sentence("Belum diserahkan ke keluarga", "Not handed to families"),
}
_HELD = (Payment.CREDITED, Payment.IDLE, Payment.TO_RETURN)
# The states of a payment that are one loss as they stand.
_OF_STATES: Mapping[Loss, tuple[Payment, ...]] = {
    Loss.SUSPENDED: (Payment.SUSPENDED,),
    Loss.NOT_CREDITED: (Payment.IN_SPM, Payment.SP2D, Payment.INSTRUCTED),
    Loss.FAILED: (Payment.FAILED,),
    Loss.REVERSED: (Payment.REVERSED,),
    Loss.HANGING: (Payment.HANGING,),
    Loss.RETURNED: (Payment.RETURNED,),
}
_SERVED = (Payment.PARTLY_SPENT, Payment.SPENT)
_STAGES = (Loss.NOT_REQUESTED, Loss.NOT_RELEASED, Loss.NOT_ARRIVED, Loss.NOT_HANDED)
# What somebody can still do this month; what went back to the treasury or was never given cannot.
ACTIONABLE = frozenset(Loss) - {Loss.UNALLOTTED, Loss.OUTSIDE, Loss.RETURNED, Loss.UNPUBLISHED}

# The obstacles that stand for a loss, by their cause.
CAUSES: Mapping[Loss, tuple[str, ...]] = {
    Loss.NOT_LISTED: ("QUOTA_UNFILLED",),
    Loss.SUSPENDED: ("DATA_INCOMPLETE", "NIK_INVALID"),
    Loss.NO_ACCOUNT: ("ACCOUNT_MISSING",),
    Loss.NOT_ORDERED: ("NOT_ORDERED",),
    Loss.NOT_CREDITED: ("MISSING_AT_BANK",),
    Loss.FAILED: ("CREDIT_FAILED",),
    Loss.REVERSED: ("CREDIT_REVERSED",),
    Loss.CARD_NOT_HANDED: ("CARD_UNDISTRIBUTED", "CARD_DAMAGED", "CARD_LOST"),
    Loss.HANGING: ("ACCOUNT_HANGING",),
    Loss.UNSPENT: ("UNSPENT", "CAUSE_UNKNOWN", "TERMINAL_DEAD", "PIN_BLOCKED", "SHOP_MISSING"),
    Loss.NOT_REQUESTED: ("SPA_LATE", "SPA_SHORT"),
    Loss.NOT_RELEASED: ("DO_LATE", "RELEASED_SHORT"),
    Loss.NOT_ARRIVED: ("RICE_LATE", "RICE_SHORT", "RICE_REJECTED"),
    Loss.NOT_HANDED: ("RICE_NOT_HANDED",),
}


@dataclass(frozen=True)
class Counted:
    """What is published and kept of one region's month under one programme.

    `worth` is what one family is entitled to, in rupiah or grams. `quota` is None where none was
    given or claims contradict each other, `accounts` and `cards` where nobody counted them.
    `states` are payments by state; `grams` the quantities of the rice, by term.
    """

    program: Program
    code: str
    worth: int
    listed: int = 0
    quota: int | None = None
    accounts: int | None = None
    cards: int | None = None
    states: Mapping[Payment, int] = field(default_factory=dict)
    grams: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Lost:
    """One reason with its families and their rupiah or grams."""

    why: Loss
    families: int
    amount: int


@dataclass(frozen=True)
class Race:
    """How far a region is: its places, who of them was served, and every reason between the two."""

    program: Program
    code: str
    quota: int
    target: int
    served: int
    reached: int
    lost: tuple[Lost, ...]
    quota_known: bool

    @property
    def unfilled(self) -> int:
        """How many places are not served."""
        return self.quota - self.served

    def of(self, why: Loss) -> Lost:
        """Give one reason, zeros where nothing was lost for it."""
        return next((one for one in self.lost if one.why is why), Lost(why, 0, 0))


@dataclass(frozen=True)
class Step:
    """One thing that would raise realisation: to undo what was lost for one reason in one place."""

    program: Program
    code: str
    why: Loss
    families: int
    amount: int


def race_of(one: Counted) -> Race:
    """Give the race of one region; without a quota its places are those of the list."""
    return _money(one) if one.program is Program.BPNT else _rice(one)


def together(
    code: str, races: Sequence[Race], program: Program, own: int | None, worth: int
) -> Race:
    """Add the races of all parts of a region; `own` is the quota of the region itself, if any.

    What the region was given and its parts were not (or the other way round) is a reason as well.
    """
    quota, target = sum(one.quota for one in races), sum(one.target for one in races)
    sums: dict[Loss, tuple[int, int]] = {}
    for race in races:
        for one in race.lost:
            families, amount = sums.get(one.why, (0, 0))
            sums[one.why] = (families + one.families, amount + one.amount)
    if own is not None and own != quota:
        families, amount = sums.get(Loss.UNALLOTTED, (0, 0))
        rest = own - quota
        sums[Loss.UNALLOTTED] = (families + rest, amount + rest * worth)
        quota, target = own, target + rest * worth
    return Race(
        program=program,
        code=code,
        quota=quota,
        target=target,
        served=sum(one.served for one in races),
        reached=sum(one.reached for one in races),
        lost=_kept((why, *sums[why]) for why in Loss if why in sums),
        quota_known=own is not None or (bool(races) and all(one.quota_known for one in races)),
    )


def best_steps(races: Iterable[Race], most: int = 3) -> tuple[Step, ...]:
    """Give the things that would serve the most families, the greatest first.

    Of equal ones the greater amount is first, then programme, region and reason: always the same.
    """
    found = [
        Step(race.program, race.code, one.why, one.families, one.amount)
        for race in races
        for one in race.lost
        if one.why in ACTIONABLE and one.families > 0
    ]
    order = {why: at for at, why in enumerate(Loss)}
    found.sort(key=lambda s: (-s.families, -s.amount, s.program, s.code, order[s.why]))
    return tuple(found[:most])


def ranked(races: Iterable[Race]) -> tuple[Race, ...]:
    """Give the regions from the lowest realisation up; of equal ones who lacks more is first."""
    return tuple(
        sorted(races, key=lambda r: (r.served * 1_000_000 // max(r.quota, 1), -r.unfilled, r.code))
    )


def _money(one: Counted) -> Race:
    places = one.listed if one.quota is None else one.quota
    families: dict[Loss, int] = {Loss.NOT_LISTED: places - one.listed}
    if not one.states:
        families[Loss.UNPUBLISHED] = one.listed
        return _race(one, places, 0, {why: (n, n * one.worth) for why, n in families.items()})
    count = one.states.get
    families[Loss.OUTSIDE] = one.listed - sum(one.states.values())
    for why, states in _OF_STATES.items():
        families[why] = sum(count(state, 0) for state in states)
    waiting, held = count(Payment.PLANNED, 0), sum(count(state, 0) for state in _HELD)
    families[Loss.NO_ACCOUNT] = _at_most(one.listed, one.accounts, waiting)
    families[Loss.NOT_ORDERED] = waiting - families[Loss.NO_ACCOUNT]
    families[Loss.CARD_NOT_HANDED] = _at_most(one.accounts or 0, one.cards, held)
    families[Loss.UNSPENT] = held - families[Loss.CARD_NOT_HANDED]
    served = sum(count(state, 0) for state in _SERVED)
    lost = {why: (families[why], families[why] * one.worth) for why in Loss if why in families}
    return _race(one, places, served * one.worth, lost, served)


def _at_most(whole: int, part: int | None, most: int) -> int:
    """Give how many of `whole` are not in `part`, among `most` at most; none where not counted."""
    return 0 if part is None else min(max(whole - part, 0), most)


def _rice(one: Counted) -> Race:
    """Follow the grams from stage to stage; families are whole rations, so that they add up too."""
    listed = one.listed * one.worth
    places = one.listed if one.quota is None else one.quota
    grams = one.grams
    if not any(grams.values()):
        lost = {Loss.NOT_LISTED: places - one.listed, Loss.UNPUBLISHED: one.listed}
        return _race(one, places, 0, {why: (n, n * one.worth) for why, n in lost.items()})
    stages = (
        *(places * one.worth, listed, grams["quota_g"], grams["requested_g"], grams["released_g"]),
        *(grams["arrived_g"] - grams["rejected_g"], grams["handed_g"]),
    )
    reasons = (Loss.NOT_LISTED, Loss.OUTSIDE, *_STAGES)
    rations = [one_stage // one.worth if one.worth else 0 for one_stage in stages]
    steps = zip(reasons, rations, rations[1:], stages, stages[1:], strict=False)
    found = {why: (n - then, g - after) for why, n, then, g, after in steps}
    return _race(one, places, stages[-1], found, rations[-1])


def _race(
    one: Counted,
    places: int,
    reached: int,
    lost: Mapping[Loss, tuple[int, int]],
    served: int = 0,
) -> Race:
    return Race(
        program=one.program,
        code=one.code,
        quota=places,
        target=places * one.worth,
        served=served,
        reached=reached,
        lost=_kept((why, *lost[why]) for why in Loss if why in lost),
        quota_known=one.quota is not None,
    )


def _kept(lost: Iterable[tuple[Loss, int, int]]) -> tuple[Lost, ...]:
    return tuple(Lost(*one) for one in lost if one[1] or one[2])
