"""One table of a description, read key by key; what is wrong is gathered, not raised."""

from collections.abc import Callable, Mapping, Sequence
from re import Pattern
from typing import Any

from salur.evidence.domain import layout_problems as problems
from salur.evidence.domain.layout_problems import Problem

_TEXT = ("teks dalam tanda kutip", "text in quotes")


class Table:
    """One table and the key it stands under; its parts share one list of `problems`.

    Where a value is wrong a harmless one is given, so that reading goes on to the next.
    """

    def __init__(
        self, values: Mapping[str, Any], key: str, found: list[Problem] | None = None
    ) -> None:
        self.values = values
        self.key = key
        self.problems: list[Problem] = [] if found is None else found

    def only(self, allowed: Sequence[str]) -> "Table":
        """Report every key that is not one of these."""
        for name in self.values:
            if name not in allowed:
                self.add(name, lambda key: problems.unknown(key, allowed))
        return self

    def forbid(self, keys: Sequence[str]) -> None:
        """Report keys that have no meaning beside the others."""
        for name in keys:
            if name in self.values:
                self.problems.append(problems.unknown(self._under(name), self._without(keys)))

    def _without(self, keys: Sequence[str]) -> list[str]:
        return [one for one in self.values if one not in keys]

    def add(self, name: str, make: Callable[[str], Problem]) -> None:
        """Report what `make` says about the key `name` of this table."""
        self.problems.append(make(self._under(name)))

    def wrong(self, name: str, id_: str, en: str) -> None:
        """Report a value that is not what it must be."""
        self.problems.append(problems.wrong(self._under(name), id_, en))

    def text(
        self, name: str, form: Pattern[str] | None = None, shown: tuple[str, str] = _TEXT
    ) -> str:
        """Give a text that is not empty."""
        value = self.values.get(name)
        if value is None:
            self.add(name, problems.missing)
        elif not isinstance(value, str) or not value or (form and not form.fullmatch(value)):
            self.wrong(name, *shown)
        else:
            return value
        return ""

    def character(self, name: str, *, default: str | None = None) -> str:
        """Give one sign, `default` where there is none."""
        if default is not None and name not in self.values:
            return default
        value = self.text(name)
        if value and (len(value) != 1 or value in "\r\n\x00"):
            self.wrong(name, "satu tanda", "one sign")
            return ""
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts, or one text as such a list; none where the key is not there."""
        value = self.values.get(name, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            self.wrong(name, "daftar teks", "a list of texts")
            return ()
        return tuple(listed)

    def whole(self, name: str, least: int, most: int, *, default: int | None = None) -> int:
        """Give a whole number within bounds, `default` where there is none."""
        value = self.values.get(name, default)
        if value is None:
            self.add(name, problems.missing)
        elif isinstance(value, bool) or not isinstance(value, int):
            self.wrong(name, "angka bulat tanpa kutip", "a whole number without quotes")
        elif name in self.values and not least <= value <= most:
            self.wrong(name, f"angka {least} sampai {most}", f"a number from {least} to {most}")
        else:
            return value
        return least

    def one_of(self, name: str, allowed: Sequence[str], *, default: str | None = None) -> str:
        """Give one of the allowed texts."""
        value = self.values.get(name, default)
        if value is None:
            self.add(name, problems.missing)
        elif value not in allowed:
            self.add(name, lambda key: problems.not_one_of(key, value, allowed))
        else:
            return str(value)
        return allowed[0]

    def table(self, name: str, *, default: Mapping[str, Any] | None = None) -> "Table":
        """Give the table under `name`."""
        value = self.values.get(name, default)
        if value is None:
            self.add(name, problems.missing)
        elif not isinstance(value, Mapping):
            self.wrong(name, "tabel", "a table")
        else:
            return Table(value, self._under(name), self.problems)
        return Table({}, self._under(name), self.problems)

    def tables(self, name: str) -> list["Table"]:
        """Give the list of tables under `name`, empty where there is none."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            self.wrong(name, f"[[{name}]]", f"[[{name}]]")
            return []
        return [
            Table(one, f"{self._under(name)}[{place}]", self.problems)
            for place, one in enumerate(value, start=1)
        ]

    def spans(self, name: str, *, with_length: bool) -> tuple[tuple[int, int], ...]:
        """Give places as (first, length): pairs where `with_length`, else single cells."""
        given = self.values.get(name, [])
        shown = (
            ("pasangan [letak, panjang]", "pairs of [place, length]")
            if with_length
            else ("daftar nomor sel", "a list of the numbers of cells")
        )
        pairs = given if with_length else [[one, 1] for one in given] if _is_list(given) else given
        if not _is_list(pairs) or not all(_is_pair(one) for one in pairs):
            self.wrong(name, *shown)
            return ()
        return tuple((one[0], one[1]) for one in pairs)

    def _under(self, name: str) -> str:
        return ".".join(part for part in (self.key, name) if part)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(one) is int and 0 < one <= 10_000 for one in value)
    )
