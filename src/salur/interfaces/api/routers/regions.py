"""Regions: the state's public list, as it is today."""

from typing import Annotated

from django.http import Http404
from django.utils import timezone
from ninja import Path, Query, Router, Schema

from salur.interfaces.api import keys
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.schemas.common import READ_ERRORS, REGION, Paged, RegionText
from salur.kernel.region_code import NATION, RegionCode
from salur.places import queries as places

router = Router()


class Region(Schema):
    """One region; `level` is 1 for a province, 2 kab/kota, 3 kecamatan, 4 desa or kelurahan."""

    code: str
    name: str
    level: int


class RegionsPage(Schema):
    """Regions by code."""

    items: list[Region]
    next: str | None


class RegionsAsked(Paged):
    """Whose parts to list; without a parent the provinces."""

    parent: RegionText | None = None


@router.get("/regions", response={200: RegionsPage, **READ_ERRORS}, summary="Parts of a region")
@reading(None)
def regions(request: Called, asked: Query[RegionsAsked]) -> RegionsPage:
    """Gives the regions right under another one; the list is public and has no scope."""
    path = NATION if asked.parent is None else RegionCode(asked.parent).path
    key = keys.unpacked(asked.after, str)
    after = "" if key is None else key[0]
    found = [one for one in places.children(path, timezone.localdate()) if one.code > after]
    shown = found[: asked.size]
    return RegionsPage(
        items=[_region(one) for one in shown],
        next=keys.packed(shown[-1].code) if len(found) > asked.size else None,
    )


@router.get("/regions/{code}", response={200: Region, **READ_ERRORS}, summary="One region")
@reading(None)
def region(request: Called, code: Annotated[str, Path(..., pattern=REGION)]) -> Region:
    """Gives one region as it is today."""
    found = places.region_as_of(code, timezone.localdate())
    if found is None:
        raise Http404
    return _region(found)


def _region(one: places.Region) -> Region:
    return Region(code=one.code, name=one.name, level=int(one.level))
