"""Lists of families that never lived, some of them twice, with the truth about who is who.

Every kind of twin that offices meet, and every kind of stranger that looks like one. Rates are
arguments, so that a measurement can be made on noise that nobody has tuned on.
"""

import csv
import random
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.mistakes import Mistakes
from salur.places.domain import base_codes

COLUMNS = (
    "id_kpm", "no_kk", "nik", "nama_pengurus", "tempat_lahir", "tanggal_lahir", "jenis_kelamin",
    "nama_ibu_kandung", "nama_kepala_keluarga", "alamat", "rt", "rw", "kode_wilayah", "no_rekening",
    "no_peserta_pkh",
)  # fmt: skip
_NAMES = {
    kind: words.split()
    for kind, words in tomllib.loads(
        Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
    ).items()
}
STREETS = _NAMES["streets"]


@dataclass(frozen=True)
class Rates:
    """How often each thing happens, as shares: of twins the kinds, of a twin's cells the faults."""

    twins: float = 0.12
    third: float = 0.15
    moved_far: float = 0.15
    moved_near: float = 0.10
    new_kk: float = 0.08
    old_list: float = 0.15
    husband: float = 0.15
    name: float = 0.35
    nik: float = 0.15
    nik_missing: float = 0.12
    nik_spouse: float = 0.05
    kk: float = 0.08
    kk_missing: float = 0.12
    born: float = 0.15
    mother: float = 0.25
    mother_missing: float = 0.20
    head: float = 0.15
    head_missing: float = 0.15
    address: float = 0.35
    rt_missing: float = 0.25
    account: float = 0.5
    namesakes: float = 0.02
    children: float = 0.05
    siblings: float = 0.02
    nik_reused: float = 0.002


HARSH = Rates(
    twins=0.2, third=0.3, moved_far=0.25, old_list=0.3, husband=0.25, name=0.55, nik=0.3, nik_missing=0.25,
    kk=0.2, kk_missing=0.25, born=0.3, mother=0.4, mother_missing=0.35, head=0.3, head_missing=0.3, address=0.6,
    rt_missing=0.5, account=0.2, namesakes=0.05, children=0.1, siblings=0.05, nik_reused=0.005,
)  # fmt: skip
MILD = Rates(
    twins=0.05, third=0.05, moved_far=0.05, old_list=0.05, husband=0.05, name=0.15, nik=0.05, nik_missing=0.03,
    kk=0.03, kk_missing=0.03, born=0.05, mother=0.1, mother_missing=0.05, head=0.05, head_missing=0.05, address=0.15,
    rt_missing=0.1, namesakes=0.01, children=0.02, siblings=0.01, nik_reused=0.0005,
)  # fmt: skip


NOISE = {"mild": MILD, "usual": Rates(), "harsh": HARSH}


@dataclass
class _Family:
    kk: str
    nik: str
    name: str
    place: str
    born: tuple[int, int, int] | None
    sex: str
    mother: str
    head: str
    address: str
    rt: str
    rw: str
    desa: str
    account: str
    pkh: str
    husband: tuple[str, tuple[int, int, int], str, str] | None = field(default=None)


