"""Lines that bear a reference: replays, references used twice, and reversals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from salur.kernel.period import Period
from tests.oracle.lines import Line, content


@dataclass(frozen=True)
class Bearing:
    """The names of the columns with which one contract's lines refer to each other."""

    reference: str
    kind: str
    given: str
    taken_back: str
    names: str


TOPUP = Bearing("referensi", "status", "SUKSES", "BATAL", "referensi_asal")
TRANSAKSI = Bearing("id_transaksi", "jenis", "BELANJA", "BATAL", "id_asal")


@dataclass(frozen=True)
class Referred:
    """One line of a party, with all that its references say about it.

    `periods` are the months it belongs to (of a reversal: those of the lines it names).
    `left` is what remains of a credit or purchase. `findings` are about this line.
    """

    line: Line
    periods: frozenset[Period]
    left: int
    findings: frozenset[str]


def without_replays(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Split the lines into the first of each content and its identical copies, the replays.

    Identical lines bear the same reference, for it is one of the contract columns.
    """
    seen: set[tuple[Any, ...]] = set()
    kept: list[Line] = []
    replays: list[Line] = []
    for line in lines:
        (replays if content(line) in seen else kept).append(line)
        seen.add(content(line))
    return kept, replays


def reused(lines: Sequence[Line], reference: str) -> set[str]:
    """Give the references that several lines with different content bear, on any account.

    Decision: a reference is the sender's own and has no period, so lines of other periods
    make it reused too. Lines of another programme were set aside before and don't.
    """
    borne = Counter(line[reference] for line in lines)
    return {name for name, times in borne.items() if times > 1}


def own_month(line: Line) -> Period:
    """Give the month a line counts for: a range counts as its last month."""
    last: Period = line["periode"][1]
    return last


def refer(lines: Sequence[Line], bearing: Bearing, run: Period | None) -> list[Referred]:
    """Work out periods, remainders and findings of lines that hold no replays.

    "Purchases given to a run belong to its period": for them `run` is that period; where it
    is None each line has its own month.
    """

    def month(line: Line) -> Period:
        return run or own_month(line)

    doubled = reused(lines, bearing.reference)
    origins = _origins(lines, bearing)
    claims = _claims(lines, bearing)
    left: dict[tuple[Any, ...], int] = {}
    for named, given in origins.items():
        # Decision: of equally large origins in different months the earlier is reversed first.
        given.sort(key=lambda line: (-line["nominal"], month(line)))
        left |= _take_back(given, claims[named])

    referred = []
    for line in lines:
        findings = {"reference_reused"} if line[bearing.reference] in doubled else set()
        periods = {month(line)}
        if line[bearing.kind] == bearing.taken_back:
            named = (line["no_rekening"], line[bearing.names])
            given = origins.get(named, [])
            # Decision: a reversal that names lines of several months belongs to each of them.
            periods = {month(origin) for origin in given} or periods
            findings |= _reversal_findings(claims[named], given)
        remainder = left.get(content(line), 0)
        referred.append(Referred(line, frozenset(periods), remainder, frozenset(findings)))
    return referred


Named = tuple[str, str]


def _origins(lines: Sequence[Line], bearing: Bearing) -> dict[Named, list[Line]]:
    """Give the lines that can be taken back, by account and the reference they bear."""
    origins: dict[Named, list[Line]] = defaultdict(list)
    for line in lines:
        if line[bearing.kind] == bearing.given:
            origins[line["no_rekening"], line[bearing.reference]].append(line)
    return dict(origins)


def _claims(lines: Sequence[Line], bearing: Bearing) -> Counter[Named]:
    """Give what is taken back in all, by account and the reference the reversals name."""
    claims: Counter[Named] = Counter()
    for line in lines:
        if line[bearing.kind] == bearing.taken_back:
            claims[line["no_rekening"], line[bearing.names]] += line["nominal"]
    return claims


def _take_back(largest_first: Sequence[Line], claim: int) -> dict[tuple[Any, ...], int]:
    """Take the claim from the lines in turn, at most what each has; give what is left."""
    left = {}
    for line in largest_first:
        taken = min(claim, line["nominal"])
        claim -= taken
        left[content(line)] = line["nominal"] - taken
    return left


def _reversal_findings(claim: int, given: Sequence[Line]) -> set[str]:
    """Give the findings of a reversal.

    Decision: which of several reversals went beyond the origin depends on their order, so
    all of them bear `reversal_exceeds_origin`.
    """
    if not given:
        return {"reversal_without_origin"}
    return {"reversal_exceeds_origin"} if claim > sum(o["nominal"] for o in given) else set()
