"""Accounts that may be one, found by holding every order against every stranger, one by one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salur.reconciliation.domain.matching import MOST_ALIKE, Candidate, in_order, proposed, score
from tests.oracle.bpnt_findings import plain_name


@dataclass(frozen=True)
class Ordered:
    """An account that was ordered and is open: not credited, or (`purchase`) not spent."""

    number: str
    fits: str
    bank: str
    path: str
    id_kpm: str
    nik: str | None
    name: str | None
    ordered: int
    credited: int
    registered_nik: str | None = None


@dataclass(frozen=True)
class Other:
    """An account that nobody ordered, as the bank's lines and the register describe it."""

    number: str
    fits: str
    bank: str
    place: str
    nik: str | None
    name: str | None
    credited: int
    spent: int
    holder: str | None = None
    card_of: str | None = None


def found(
    orders: Sequence[Ordered], others: Sequence[Other], settled: Iterable[tuple[str, str]] = ()
) -> tuple[Candidate, ...]:
    """Give what is worth a look, by account number."""
    gone = set(settled)
    names = Counter((o.bank, plain_name(o.name), _code(o)) for o in orders)
    pairs = []
    for o in orders:
        for s in others:
            same_kind = (o.bank, o.fits) == (s.bank, s.fits)
            if same_kind and (o.number, s.number) not in gone and _alike(o, s, names):
                reasons = in_order(_reasons(o, s))
                pairs.append(Candidate(o.number, s.number, reasons, score(reasons)))
    return proposed(pairs)


def _alike(o: Ordered, s: Other, names: Counter[tuple[str, str, str]]) -> bool:
    name = plain_name(o.name)
    is_common = names[(o.bank, name, _code(o))] > MOST_ALIKE
    same_name = name != "" and name == plain_name(s.name) and not is_common
    return (
        s.holder == o.id_kpm
        or s.card_of == o.number
        or _same(o.nik or o.registered_nik, s.nik)
        or (same_name and _within(o.path, s.place))
        or number_reason(o.number, s.number) is not None
    )


def _reasons(o: Ordered, s: Other) -> list[str]:
    found = [number_reason(o.number, s.number), _nik(o, s), _name(o.name, s.name)]
    if s.holder is not None:
        found.append("holder_same" if s.holder == o.id_kpm else "holder_other")
    if s.card_of == o.number:
        found.append("card_same")
    elif s.card_of is not None and s.card_of != s.number:
        found.append("card_other")
    if s.fits == "credit":
        found.append("amount_same" if s.credited == o.ordered else "amount_other")
    else:
        found.append("amount_within" if s.spent <= o.credited else "amount_other")
    kab = ".".join(o.path.split(".")[:3])
    if _within(s.place, kab):
        found.append("place_same")
    return [one for one in found if one is not None]


def _nik(o: Ordered, s: Other) -> str | None:
    known = o.nik or o.registered_nik
    if _same(known, s.nik):
        return "nik_same"
    if o.nik and s.nik and len(o.nik) == len(s.nik) and slip(o.nik, s.nik) in ("digit", "swapped"):
        return "nik_near"
    return "nik_other" if known and s.nik else None


def _name(first: str | None, second: str | None) -> str | None:
    a, b = plain_name(first), plain_name(second)
    if not a or not b:
        return None
    if a == b:
        return "name_same"
    one, other = sorted((a.split(" "), b.split(" ")), key=len)
    is_part = len(one) >= 2 and len(one) < len(other) and set(one) <= set(other)
    if is_part or (min(len(a), len(b)) >= 8 and distance(a, b) <= 2):
        return "name_near"
    return "name_other"


def number_reason(a: str, b: str) -> str | None:
    """Say which slip of the hand makes one number of the other, None where none does."""
    if a.lstrip("0") == b.lstrip("0"):
        return "number_zeros"
    kind = slip(a, b)
    return None if kind is None else f"number_{kind}"


def slip(a: str, b: str) -> str | None:
    """Name the one slip between two texts."""
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(wrong) == 1:
            return "digit"
        is_swap = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return (
            "swapped"
            if is_swap and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
            else None
        )
    short, long = sorted((a, b), key=len)
    cut = {long[:i] + long[i + 1 :] for i in range(len(long))}
    return "length" if short in cut else None


def distance(a: str, b: str) -> int:
    """Give how many letters have to be changed, added or left out (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row = row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other)))
    return row[-1]


def _same(a: str | None, b: str | None) -> bool:
    return bool(a) and a == b


def _within(path: str, place: str) -> bool:
    return f"{path}.".startswith(f"{place}.")


def _code(o: Ordered) -> str:
    return ".".join(o.path.split(".")[:3])
