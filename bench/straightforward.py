"""The classes of contracts.md section 3 as a plain pandas program would find them.

`python -m bench.straightforward PERINTAH TOPUP TRANSAKSI OUT`: everything as text in memory, repeated
lines dropped, reversals taken back, sums per account, one class each, written as Parquet. It checks
no row and knows no findings: what it takes is the least that such a program takes.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd


def main(orders: str, credits: str, purchases: str, out: str) -> None:
    """Read the three files, class every account, write the units."""
    ordered = _read(orders)
    ordered["nominal"] = ordered["nominal"].astype("int64")
    first = ordered.drop_duplicates("no_rekening")
    units = first[["no_rekening", "id_kpm", "kode_wilayah", "bank"]].set_index("no_rekening")
    summed = ordered.groupby("no_rekening")["nominal"].agg(["sum", "count"])

    credited = _net(_read(credits), "referensi", "referensi_asal", "status", "BATAL")
    given = credited[credited["status"] == "SUKSES"]
    failed = credited[credited["status"] == "GAGAL"]
    spent = _net(_read(purchases), "id_transaksi", "id_asal", "jenis", "BATAL")

    units = units.join(
        [
            summed.rename(columns={"sum": "ordered_idr", "count": "k"}),
            given.groupby("no_rekening")["left"].sum().rename("credited_idr"),
            given.groupby("no_rekening")["left"].count().rename("given"),
            given[given["left"] > 0].groupby("no_rekening")["left"].count().rename("n"),
            failed.groupby("no_rekening")["left"].count().rename("failed"),
            spent.groupby("no_rekening")["left"].sum().rename("spent_idr"),
        ],
        how="outer",
    )
    has_order = units["ordered_idr"].notna()
    numbers = ["ordered_idr", "k", "credited_idr", "given", "n", "failed", "spent_idr"]
    units[numbers] = units[numbers].fillna(0).astype("int64")
    units["class"] = _classes(units, has_order)
    units.reset_index().sort_values("no_rekening").to_parquet(Path(out) / "units.parquet")
    print(units["class"].value_counts())


def _read(path: str) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False).drop_duplicates()


def _net(lines: pd.DataFrame, reference: str, names: str, kind: str, reversal: str) -> pd.DataFrame:
    lines["left"] = lines["nominal"].astype("int64")
    back = lines[lines[kind] == reversal].groupby(["no_rekening", names])["left"].sum()
    back.index.names = ["no_rekening", reference]
    kept = lines[lines[kind] != reversal].copy()
    taken = kept.merge(back.rename("back").reset_index(), how="left", on=["no_rekening", reference])
    kept["left"] = (
        (kept["left"].to_numpy() - taken["back"].fillna(0).to_numpy()).clip(min=0).astype("int64")
    )
    return kept


def _classes(u: pd.DataFrame, has_order: pd.Series) -> np.ndarray:
    i, c, s = u["ordered_idr"], u["credited_idr"], u["spent_idr"]
    rules = [
        ("credited_without_instruction", ~has_order & (c > 0)),
        ("spent_without_credit", (c == 0) & (s > 0)),
        ("credited_twice", has_order & (u["n"] > u["k"]) & (c > i)),
        ("amount_mismatch", has_order & (c > 0) & (c != i)),
        ("overspent", (c > 0) & (s > c)),
        ("credit_reversed", has_order & (c == 0) & (u["given"] > 0)),
        ("credit_failed", has_order & (u["given"] == 0) & (u["failed"] > 0)),
        ("missing_at_bank", has_order & (u["given"] == 0)),
        ("not_ordered", ~has_order),
        ("unspent", s == 0),
        ("partly_spent", s < c),
    ]
    return np.select([rule for _, rule in rules], [name for name, _ in rules], "settled")


if __name__ == "__main__":
    main(*sys.argv[1:5])
