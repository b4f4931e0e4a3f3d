"""The addresses of a world, from the URL configuration itself: every pattern with the ids of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from tests.often import often

from salur.access.actions import as_owner

_PART = re.compile(r"<(\w+):(\w+)>")
# What a part of an address can be, where its name does not say it.
_ASKED = {
    "evidence_id": "SELECT id FROM evidence_file",
    "attachment_id": "SELECT id FROM evidence_attachment LIMIT 40",
    "document_id": "SELECT DISTINCT document FROM registry_change WHERE document IS NOT NULL LIMIT 4",
    "unit_id": "SELECT DISTINCT ON (code, bank) id FROM reconciliation_unit WHERE period = %(month)s",
    "job_id": "SELECT id FROM jobs_job LIMIT 8",
}
# Of each side and party one is opened.
_WHOSE = ("owner_org", "sender", "party", "bank", "bank_id", "organisation", "organisation_id",
          "forwarded_org", "program", "reason", "title")  # fmt: skip
NOWHERE = "00000000-0000-0000-0000-00000000002a"
_ENDS = re.compile(r"logout|keluar/|setlang")


@dataclass(frozen=True)
class Address:
    """One address of the world, the pattern that it comes from, and how and by whom it is asked."""

    url: str
    pattern: str
    verb: str | None
    methods: tuple[str, ...]


def patterns(
    resolver: URLResolver | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Give every pattern of the web door, in the order of the configuration."""
    for one in (resolver or get_resolver()).url_patterns:
        written = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, written)
        elif not getattr(one.callback, "has_own_door", False) and not _ENDS.search(written):
            yield written, one


class Atlas:
    """This knows what each part of an address can be in one world.

    `marked` are ids that are always among them, `month` is the world's busiest; of what it holds
    nothing `nothing` keeps the names.
    """

    def __init__(
        self, values: Mapping[str, Sequence[str]], marked: Iterable[str], month: int
    ) -> None:
        self._known = {name: tuple(found) for name, found in values.items()}
        self._asked = {"marked": list(marked), "month": month}
        self.nothing: set[str] = set()

    def of(self, name: str) -> tuple[str, ...]:
        """Give all that a part of an address can be; an id that leads nowhere where nothing is."""
        if name not in self._known:
            self._known[name] = tuple(self._ask(name)) or (NOWHERE,)
            if self._known[name] == (NOWHERE,):
                self.nothing.add(name)
        return self._known[name]

    def addresses(self) -> list[Address]:
        """Give every address: the page of every thing, and its steps for some in the usual run."""
        found: list[Address] = []
        for turn, (written, one) in enumerate(patterns()):
            names = [name for _kind, name in _PART.findall(written)]
            verb, methods = (getattr(one.callback, name, None) for name in ("verb", "methods"))
            every = list(product(*map(self.of, names)))
            if not re.search(r">/?$", written):
                few = often(3, len(every))
                every = [every[(turn + step) % len(every)] for step in range(min(few, len(every)))]
            for filled in every:
                given = dict(zip(names, filled, strict=True))
                parts = _PART.split("/" + written)
                url = "".join(
                    part if at % 3 == 0 else given[part] if at % 3 == 2 else ""
                    for at, part in enumerate(parts)
                )
                found.append(Address(url, written, verb, tuple(methods or ("GET",))))
        return found

    def _ask(self, name: str) -> list[str]:
        if name in _ASKED:
            return _column(_ASKED[name], self._asked)
        tables = _column(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'id'"
            " AND table_schema = 'public' AND table_name LIKE %(name)s ORDER BY 1",
            {"name": f"%\\_{name.removesuffix('_id')}"},
        )
        return [one for table in tables for one in self._rows_of(table)]

    def _rows_of(self, table: str) -> list[str]:
        """Give the ids of a table: one of each side and party, and all that bear a mark."""
        columns = _column(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %(table)s",
            {"table": table},
        )
        side = ["subpath(path, 0, least(nlevel(path), 3))"] if "path" in columns else []
        apart = ", ".join([*side, *(one for one in _WHOSE if one in columns)]) or "id"
        return _column(
            f"(SELECT DISTINCT ON ({apart}) id FROM {table} ORDER BY {apart}, id LIMIT 60)"
            f" UNION SELECT id FROM {table} WHERE id::text = ANY(%(marked)s) ORDER BY 1",
            self._asked,
        )


def _column(statement: str, values: Mapping[str, object] | None = None) -> list[str]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [str(one) for (one,) in cursor.fetchall()]
