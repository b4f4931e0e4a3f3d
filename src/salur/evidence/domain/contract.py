"""A file contract: which columns a party sends, of which kind, and what matching uses.

The contracts are Table Schema files (`evidence/contracts/<name>.json`) that stock tools
read; what Table Schema cannot say stands under the key `salur`: the kind of a column,
its other names, whether matching uses it, whether it is sensitive.
"""

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

Family = Literal["register", "money", "rice"]

# Kinds whose values are encrypted at rest and masked in every finding that is stored.
IDENTIFIERS = frozenset({"nik", "nik_digits", "kk", "account", "card"})
AMOUNTS = frozenset({"rupiah", "mass", "count"})


@dataclass(frozen=True)
class Field:
    """One column of a contract.

    Where people are asked for it by a form, `title` is the question in Indonesian, `english` in
    English, and `labels` give for every choice its words in both.
    """

    name: str
    kind: str
    title: str
    required: bool
    matching: bool
    sensitive: bool
    unique: bool
    minimum: float | None
    choices: tuple[str, ...]
    levels: tuple[int, ...]
    default: str | None
    required_when: tuple[str, tuple[str, ...]] | None
    aliases: tuple[str, ...]
    group: str = ""
    english: str = ""
    labels: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Contract:
    """One kind of file: its columns in order, and how faults in it weigh.

    `unused` are headings, folded, that whoever makes such files puts beside them for themselves.
    """

    name: str
    title: str
    family: Family
    fields: tuple[Field, ...]
    unused: frozenset[str] = frozenset()

    def field(self, name: str) -> Field:
        """Give the column called `name`; KeyError when the contract has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.fields)

    @property
    def keeps_faulty_numbers(self) -> bool:
        """Whether a faulty identifier suspends the family instead of holding back the row."""
        return self.name in ("kpm", "usulan")

    @property
    def is_undated(self) -> bool:
        """Whether rows tell no month or day of what they say: it is the month they are sent for."""
        return self.name == "kpm"

    @property
    def total(self) -> Field | None:
        """The column that a declared sum is about: the first amount that matching uses."""
        amounts = [field for field in self.fields if field.kind in AMOUNTS and field.required]
        for kind in ("rupiah", "mass", "count"):
            for field in amounts:
                if field.kind == kind:
                    return field
        return None


REGION_NAMES = ("provinsi", "kabupaten", "kecamatan", "desa")


@functools.cache
def contract_names() -> tuple[str, ...]:
    """Give the names of all contracts, sorted."""
    files = resources.files("salur.evidence").joinpath("contracts").iterdir()
    return tuple(sorted(f.name.removesuffix(".json") for f in files if f.name.endswith(".json")))


@functools.cache
def load_contract(name: str) -> Contract:
    """Read one contract; KeyError when there is none of that name."""
    if name not in contract_names():
        raise KeyError(name)
    text = (
        resources.files("salur.evidence").joinpath("contracts", f"{name}.json").read_text("utf-8")
    )
    descriptor = json.loads(text)
    return Contract(
        name=descriptor["name"],
        title=descriptor["title"],
        family=descriptor["salur"]["family"],
        fields=tuple(_field(entry) for entry in descriptor["fields"]),
        unused=frozenset(descriptor["salur"].get("unused", ())),
    )


def _field(entry: dict[str, Any]) -> Field:
    constraints = entry.get("constraints", {})
    more = entry["salur"]
    group = more.get("group", "")
    return Field(
        name=entry["name"],
        kind=more["kind"],
        title=entry["title"],
        required=constraints.get("required", False),
        matching=more.get("matching", False),
        sensitive=more.get("sensitive", False),
        unique=constraints.get("unique", False),
        minimum=constraints.get("minimum"),
        choices=tuple(constraints.get("enum", ())),
        levels=tuple(more.get("levels", ())),
        default=more.get("default"),
        required_when=_required_when(more.get("required_when")),
        aliases=(*more.get("aliases", ()), *_in_group(group, entry["name"])),
        group=group,
        english=more.get("english", ""),
        labels=tuple((code, *words) for code, words in more.get("labels", {}).items()),
    )


def _in_group(group: str, name: str) -> tuple[str, ...]:
    """Give what the exports of ODK and Kobo call a question that stands in a group of its form."""
    return (f"{group}_{name}", f"{group}/{name}") if group else ()


def _required_when(text: str | None) -> tuple[str, tuple[str, ...]] | None:
    if text is None:
        return None
    column, values = text.split(":")
    return column, tuple(values.split(","))
