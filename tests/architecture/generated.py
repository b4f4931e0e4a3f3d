"""Pages that are made from the program's own tables: `python -m tests.architecture.generated`."""

from pathlib import Path

from salur.evidence.domain.contract import Contract, Field, contract_names, load_contract
from salur.programs.domain import Parameter, all_default_parameters

DOCS = Path(__file__).resolve().parents[2] / "docs"
_NOTE = "Made from the program by `python -m tests.architecture.generated`; a test compares.\n"
_FAMILIES = {"register": "register", "money": "money", "rice": "rice"}
_DIGITS = {1: "2", 2: "4", 3: "6", 4: "10"}


def contracts_page() -> str:
    """Give the page of all contracts and their columns."""
    parts = [
        "# File contracts",
        "",
        _NOTE,
        "Each contract is a Table Schema file in `src/salur/evidence/contracts`, readable by stock",
        "tools. *Holds back*: an error in this column holds its row back. In a `money` or `rice`",
        "contract a fault in any other column is a warning; in a `register` an error in a required",
        "column holds back too. In `kpm` and `usulan` a faulty NIK, or any number that a spreadsheet",
        "damaged, suspends the family and holds nothing back.",
        "Region names (`provinsi`, `kabupaten`, `kecamatan`, `desa`) may stand beside any code.",
        "Where a form asks for a column (`kunjungan`), its question may be the heading and the words",
        "of its choices the values, in Indonesian or English, with the names of groups before it.",
    ]
    for name in contract_names():
        parts += ["", *_contract(load_contract(name))]
    return "\n".join(parts) + "\n"


def _contract(contract: Contract) -> list[str]:
    lines = [
        f"## {contract.name}",
        "",
        f"{contract.title}. Kind: {_FAMILIES[contract.family]}.",
        "",
    ]
    lines += ["| column | meaning | reads as | required | holds back | values |"]
    lines += ["|---|---|---|---|---|---|"]
    return lines + [_field(contract, field) for field in contract.fields]


def _field(contract: Contract, field: Field) -> str:
    required = "yes" if field.required else ""
    if field.required_when:
        column, values = field.required_when
        required = f"when `{column}` is {'/'.join(values)}"
    holds = "yes" if field.matching else ""
    values = "/".join(field.choices)
    if field.levels and len(field.levels) < len(_DIGITS):
        values = " or ".join(_DIGITS[level] for level in field.levels) + " digits"
    if field.default is not None:
        values = f"{values} (empty: {field.default})".strip()
    return f"| `{field.name}` | {field.title} | {field.kind} | {required} | {holds} | {values} |"


def parameters_page() -> str:
    """Give the page of all dated parameters with their citations."""
    lines = [
        "# Dated parameters",
        "",
        _NOTE,
        "What `src/salur/programs/parameters.toml` carries. A value holds from its day until the",
        "next of the same programme and name; an office may set its own, for its region and from a",
        "day on. Confidence: H, M, L as the source deserves; PK is general knowledge that an office",
        "has to confirm.",
        "",
        "| programme | name | value | unit | from | until before | confidence | citation |",
        "|---|---|---|---|---|---|---|---|",
        *map(_parameter, all_default_parameters()),
    ]
    return "\n".join(lines) + "\n"


def _parameter(one: Parameter) -> str:
    until = one.valid_to.isoformat() if one.valid_to else ""
    return (
        f"| {one.program} | `{one.name}` | {one.value} | {one.unit} | {one.valid_from} | {until}"
        f" | {one.confidence} | {one.citation} |"
    )


PAGES = {"contracts.md": contracts_page, "parameters.md": parameters_page}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