class Makers:
    """This makes families and their twins from one seed."""

    def __init__(self, rates: Rates, seed: int, desa: Sequence[str]) -> None:
        self.rates, self.rng, self._desa = rates, random.Random(seed), desa
        self._mistakes = Mistakes(self.rng, _NAMES["men"])
        self._serial: dict[str, int] = {}
        self._districts: dict[str, list[str]] = {}
        for code in desa:
            self._districts.setdefault(code[:6], []).append(code)

    def family(self, desa: str | None = None) -> _Family:
        rng = self.rng
        desa = desa or self._desa[int(rng.random() ** 1.5 * len(self._desa))]
        man = rng.random() < 0.12
        born = self._day(1945, 1999)
        name = self._name(man)
        husband_name, husband_born = (
            self._name(True),
            self._day(max(1940, born[0] - 12), born[0] + 4),
        )
        married = not man and rng.random() < 0.8
        return _Family(
            kk=self._number(desa[:6], self._day(2005, 2018), False), nik=self._nik(desa, born, man), name=name,
            place=rng.choice(_NAMES["places"]), born=born, sex="L" if man else "P", mother=self._name(False),
            head=husband_name if married else name,
            address=f"JL. {rng.choice(STREETS)} NO. {rng.randint(1, 180)}", rt=f"{rng.randint(1, 12):03d}",
            rw=f"{rng.randint(1, 4):03d}", desa=desa,
            account="" if rng.random() > self.rates.account else f"00{rng.randrange(10**13):013d}",
            pkh="" if rng.random() > 0.3 else f"{rng.randrange(10**12):012d}",
            husband=(husband_name, husband_born, self._nik(desa, husband_born, True), self._name(False))
            if married else None,
        )  # fmt: skip

    def twin(self, one: _Family) -> _Family:
        """Give the same family as another list has it."""
        rng, rates = self.rng, self.rates
        chance: Callable[[float], bool] = lambda rate: rng.random() < rate  # noqa: E731
        it = replace(one)
        if chance(rates.husband) and one.husband:
            name, born, nik, mother = one.husband
            it = replace(it, name=name, born=born, nik=nik, mother=mother, sex="L", head=name)
        kind = rng.random()
        if kind < rates.moved_far + rates.moved_near:
            near = kind > rates.moved_far
            it.desa = self._near(one.desa) if near else rng.choice(self._desa)
            it.address = f"JL. {rng.choice(_NAMES['streets'])} NO. {rng.randint(1, 180)}"
            it.rt, it.rw = f"{rng.randint(1, 12):03d}", f"{rng.randint(1, 4):03d}"
            if not near or chance(0.5):
                it.kk = self._number(it.desa[:6], self._day(2010, 2019), False)
                it.account = ""
        elif chance(rates.new_kk):
            it.kk = self._number(it.desa[:6], self._day(2010, 2019), False)
        if chance(rates.old_list):
            it.nik, it.kk, it.account, it.pkh = "", "", "", ""
            if chance(0.5):
                it.mother = ""
        if chance(rates.name):
            it.name = self._mistakes.misspelt(it.name)
        if chance(rates.nik_missing):
            it.nik = ""
        elif chance(rates.nik_spouse) and one.husband:
            it.nik = one.husband[2] if it.nik == one.nik else one.nik
        elif it.nik and chance(rates.nik):
            it.nik = self._mistakes.mistyped(it.nik)
        if chance(rates.kk_missing):
            it.kk = ""
        elif it.kk and chance(rates.kk):
            it.kk = self._mistakes.mistyped(it.kk)
        if it.born and chance(rates.born):
            it.born = self._mistakes.misdated(it.born)
        it.mother = "" if chance(rates.mother_missing) else self._perhaps(it.mother, rates.mother)
        it.head = "" if chance(rates.head_missing) else self._perhaps(it.head, rates.head)
        if chance(rates.address):
            it.address = self._mistakes.readdressed(it.address)
        if chance(rates.rt_missing):
            it.rt = it.rw = ""
        if chance(0.3):
            it.account = ""
        if chance(0.3):
            it.pkh = ""
        return it

    def namesake(self, one: _Family) -> _Family:
        """Give another woman of the same name, born the same day in the same district."""
        other = self.family(self._near(one.desa))
        man = one.sex == "L"
        return replace(other, name=one.name, born=one.born, sex=one.sex, husband=None if man else other.husband,
                       nik=self._nik(other.desa, one.born or (1970, 1, 1), man),
                       head=one.name if man else other.head)  # fmt: skip

    def child(self, one: _Family) -> _Family:
        """Give a grown child with a family of its own in the same house."""
        other = self.family(one.desa)
        year = (one.born or (1960, 1, 1))[0] + self.rng.randint(17, 35)
        born = self._day(min(year, 2001), min(year, 2001))
        same_card = self.rng.random() < 0.3
        return replace(
            other, born=born, nik=self._nik(one.desa, born, other.sex == "L"), address=one.address, rt=one.rt,
            rw=one.rw, mother=one.name if one.sex == "P" else self._name(False),
            kk=one.kk if same_card else other.kk, head=one.head if same_card else other.head,
            husband=None if same_card else other.husband,
        )  # fmt: skip

    def sibling(self, one: _Family) -> _Family:
        """Give a sister or brother: the same mother, the same village, sometimes the same house."""
        other = self.family(one.desa)
        if self.rng.random() < 0.3:
            other = replace(other, address=one.address, rt=one.rt, rw=one.rw)
        if self.rng.random() < 0.1 and one.born:
            other = replace(
                other, born=one.born, nik=self._nik(one.desa, one.born, other.sex == "L")
            )
        return replace(other, mother=one.mother)

    def _near(self, desa: str) -> str:
        return self.rng.choice(self._districts.get(desa[:6], [desa]))

    def _name(self, man: bool) -> str:
        rng = self.rng
        first, second = (
            (_NAMES["men"], _NAMES["second_men"]) if man else (_NAMES["women"], _NAMES["second"])
        )
        words = [first[int(rng.random() ** 1.8 * len(first))]]
        value = rng.random()
        if value > 0.18:
            words.append(second[int(rng.random() ** 1.4 * len(second))])
        if value > 0.85:
            words.append(second[int(rng.random() * len(second))])
        return " ".join(words)

    def _day(self, first: int, last: int) -> tuple[int, int, int]:
        rng = self.rng
        year = rng.randint(first, max(first, last))
        if rng.random() < 0.06:
            return (year, 12, 31) if rng.random() < 0.4 else (year, 7, 1)
        return year, rng.randint(1, 12), rng.randint(1, 28)

    def _nik(self, desa: str, born: tuple[int, int, int], man: bool) -> str:
        place = desa[:6] if self.rng.random() > 0.12 else self.rng.choice(self._desa)[:6]
        return self._number(place, born, not man)

    def _number(self, place: str, day: tuple[int, int, int], woman: bool) -> str:
        year, month, d = day
        head = f"{place}{d + 40 * woman:02d}{month:02d}{year % 100:02d}"
        self._serial[head] = self._serial.get(head, 0) + self.rng.randint(1, 4)
        return f"{head}{self._serial[head] % 10000:04d}"

    def _perhaps(self, name: str, rate: float) -> str:
        return self._mistakes.misspelt(name) if name and self.rng.random() < rate else name


