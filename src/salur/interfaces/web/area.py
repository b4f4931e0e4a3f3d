"""Which area and month a page is about, read from its address and held within the scope.

The area is a region of the scope, or what lies nearest above several of them; totals are then of
the parts that are in scope, and everything else is narrowed by row security itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers, nearest_above, outermost
from salur.access.queries import Actor, require
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.kernel.region_code import NATION, Level, RegionCode
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation

_ANY_VERB = "exception.read"
_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # the months that anybody may ask about


@dataclass(frozen=True)
class Place:
    """One region as a page names it."""

    code: str
    name: str
    path: str


@dataclass(frozen=True)
class Area:
    """One area in one month. `roots` are its parts in scope; `code` is empty for the whole scope,
        which begins at `home`.

    `names` has every region that was asked for, by code; `periods` the published months.
    """

    path: str
    code: str
    name: str
    home: str
    roots: tuple[str, ...]
    above: tuple[Place, ...]
    below: tuple[Place, ...]
    names: Mapping[str, str]
    period: Period
    periods: tuple[Period, ...]

    @property
    def level(self) -> int:
        """How deep it lies, 0 for the nation."""
        return self.path.count(".")

    def url(self, view: str, code: str | None = None, /, **more: object) -> str:
        """Give the address of a page for this area (or the region `code`) and month."""
        asked: dict[str, object] = {"region": self.code if code is None else code}
        asked |= {"period": self.period, **more}
        written = urlencode({name: str(value) for name, value in asked.items() if value})
        return f"{reverse(view)}?{written}"


def area_of(request: Visited, also: Iterable[str] = ()) -> Area:
    """Read the area and month from the address; Http404 for what is no region or no month.

    Two questions: the published months, and all names. Refused: `outside_scope`.
    """
    actor = request.visit.actor
    path = _path(request, actor)
    roots = roots_in(actor, path)
    if not roots:
        require(actor, _ANY_VERB, path)
    found = reconciliation.months_with_sums(
        request.visit.programs, roots, _this_month().shift(1).number
    )
    periods = tuple(map(Period.from_number, found))
    period = period_of(request, periods)
    regions = {region.code: region for region in places.around(path, period.last_day, also)}
    here, home = places.digits_of(path), home_path(actor)
    if here and here not in regions:
        raise Http404
    seen = [
        Place(region.code, region_name(region.name), region.path)
        for region in regions.values()
        if roots_in(actor, region.path)
    ]
    return Area(
        path=path,
        code=here if path != home else "",
        name=_name(actor, path, regions[here].name if here else ""),
        home=home,
        roots=roots,
        above=tuple(p for p in seen if path.startswith(f"{p.path}.") and _is_under(p.path, home)),
        below=tuple(p for p in seen if p.path.rpartition(".")[0] == path),
        names={code: region_name(region.name) for code, region in regions.items()},
        period=period,
        periods=periods,
    )


def roots_in(actor: Actor, path: str) -> tuple[str, ...]:
    """Give what of the region `path` lies in the actor's scope, as the highest subtrees."""
    if covers(actor.paths, path):
        return (path,)
    return tuple(one for one in outermost(actor.paths) if one.startswith(f"{path}."))


def in_area(area: Area, path: str) -> bool:
    """Say whether a region lies in the part of the area that is in scope."""
    return covers(area.roots, path)


def home_path(actor: Actor) -> str:
    """Give the region nearest above everything in scope: the scope itself where it is one."""
    return nearest_above(actor.paths, NATION)


def region_choices(actor: Actor) -> list[tuple[str, str]]:
    """Give the regions of a scope and those right under them, by path and name: for a form."""
    choices: list[tuple[str, str]] = []
    for path in outermost(actor.paths):
        regions = places.around(path, timezone.localdate())
        inside = [r for r in regions if r.path == path or r.path.startswith(f"{path}.")]
        choices += [(r.path, region_name(r.name)) for r in inside]
        if path == NATION:
            choices.insert(0, (NATION, _("Seluruh Indonesia")))
    return choices


def period_of(request: HttpRequest, periods: Sequence[Period]) -> Period:
    """Read the month from the address: the newest published one, else this month, by default."""
    asked = request.GET.get("period", "")
    if not asked:
        return periods[0] if periods else _this_month()
    try:
        period = Period.parse(asked)
    except ValueError as fault:
        raise Http404 from fault
    if not _FIRST_YEAR <= period.year <= _LAST_YEAR:
        raise Http404
    return period


def _is_under(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")


def _this_month() -> Period:
    today = timezone.localdate()
    return Period(today.year, today.month)


def _path(request: HttpRequest, actor: Actor) -> str:
    asked = request.GET.get("region", "")
    if not asked:
        return home_path(actor)
    try:
        return RegionCode(asked).path
    except ValueError as fault:
        raise Http404 from fault


def _name(actor: Actor, path: str, name: str) -> str:
    if covers(actor.paths, path):
        return region_name(name) if name else _("Indonesia")
    if path.count(".") == Level.NATION:
        return _("Wilayah tugas Anda")
    return _("%(region)s, wilayah tugas Anda") % {"region": region_name(name)}
