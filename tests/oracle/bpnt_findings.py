"""The findings that need an account's whole month, and the shops and names at hand."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.oracle.bpnt_account import Account, more_credits_than_orders
from tests.oracle.bpnt_result import BpntParameters


@dataclass(frozen=True)
class Evidence:
    """What stands beside the parties' lines: shops (None: no file), day and parameters."""

    shops: Mapping[str, str | None] | None
    opening_given: bool
    as_of: dt.date
    parameters: BpntParameters


def unit_findings(account: Account, evidence: Evidence) -> tuple[str, ...]:
    """Give all findings that apply to the unit, sorted."""
    found = set(account.findings)
    rules = {
        "instructed_twice": len(account.orders) > 1,
        "credited_in_parts": bool(account.orders)
        and more_credits_than_orders(account)
        and account.credited <= account.ordered,
        # Decision: without any opening file every unit's opening is unknown.
        "opening_unknown": not evidence.opening_given,
        "account_shared": len({line["id_kpm"] for line in account.orders}) > 1,
        "redeemed_at_unknown_ewarong": _at_unknown_shop(account, evidence),
        "redeemed_outside_region": _outside_region(account, evidence),
        "redeemed_before_credit": _before_credit(account),
        "idle": _idle(account, evidence),
        "name_differs": _name_differs(account),
    }
    found |= {name for name, applies in rules.items() if applies}
    return tuple(sorted(found))


# Decision: only a purchase of which something is left was redeemed; one taken back in full
# raises none of the findings about purchases.


def _at_unknown_shop(account: Account, evidence: Evidence) -> bool:
    """Decision: a purchase that names no shop is no evidence of an unknown one."""
    if evidence.shops is None:
        return False
    named = {line.line["id_ewarong"] for line in account.purchases_left} - {None}
    return any(shop not in evidence.shops for shop in named)


def _outside_region(account: Account, evidence: Evidence) -> bool:
    """Decision: "region" is the kab/kota, on both sides; unknown on either side says nothing."""
    order = account.order()
    home = kab_of(order["kode_wilayah"]) if order else None
    if evidence.shops is None or home is None:
        return False
    shops = (evidence.shops.get(line.line["id_ewarong"]) for line in account.purchases_left)
    return any(kab_of(shop) not in (None, home) for shop in shops)


def kab_of(code: str | None) -> str | None:
    """Give the kab/kota's code, None where the code is of a province or there is none."""
    return code[:4] if code and len(code) >= 4 else None


def _first_credit(account: Account) -> dt.date | None:
    days = [line.line["tanggal"] for line in account.credits_left]
    return min((day for day in days if day is not None), default=None)


def _before_credit(account: Account) -> bool:
    """Decision: days are compared, not hours; the first credit that is left counts; and what
    the opening balance covers was not redeemed before its credit."""
    first = _first_credit(account)
    if first is None:
        return False
    early = 0
    for line in account.purchases_left:
        moment = line.line["tanggal"]
        if moment is not None and moment.date() < first:
            early += line.left
    return early > account.opening


def _idle(account: Account, evidence: Evidence) -> bool:
    """Decision: days run from the first credit that is left; any purchase that is left ends
    idleness, money returned to the treasury does not."""
    first = _first_credit(account)
    if first is None or account.spent > 0:
        return False
    return (evidence.as_of - first).days > evidence.parameters.idle_days


def _name_differs(account: Account) -> bool:
    """Decision: some name on the account's bank lines is like none of the names on its orders;
    sides without any name say nothing."""
    ordered = {plain_name(line["nama_pengurus"]) for line in account.orders} - {""}
    at_bank = {plain_name(line.line["nama"]) for line in account.credits} - {""}
    return bool(ordered and at_bank and at_bank - ordered)


_TITLES = {"h", "hj", "bin", "binti"}
_MUHAMMAD = {"muh", "moh"}


def plain_name(name: str | None) -> str:
    """Give a name without titles and spelling variants (contracts.md §5)."""
    words = re.findall(r"\w+", (name or "").lower().replace("'", ""))
    kept = ["muhammad" if word in _MUHAMMAD else word for word in words if word not in _TITLES]
    text = " ".join(kept)
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c")):
        text = text.replace(old, new)
    return text
