"""The slow model of areas and lists: a calendar written out month by month, and plain sets."""

from dataclasses import dataclass, field

MONTHS = (201903, 201904, 201905, 201906, 201907)
Line = tuple[str, str, int | None]  # desa, programme, month of its beginning


def other(program: str) -> str:
    """Give the other programme."""
    return "RASTRA" if program == "BPNT" else "BPNT"


@dataclass
class Model:
    """What two offices know: who lives where, what was decided, which lists are frozen."""

    desa: tuple[str, ...]
    home: dict[str, str] = field(default_factory=dict)
    calendar: dict[tuple[str, int], str] = field(default_factory=dict)
    lists: dict[tuple[str, int, str], set[str]] = field(default_factory=dict)
    outside: set[tuple[int, str, str | None]] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)

    def frozen(self, kab: str) -> int:
        """Give the newest month of a kab/kota with a frozen list, 0 without one."""
        return max((month for one, month, _ in self.lists if one == kab), default=0)

    def decide(self, kab: str, lines: list[Line], now: int) -> str:
        """Decide; give the code of the refusal, empty where it is decided."""
        frozen = self.frozen(kab)
        mine = {one for one in self.desa if one.startswith(kab)}
        firsts = [first for _, _, first in lines if first]
        if mine - self.spoken - {desa for desa, _, _ in lines}:
            return "area_left_open"
        if firsts and min(firsts) <= frozen:
            return "month_frozen"
        for desa, program, first in lines:
            held = self._held(desa, frozen)
            if held is not None and held != (other(program) if first else program):
                return "area_held_otherwise"
        self.spoken |= {desa for desa, _, _ in lines}  # perhaps of months beyond these only
        since = frozen + 1 if frozen else min([*firsts, now])
        for desa, program, first in lines:
            for month in MONTHS:
                if month > frozen:
                    self.calendar.pop((desa, month), None)
                if month >= since:
                    until = other(program) if first else program
                    begun = first is None or month >= first
                    self.calendar[desa, month] = program if begun else until
        return ""

    def freeze(self, program: str, kab: str, month: int) -> str:
        """Freeze a list; give the code of the refusal, empty where it is frozen."""
        if (kab, month, program) in self.lists:
            return "list_frozen_already"
        decided = {
            self.calendar[one, month] for one in self.desa
            if one.startswith(kab) and (one, month) in self.calendar
        }  # fmt: skip
        if decided and program not in decided:
            return "program_not_here"
        closed = {p for one, m, p in self.lists if (one, m) == (kab, month)}
        taken, twice, outside = set(), False, set()
        for family, desa in self.home.items():
            if not desa.startswith(kab):
                continue
            area = self.calendar.get((desa, month))
            elsewhere = bool(self.programs(family, month))
            if area is None:
                taken.add(family)
                twice = twice or elsewhere
            elif not elsewhere and area == program:
                taken.add(family)
            elif not elsewhere and area in closed:
                kept = program in self.programs(family, month - 1)
                outside.add((month, family, program if kept else None))
                taken |= {family} if kept else set()
        if not taken:
            return "list_empty"
        if twice:
            return "family_listed_already"
        self.lists[kab, month, program] = taken
        self.outside |= outside
        return ""

    def programs(self, family: str, month: int) -> list[str]:
        """Give the programmes whose lists have a family in a month."""
        return [p for (_, m, p), listed in self.lists.items() if m == month and family in listed]

    def unexplained(self) -> set[tuple[int, str]]:
        """Give who is in two programmes in a month: none, ever."""
        return {
            (month, family)
            for family in self.home
            for month in MONTHS
            if len(self.programs(family, month)) > 1
        }

    def _held(self, desa: str, frozen: int) -> str | None:
        if (desa, frozen) in self.calendar:
            return self.calendar[desa, frozen]
        listed = {
            program
            for (kab, month, program), families in self.lists.items()
            if (kab, month) == (desa[:4], frozen)
            and any(self.listed_at.get((month, one)) == desa for one in families)
        }
        return listed.pop() if len(listed) == 1 else None

    listed_at: dict[tuple[int, str], str] = field(default_factory=dict)
