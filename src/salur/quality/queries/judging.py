"""The questions about rules: how valid a region is, what to fix first, who breaks a rule."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F

from salur.kernel.sql_text import sql_text
from salur.quality.domain.rules import Part
from salur.quality.models import Assessment, RuleSwitch, Score, Violation
from salur.registry.domain import code_range

PAGE = 50
MONTHS = 6


@dataclass(frozen=True)
class RegionScore:
    """One region in one month; a part that nobody measured is None."""

    code: str
    period: int
    families: int
    parts: Mapping[Part, int | None]
    valid: int


@dataclass(frozen=True)
class GroupLine:
    """The families of a desa that break one rule; the rest as in the table."""

    id: int
    rule: str
    kode_wilayah: str
    families: int
    freed: int
    payable: int
    minutes: int
    rate: float


@dataclass(frozen=True)
class RuleLine:
    """How many families of a region break a rule, are freed by it alone, and sleep for it alone."""

    rule: str
    families: int
    freed: int
    payable: int


@dataclass(frozen=True)
class ViolationLine:
    """One column of one family that breaks a rule; `related` names other families, or a count."""

    id: int
    family: UUID
    id_kpm: str
    rule: str
    column: str
    severity: str
    related: str
    kode_wilayah: str
    since: dt.date

    @property
    def after_key(self) -> tuple[str, str, int]:
        """Where the next page begins."""
        return (self.kode_wilayah, self.id_kpm, self.id)


@dataclass(frozen=True)
class SwitchLine:
    """Where a rule does not hold, since when, until when, and in whose words."""

    id: UUID
    rule: str
    path: str
    valid_from: dt.date
    valid_to: dt.date | None
    reason: str
    switched_by_name: str


@dataclass(frozen=True)
class AssessmentLine:
    """The newest run of the rules that covers a region."""

    path: str
    assessed_at: dt.datetime
    left_out: int
    skipped: tuple[str, ...]


def scores_of(code: str, period: int, *, months: int = MONTHS) -> tuple[RegionScore, ...]:
    """Give the scores of a region (no code: the nation) up to a month, oldest first."""
    rows = Score.objects.filter(code=code, period__lte=period).order_by("-period")[:months]
    found = [
        RegionScore(row.code, row.period, row.families, _parts(row), row.valid) for row in rows
    ]
    return tuple(reversed(found))


def scores_below(path: str, period: int) -> tuple[RegionScore, ...]:
    """Give the newest scores, up to a month, of the regions right below, the least valid first."""
    values = {**_bounds(path), "level": path.count(".") + 1, "period": period}
    rows = _rows("scores_below", values)
    return tuple(
        RegionScore(code, month, families, dict(zip(Part, parts, strict=True)), valid)
        for code, month, families, *parts, valid in rows
    )


def groups_page(
    path: str,
    *,
    rules: Sequence[str] | None = None,
    after: tuple[float, int] | None = None,
    limit: int = PAGE,
) -> tuple[GroupLine, ...]:
    """Give the next groups under a region, the one that frees most per hour of work first."""
    rate, last = after or (None, None)
    chosen = None if rules is None else list(rules)
    values = {**_bounds(path), "rules": chosen, "rate": rate, "id": last, "limit": limit}
    return tuple(GroupLine(*row) for row in _rows("groups", values))


def rule_lines(path: str) -> tuple[RuleLine, ...]:
    """Give how many families under a region break each rule that counts, most first."""
    return tuple(RuleLine(row[0], *map(int, row[1:])) for row in _rows("rules", _bounds(path)))


def violations_page(
    path: str, rule: str, *, after: tuple[str, str, int] | None = None, limit: int = PAGE
) -> tuple[ViolationLine, ...]:
    """Give the next families under a region that break a rule, by desa and family."""
    code, id_kpm, last = after or (None, None, None)
    values = {**_bounds(path), "rule": rule, "code": code, "id_kpm": id_kpm, "id": last}
    return tuple(ViolationLine(*row) for row in _rows("violations", {**values, "limit": limit}))


def violations_of(family: UUID) -> tuple[ViolationLine, ...]:
    """Give what one family breaks now, the oldest first."""
    rows = Violation.objects.filter(family=family, until=None).order_by("since", "rule", "id")
    fields = ("id", "family", "id_kpm", "rule", "column", "severity", "related")
    return tuple(ViolationLine(*row) for row in rows.values_list(*fields, "kode_wilayah", "since"))


def stage_found(path: str, rules: Sequence[str]) -> None:
    """Put which families at or under `path` break which of `rules` into `quality_found`.

    The temporary table (family_id, rule) belongs to the caller's role and is gone at commit.
    """
    values = {**_bounds(path), "rules": list(rules)}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "read/stage_found"), values)


def standing_switches(path: str) -> tuple[SwitchLine, ...]:
    """Give the rules that are off in, above or under a region, by rule."""
    rows = RuleSwitch.objects.filter(ended_at=None).order_by("rule", "path")
    lines = (
        SwitchLine(row.id, row.rule, row.path, row.valid_from, row.valid_to, row.reason,
                   row.switched_by_name)
        for row in rows
    )  # fmt: skip
    return tuple(one for one in lines if _touch(one.path, path))


def newest_assessment(path: str) -> AssessmentLine | None:
    """Give the newest run that covers a region, None where there was none."""
    parts = path.split(".")
    covering = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
    rows = Assessment.objects.filter(path__in=covering).order_by(F("assessed_at").desc())
    row = rows.first()
    if row is None:
        return None
    return AssessmentLine(row.path, row.assessed_at, row.left_out, tuple(row.skipped))


def _parts(row: Score) -> dict[Part, int | None]:
    return {part: getattr(row, part) for part in Part}


def _touch(one: str, other: str) -> bool:
    return f"{other}.".startswith(f"{one}.") or f"{one}.".startswith(f"{other}.")


def _bounds(path: str) -> dict[str, Any]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}


def _rows(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", f"read/{name}"), values)
        return list(cursor.fetchall())
