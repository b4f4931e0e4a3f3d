"""One row per family: everyone on the list, and everyone with an order.

Decision: a family's units are the accounts on its order lines, so on a shared account each
family sees the whole credit and bears `account_shared`; units, not families, add up to money.
Decision: `listed_not_ordered` and `ordered_not_listed` need a list; without one, families
with an order still get their row.
"""

from collections.abc import Iterable, Mapping

from tests.oracle.bpnt_account import Account, order_rank
from tests.oracle.bpnt_result import CLASSES, Family, Unit
from tests.oracle.lines import Line


def listed_regions(lines: Iterable[Line]) -> dict[str, str]:
    """Give each listed family's desa. Decision: of several rows the least code counts."""
    desa: dict[str, str] = {}
    for line in sorted(lines, key=lambda line: str(line["kode_wilayah"])):
        desa.setdefault(line["id_kpm"], line["kode_wilayah"])
    return desa


def families_of(
    accounts: Mapping[str, Account], units: Mapping[str, Unit], listed: dict[str, str] | None
) -> dict[str, Family]:
    """Give the row of every family."""
    ordered: dict[str, list[Line]] = {}
    for account in accounts.values():
        for line in account.orders:
            ordered.setdefault(line["id_kpm"], []).append(line)
    return {
        id_kpm: _family(id_kpm, ordered.get(id_kpm, []), units, listed)
        for id_kpm in sorted({*ordered, *(listed or {})})
    }


def _family(
    id_kpm: str, orders: list[Line], units: Mapping[str, Unit], listed: dict[str, str] | None
) -> Family:
    own = [units[number] for number in {line["no_rekening"] for line in orders}]
    rules = {
        "listed_not_ordered": listed is not None and not orders,
        "ordered_not_listed": listed is not None and id_kpm not in listed,
        "family_paid_twice": sum(unit.credited > 0 for unit in own) > 1,
        "account_shared": any("account_shared" in unit.findings for unit in own),
    }
    region = (listed or {}).get(id_kpm)
    if region is None and orders:
        region = min(orders, key=order_rank)["kode_wilayah"]
    return Family(
        id_kpm=id_kpm,
        kode_wilayah=region,
        cls=min((unit.cls for unit in own), key=CLASSES.index, default=None),
        findings=tuple(sorted(name for name, applies in rules.items() if applies)),
        ordered=sum(line["nominal"] for line in orders),
        credited=sum(unit.credited for unit in own),
        spent=sum(unit.spent for unit in own),
    )
