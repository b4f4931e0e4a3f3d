"""An accepted pair counts as if the bank had written the number that was ordered, and nothing else."""

import csv
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.kernel.period import Period
from salur.reconciliation.pipeline.bpnt import BpntFiles, BpntRules, Carried, reconcile_bpnt
from tests.often import often
from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

A = [f"00620100000{n:04d}" for n in range(14)]
B = [f"00620199999{n:04d}" for n in range(16)]
# Two numbers may stand for one account; some are nobody's, and one pair has no line at all.
PAIRS = dict(zip(B[:12], A[:12], strict=True)) | {B[12]: A[1], B[13]: A[2], "009900": "009901"}
PREFIXES = ("in", "out")
MARCH = Period(2019, 3)
CONTRACTS = ("perintah", "topup", "transaksi", "setoran", "saldo")
Lines = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Drawn:
    """Lines by contract, and what the month before left by account; None: files tell it."""

    lines: Lines
    carried: Mapping[str, int] | None


@st.composite
def months(draw: st.DrawFn) -> Drawn:
    numbers = st.sampled_from((*A, *B))
    money = st.sampled_from((30_000, 110_000))
    ordered = draw(st.sets(numbers, max_size=14))
    lines: Lines = {"perintah": [
        {"no_spm": "S", "periode": "2019-03", "id_kpm": f"K{n}", "kode_wilayah": "6201022001",
         "bank": "BRI", "no_rekening": one, "nominal": 110_000}
        for n, one in enumerate(sorted(ordered))
    ]}  # fmt: skip
    lines["topup"] = [
        {"referensi": f"R{n}", "periode": "2019-03", "no_rekening": one, "nominal": amount,
         "status": status, "tanggal": "2019-03-10"}
        for n, (one, amount, status) in enumerate(draw(st.lists(
            st.tuples(numbers, money, st.sampled_from(("SUKSES", "SUKSES", "GAGAL"))), min_size=10, max_size=24)))
    ]  # fmt: skip
    lines["transaksi"] = [
        {"id_transaksi": f"T{n}", "no_rekening": one, "tanggal": "2019-03-15", "nominal": amount}
        for n, (one, amount) in enumerate(
            draw(st.lists(st.tuples(numbers, money), min_size=4, max_size=16))
        )
    ]
    lines["setoran"] = [
        {"no_rekening": one, "periode": "2019-03", "nominal": 5_000, "ntpn": f"N{n}",
         "tanggal": "2019-03-20"}
        for n, one in enumerate(draw(st.lists(numbers, max_size=8)))
    ]  # fmt: skip
    left = draw(st.dictionaries(numbers, money, max_size=14))
    if draw(st.booleans()):
        return Drawn(lines | {"saldo": []}, left)
    lines["saldo"] = [
        {"no_rekening": one, "saldo": amount, "tanggal": "2019-03-01"}
        for one, amount in left.items()
    ]
    return Drawn(lines, None)


def blind(account: str) -> str:
    inner = sha256((PREFIXES[0] + account).encode()).hexdigest()
    return sha256((PREFIXES[1] + inner).encode()).hexdigest()[:32]


def renamed(drawn: Drawn) -> tuple[Drawn, set[str]]:
    """Write every number as the one it counts under; and say which units rest on others' lines."""
    into: dict[str, str] = {}
    matched: set[str] = set()
    ordered = {str(one["no_rekening"]) for one in drawn.lines["perintah"]}
    left = dict(drawn.carried or {})
    seen = {str(one["no_rekening"]) for lines in drawn.lines.values() for one in lines} | set(left)
    for root in set(PAIRS.values()):
        members = {root, *(b for b, a in PAIRS.items() if a == root)} & seen
        asked = members & ordered
        if len(asked) > 1 or not members:
            continue
        brought = sorted(members & set(left), key=blind)
        name = next(iter([*asked, *brought, *({root} & members), *sorted(members, key=blind)]))
        for one in members - {name}:
            into[one] = name
            balance = left.pop(one) if len(brought) == 1 and one in left else 0
            if balance:
                left[name] = balance
            spoken = [c for c in CONTRACTS if c != "saldo"]
            has_line = any(one == line["no_rekening"] for c in spoken for line in drawn.lines[c])
            told = any(one == line["no_rekening"] for line in drawn.lines["saldo"])
            if has_line or balance or told:
                matched.add(name)
    lines = {
        contract: [
            line | {"no_rekening": into.get(str(line["no_rekening"]), line["no_rekening"])}
            for line in given
        ]
        for contract, given in drawn.lines.items()
    }
    sums: dict[object, int] = {}
    for line in lines["saldo"]:
        sums[line["no_rekening"]] = sums.get(line["no_rekening"], 0) + int(str(line["saldo"]))
    lines["saldo"] = [
        {"no_rekening": one, "saldo": amount, "tanggal": "2019-03-01"}
        for one, amount in sums.items()
    ]
    return Drawn(lines, None if drawn.carried is None else left), matched


def units(drawn: Drawn, pairs: Mapping[str, str] | None) -> dict[str, tuple[Any, ...]]:
    """Reconcile, and give what every account counts under, by blind index."""
    with tempfile.TemporaryDirectory() as directory, Session(memory_mb=300) as session:
        place = Path(directory)
        paths = {
            contract: [write_rows(place, contract, drawn.lines[contract], COLUMNS[contract])]
            for contract in CONTRACTS
        }
        carried = None if drawn.carried is None else place / "carried.csv"
        if carried is not None and drawn.carried is not None:
            lines = [(blind(one), one[-4:], left, "id", "p") for one, left in drawn.carried.items()]
            written(carried, ("blind", "last4", "balance", "place", "party"), lines)
        given = None if pairs is None else place / "pairs.csv"
        if given is not None and pairs is not None:
            written(given, ("other", "ordered"), [(blind(b), blind(a)) for b, a in pairs.items()])
        reconcile_bpnt(
            session, MARCH,
            BpntFiles(
                paths["perintah"], paths["topup"], paths["transaksi"], paths["setoran"],
                () if carried else paths["saldo"],
            ),
            BpntRules(105), carried=Carried(carried, PREFIXES, None, given),
        )  # fmt: skip
        found = session.rows(
            "SELECT coalesce(k.blind, c.blind), u.id_kpm, u.class_number, u.findings, u.ordered_idr,"
            " u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest"
            " FROM units u LEFT JOIN known k ON k.acct = u.acct LEFT JOIN carried c ON c.acct = u.acct"
        )
    return {row[0]: row[1:] for row in found}


def written(path: Path, head: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([head, *lines])


@settings(max_examples=often(3, 300), deadline=None)
@given(drawn=months())
def test_a_pair_counts_as_if_the_bank_had_written_the_ordered_number(drawn: Drawn) -> None:
    plain, matched = renamed(drawn)
    expected = {
        account: (*unit[:2], sorted({*unit[2], *(["account_matched"] if account in
                  {blind(one) for one in matched} else [])}), *unit[3:])
        for account, unit in units(plain, None).items()
    }  # fmt: skip
    assert units(drawn, PAIRS) == expected
