"""Persons who never lived: names, numbers, addresses, by the rules that real ones follow."""

import random
from dataclasses import dataclass

from salur.simulation.assumptions import Assumptions
from salur.simulation.chance import Lottery
from salur.simulation.names import STREETS, men_of, women_of

_OLD_CODES = {"6501": "6404", "6502": "6406", "6503": "6405", "6504": "6410", "6571": "6473"}
_FAR_CODES = ("350714", "350908", "352506", "331305", "730811", "731504", "737106", "720203")
_BIRTHPLACES = ("BANJARMASIN", "SAMARINDA", "SAMPIT", "TARAKAN", "MALANG", "BONE", "BARABAI")
_DAMAGED = "{0}.{1}E+15"
SERIALS_PER_KAB = 230


@dataclass(frozen=True, slots=True)
class Person:
    """The pengurus of one family, with what the register knows of the family."""

    nik: str
    no_kk: str
    name: str
    born: str
    birthplace: str
    sex: str
    mother: str
    head: str
    address: str
    rt: str
    rw: str
    fault: str


class People:
    """This makes the pengurus of one kab/kota, no number twice unless a fault says so."""

    def __init__(
        self, assumed: Assumptions, rng: random.Random, kab: str, index: int, faults: float
    ) -> None:
        numbers = assumed.numbers
        self._rng = rng
        self._kab = kab
        self._first_serial = index * SERIALS_PER_KAB + 1
        self._women = women_of(kab[:2], rng)
        self._men = men_of(kab[:2], rng)
        self._men_share = numbers["men_share"]
        self._hajj = numbers["hajj_share"]
        self._migrant = numbers["migrant_nik_share"]
        self._old = numbers["old_nik_share"] if kab in _OLD_CODES else 0.0
        self._faults = Lottery(rng, assumed.rates["register_rate"], faults)
        self._used: dict[str, int] = {}
        self._last_nik = ""

    def make(self, desa: str) -> Person:
        """Make the pengurus of a family that lives in `desa`."""
        rng = self._rng
        rnd = rng.random
        man = rnd() < self._men_share
        pool = self._men if man else self._women
        name = pool[int(rnd() * len(pool))]
        if rnd() < self._hajj:
            name = ("H. " if man else "HJ. ") + name
        year = 1944 + int(rnd() * 54)
        month = 1 + int(rnd() * 12)
        day = 1 + int(rnd() * 28)
        true_nik = self._number(
            self._registered(desa), f"{day if man else day + 40:02d}{month:02d}{year % 100:02d}"
        )
        issued = f"{1 + int(rnd() * 28):02d}{1 + int(rnd() * 12):02d}{5 + int(rnd() * 13):02d}"
        no_kk = self._number(desa[:6], issued + "K")
        fault = self._faults.draw()
        if fault == "nik_shared" and not self._last_nik:
            fault = ""
        nik = self._faulty(fault, true_nik) if fault else true_nik
        if not fault:
            self._last_nik = nik
        elif fault == "nik_shared":
            self._last_nik = ""
        mothers, heads = self._women, self._men
        return Person(
            nik=nik,
            no_kk=no_kk,
            name=name,
            born=f"{year}-{month:02d}-{day:02d}",
            birthplace=_BIRTHPLACES[int(rnd() * len(_BIRTHPLACES))],
            sex="L" if man else "P",
            mother=mothers[int(rnd() * len(mothers))],
            head=name if man else heads[int(rnd() * len(heads))],
            address=f"JL. {STREETS[int(rnd() * len(STREETS))]} NO. {1 + int(rnd() * 180)}",
            rt=f"{1 + int(rnd() * 12):03d}",
            rw=f"{1 + int(rnd() * 4):03d}",
            fault=fault,
        )

    def _registered(self, desa: str) -> str:
        """Give the six digits of the place where the person was first registered."""
        value = self._rng.random()
        if value < self._old:
            return f"{_OLD_CODES[self._kab]}{1 + int(self._rng.random() * 5):02d}"
        if value > 1 - self._migrant:
            return _FAR_CODES[int(self._rng.random() * len(_FAR_CODES))]
        return desa[:6]

    def _number(self, place: str, date: str) -> str:
        """Give a number of 16 digits that nobody in the world has yet.

        A trailing K in `date` keeps the household numbers apart from the NIK.
        """
        key = place + date
        taken = self._used.get(key, 0)
        self._used[key] = taken + 1
        if taken >= SERIALS_PER_KAB // 2:
            raise OverflowError(f"more than {taken} persons with the same digits {place}{date[:6]}")
        serial = self._first_serial + taken
        if date.endswith("K"):
            serial += SERIALS_PER_KAB // 2
        return f"{place}{date[:6]}{serial:04d}"

    def _faulty(self, fault: str, nik: str) -> str:
        """Spoil a NIK in the way that `fault` names."""
        rnd = self._rng.random
        if fault == "nik_missing":
            return ""
        if fault == "nik_shared":
            return self._last_nik
        if fault == "nik_filler":
            return "1234567890123456" if rnd() < 0.5 else str(int(rnd() * 9) + 1) * 16
        if fault == "nik_damaged":
            return _DAMAGED.format(nik[0], nik[1:6])
        kind = int(rnd() * 5)
        if kind == 0:
            return nik[:15]
        if kind == 1:
            return nik[:6] + "35" + nik[8:]
        if kind == 2:
            return nik[:8] + "13" + nik[10:]
        if kind == 3:
            return nik[:12] + "0000"
        return nik[:6] + "290201" + nik[12:]
