"""Exceptions and the obstacles above them: found by their columns, never by a pointer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection

from salur.coordination import queries as coordination
from salur.coordination.queries import Obstacle
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation.domain.obstacles import (
    Group,
    SoleShop,
    areas_of,
    group_of,
    obstacle_rules,
    rule_of,
)
from salur.reconciliation.queries.exceptions import ExceptionRow, Key

_KECAMATAN = 6  # digits
_NO_KEY: dict[str, Any] = dict.fromkeys(("key_code", "key_period", "key_class", "key_id"))


def beneath_page(
    obstacle: Obstacle, *, after: Key | None = None, size: int = 50
) -> tuple[ExceptionRow, ...]:
    """Give what hangs beneath an obstacle, just what it counts, in the order of exceptions."""
    key: dict[str, Any] = dict(zip(_NO_KEY, after, strict=True)) if after else _NO_KEY
    text = sql_text("reconciliation", "obstacles/beneath").replace("{beneath}", is_beneath())
    with connection.cursor() as cursor:
        cursor.execute(text, {**beneath(obstacle), **key, "size": size})
        return tuple(ExceptionRow(*row) for row in cursor.fetchall())


def obstacles_of(rows: Iterable[ExceptionRow]) -> Mapping[UUID, Obstacle]:
    """Give the live obstacle that each exception lies beneath, by the exception; two questions."""
    turned = {row.id: row for row in rows if row.owner != "nobody_yet"}
    groups = groups_of(turned.values())
    live = coordination.live_of_groups(
        (one.program, one.cause, one.code, one.party, one.subject) for one in groups.values()
    )
    found: dict[UUID, Obstacle] = {}
    for identity, one in groups.items():
        key = (one.program, one.cause, one.code, one.party, one.subject)
        if key in live:
            found[identity] = live[key]
    return found


def groups_of(rows: Iterable[ExceptionRow]) -> dict[UUID, Group]:
    """Give what makes each exception part of an obstacle; one question where shops decide."""
    ruled = [
        (row, rule)
        for row in map(_where_it_is_now, rows)
        if (rule := rule_of(row.program, row.klass, row.strand, row.reason)) is not None
    ]
    of_shops = [row for row, rule in ruled if rule.place == "shop" and row.kode_wilayah]
    shops = _shops({row.kode_wilayah[:_KECAMATAN] for row in of_shops if row.kode_wilayah})
    return {
        row.id: group_of(
            rule,
            code=row.code,
            kode_wilayah=row.kode_wilayah,
            party=row.party,
            shop=_shop_of(row, shops) if rule.place == "shop" else None,
        )
        for row, rule in ruled
    }


def _where_it_is_now(row: ExceptionRow) -> ExceptionRow:
    if row.now_in is None:
        return row
    return replace(row, code=row.now_in[:4], kode_wilayah=row.kode_wilayah and row.now_in)


def is_beneath() -> str:
    """Give the condition of SQL on `reconciliation_exception e`, whose values `beneath` gives."""
    text = sql_text("reconciliation", "obstacles/is_beneath")
    return "\n".join(line for line in text.splitlines() if not line.startswith("--"))


def beneath(obstacle: Obstacle) -> dict[str, Any]:
    """Give the values of `is_beneath` for an obstacle; a cause that no rule has holds nothing."""
    rules = [
        one
        for one in obstacle_rules()
        if (one.program, one.cause) == (obstacle.program, obstacle.cause)
    ]
    is_of_shop = any(one.place == "shop" for one in rules)
    near = _shops({obstacle.code[:_KECAMATAN]}) if is_of_shop else {}
    shops = [shop for (_place, bank), shop in near.items() if bank == obstacle.party]
    came, went = places.moved_paths(obstacle.code) if obstacle.code else ([], [])
    return {
        "came": came,
        "went": went,
        "program": obstacle.program,
        "cause": obstacle.cause,
        "code": obstacle.code,
        "path": obstacle.path,
        "party": obstacle.party,
        "subject": obstacle.subject,
        "classes": [one.klass for one in rules],
        "strands": [one.strand for one in rules],
        "reasons": [one.reason for one in rules],
        "is_of_shop": is_of_shop,
        "shop_places": [one.place for one in shops],
        "shops": [one.subject for one in shops],
    }


def _shops(kecamatan: set[str]) -> dict[tuple[str, UUID], SoleShop]:
    if not kecamatan:
        return {}
    found = parties.sole_shops(kecamatan)
    return {(one.place, one.bank): SoleShop(one.subject, one.place) for one in found}


def _shop_of(row: ExceptionRow, shops: Mapping[tuple[str, UUID], SoleShop]) -> SoleShop | None:
    if row.kode_wilayah is None or row.party is None:
        return None
    found = (shops.get((place, row.party)) for place in areas_of(row.kode_wilayah))
    return next((one for one in found if one is not None), None)
