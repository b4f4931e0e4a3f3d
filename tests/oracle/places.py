"""Lists, the waiting list and freed places, slow and obvious: what the program must agree with.

It reads what people wrote (lines, their months, what was endorsed and refused) and works out by
itself who is on which list, who waits in which order, and what became of every place.
"""

from dataclasses import dataclass, field

ENDING = ("HAPUS", "GRADUASI_ALAMIAH", "GRADUASI_MANDIRI", "GANTI")


@dataclass
class Family:
    """One family: where it lives, whether it was a member from the start, since when it waits."""

    desa: str
    member: bool
    waits: tuple[bool, str] | None = None  # not first, since


@dataclass
class Line:
    """One line as somebody wrote it, and how far it is."""

    kind: str
    id_kpm: str
    replaced_by: str | None
    asked: int | None
    source: str
    state: str = ""
    month: int = 0


@dataclass
class Place:
    """One place that a family left."""

    change: int
    desa: str
    month: int
    since: float
    state: str = "FREE"
    offer: int | None = None
    filled_by: int | None = None


@dataclass
class Office:
    """Everything that the walk knows."""

    families: dict[str, Family]
    quotas: dict[tuple[str, int], int]
    lines: dict[int, Line] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def endorsed(self, without: int = 0) -> list[tuple[int, Line]]:
        """Give the endorsed lines in the order of their months."""
        found = [
            (number, line)
            for number, line in self.lines.items()
            if line.state in ("ENDORSED", "APPLIED") and number != without
        ]
        return sorted(found, key=lambda one: (one[1].month, one[0]))

    def is_member(self, id_kpm: str, month: int, without: int = 0) -> bool:
        """Say whether a family is on the list of a month, by walking through all that was endorsed."""
        here = self.families[id_kpm].member
        for _, line in self.endorsed(without):
            if line.month > month:
                break
            if line.replaced_by == id_kpm or (line.kind == "TAMBAH" and line.id_kpm == id_kpm):
                here = True
            elif line.kind in ENDING and line.id_kpm == id_kpm:
                here = False
        return here

    def listed(self, month: int) -> set[str]:
        """Give who is on the list of a month."""
        return {one for one in self.families if self.is_member(one, month)}

    def waiting(self) -> list[str]:
        """Give who waits, in order."""
        found = [(one.waits, name) for name, one in self.families.items() if one.waits]
        return [name for _, name in sorted(found)]

    def see(self, number: int, line: Line, at: float) -> None:
        """Take note of a line that is new, or that went a step."""
        before = self.lines[number].state if number in self.lines else ""
        self.lines[number] = line
        if line.state == "APPLIED" and before != "APPLIED":
            taken = [line.replaced_by] if line.replaced_by else []
            taken += [line.id_kpm] if line.kind == "TAMBAH" or line.kind in ENDING else []
            for one in taken:
                self.families[one].waits = None
        if line.state in ("REFUSED", "WITHDRAWN"):
            for place in self.places:
                if place.offer == number:
                    place.state, place.offer, place.since = "FREE", None, at

    def follow(self, fresh: list[int], at: float) -> None:
        """Free and fill places for the lines that were endorsed just now."""
        frees = [
            number for number in fresh
            if self.lines[number].kind in ENDING and self.lines[number].kind != "GANTI"
            and self.is_member(self.lines[number].id_kpm, self.lines[number].month, without=number)
        ]  # fmt: skip
        for number in sorted(frees, key=lambda one: (self.lines[one].month, one)):
            line = self.lines[number]
            self.places.append(Place(number, self.families[line.id_kpm].desa, line.month, at))
        for number in sorted(fresh):
            line = self.lines[number]
            if line.kind != "TAMBAH":
                continue
            offered = [one for one in self.places if one.offer == number]
            free = [one for one in self.places if one.state == "FREE" and one.month <= line.month]
            for place in (offered or sorted(free, key=lambda one: one.month))[:1]:
                place.state, place.offer, place.filled_by = "FILLED", None, number

    def next_offers(self, first: int) -> list[tuple[int, str, int]]:
        """Give (change that freed, family, month): place by place, the first in line that may."""
        found: list[tuple[int, str, int]] = []
        free = [one for one in self.places if one.state == "FREE"]
        for place in sorted(free, key=lambda one: one.month):
            month = max(first, place.month)
            for name in self.waiting():
                if name not in [given for _, given, _ in found] and self._may(
                    name, month, found, first
                ):
                    found.append((place.change, name, month))
                    break
        return found

    def _comes(self, name: str) -> bool:
        """Say whether something endorsed gives a family a place, or takes it off the list."""
        return any(
            name in (line.id_kpm, line.replaced_by)
            and line.state == "ENDORSED"
            and (line.kind == "TAMBAH" or line.kind in ENDING)
            for line in self.lines.values()
        )

    def _may(self, name: str, month: int, found: list[tuple[int, str, int]], first: int) -> bool:
        for line in self.lines.values():
            named = name in (line.id_kpm, line.replaced_by)
            if named and line.state in ("PROPOSED", "VERIFIED"):
                return False
            if named and line.state in ("ENDORSED", "APPLIED") and line.month == month:
                return False
        if self._comes(name):
            return False
        desa = self.families[name].desa
        mine = {key: kpm for key, kpm in self.quotas.items() if desa.startswith(key[0])}
        if month not in {later for _, later in mine}:
            return False
        return all(
            self._full(region, later, found, first) < kpm
            for (region, later), kpm in mine.items()
            if later >= month
        )

    def _full(self, region: str, month: int, found: list[tuple[int, str, int]], first: int) -> int:
        """Count who is on a list of a region, proposed for it, or offered it just now."""
        there = self.listed(month)
        there |= {
            line.id_kpm for line in self.lines.values()
            if line.kind == "TAMBAH" and line.state in ("PROPOSED", "VERIFIED")
            and (line.asked or first) <= month
            and self.families[line.id_kpm].waits and not self._comes(line.id_kpm)
        }  # fmt: skip
        there |= {name for _, name, since in found if since <= month}
        return sum(self.families[one].desa.startswith(region) for one in there)
