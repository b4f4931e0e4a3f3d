"""Sets cases beside each other in one world, each under names of its own.

Starting Spark costs more than all the small cases, so they share a run: accounts, families,
references and shops of case 7 end in 007 or begin with `7/`. Leading zeros stay what they were.
"""

from collections.abc import Sequence
from typing import Any

_NAMED = ("id_kpm", "referensi", "referensi_asal", "id_transaksi", "id_asal", "ntpn", "id_ewarong")
Row = dict[str, str]


def own_account(number: int, account: str) -> str:
    """Give the account of case `number`; what is no number stays what it is."""
    return f"{account}{number:03d}" if account.isdigit() else account


def own_name(number: int, name: str) -> str:
    return f"{number}/{name}" if name else name


def together(cases: Sequence[dict[str, Any]]) -> dict[str, list[Row]]:
    """Give the rows of all cases by contract."""
    rows: dict[str, list[Row]] = {}
    for number, case in enumerate(cases):
        for contract, given in case["rows"].items():
            rows.setdefault(contract, []).extend(_own(number, row) for row in given or ())
    return rows


def _own(number: int, row: Row) -> Row:
    own = {name: str(value) for name, value in row.items()}
    if "no_rekening" in own:
        own["no_rekening"] = own_account(number, own["no_rekening"])
    return own | {name: own_name(number, own[name]) for name in _NAMED if name in own}