def make(size: int, seed: int, rates: Rates, desa: Sequence[str]) -> list[tuple[_Family, int]]:
    """Give about `size` rows in random order, each with the number of its true family."""
    makers = Makers(rates, seed, desa)
    rng, rows, number = makers.rng, [], 0
    while len(rows) < size:
        one = makers.family()
        number += 1
        rows.append((one, number))
        value = rng.random()
        if value < rates.twins:
            rows.append((makers.twin(one), number))
            while rng.random() < rates.third:
                rows.append((makers.twin(one), number))
        for rate, other in (
            (rates.namesakes, makers.namesake), (rates.children, makers.child), (rates.siblings, makers.sibling),
        ):  # fmt: skip
            if rng.random() < rate:
                number += 1
                rows.append((other(one), number))
        if rng.random() < rates.nik_reused:
            number += 1
            rows.append((replace(makers.family(), nik=one.nik), number))
    del rows[size:]
    rng.shuffle(rows)
    return rows


def write(path: Path, rows: Sequence[tuple[_Family, int]]) -> None:
    """Write a file of contract `kpm` and, beside it, which row is which family."""
    with (
        path.open("w", newline="", encoding="utf-8") as file,
        path.with_suffix(".truth.csv").open("w", newline="", encoding="utf-8") as truth,
    ):
        plain, known = csv.writer(file), csv.writer(truth)
        plain.writerow(COLUMNS)
        known.writerow(("id_kpm", "family"))
        for place, (one, number) in enumerate(rows):
            key = f"K{place:09d}"
            plain.writerow(told(key, one))
            known.writerow((key, number))


def told(key: str, one: _Family) -> tuple[str, ...]:
    """Give the cells of a row, in the order of `COLUMNS`."""
    born = "" if one.born is None else "{:04d}-{:02d}-{:02d}".format(*one.born)
    return (
        key, one.kk, one.nik, one.name, one.place, born, one.sex, one.mother, one.head, one.address,
        one.rt, one.rw, one.desa, one.account, one.pkh,
    )  # fmt: skip


def desa_of(provinces: Sequence[str]) -> list[str]:
    """Give the desa of these provinces, from the list that the program carries."""
    return [code for code, _ in base_codes() if len(code) == 10 and code[:2] in provinces]


if __name__ == "__main__":  # a process of its own: what it needs is not counted as a search's
    place, size, seed, noise = sys.argv[1:]
    everywhere = desa_of(("62", "63", "64", "65"))
    write(Path(place), make(int(size), int(seed), NOISE[noise], everywhere))
