"""Reads lines for the second pass: of all lines the numbers alone, of the few all that is said."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import Among, read_file
from salur.kernel.period import Period
from salur.reconciliation.pipeline.publishing import StatementFile

PACKAGE = "salur.reconciliation"
REFERENCES = {"topup": "referensi", "transaksi": "id_transaksi"}
_KIND = "CASE v_status WHEN 'SUKSES' THEN 1 WHEN 'BATAL' THEN -1 ELSE 0 END :: TINYINT"
_OTHER = "coalesce(v_program <> 'BPNT', false)"
_NULL = "\\N"

Files = Mapping[str, Sequence[StatementFile]]


def read_numbers(session: Session, period: Period, files: Files) -> None:
    """Read the account and the month of every line: `perintah`, `credits`, `purchases`."""
    _read(session, files, "perintah", "perintah", {"month": "v_periode"})
    _read(session, files, "topup", "credits", {"month": "v_periode", "kind": _KIND})
    _read(session, files, "transaksi", "purchases", {"month": _month_of_day(period)})


def read_few(session: Session, period: Period, files: Files) -> None:
    """Read what is said of `few` accounts: `order_lines`, `credit_lines`, `purchase_lines`."""
    person = {"nik": "nullif(v_nik, '')"}
    card = {"card": "nullif(v_no_kks, '')"}
    ordered = {"month": "v_periode", "name": "w_nama_pengurus", **person}
    credited = {"month": "v_periode", "kind": _KIND, "ref": "v_referensi", "name": "w_nama"}
    bought = {"month": _month_of_day(period), "ref": "v_id_transaksi", **card}
    _read(session, files, "perintah", "order_lines", ordered, few=True)
    _read(session, files, "topup", "credit_lines", {**credited, **person, **card}, few=True)
    _read(session, files, "transaksi", "purchase_lines", bought, few=True)


def note_files(session: Session, files: Files, paths: Mapping[UUID, str]) -> None:
    """Note of every file which evidence it is, and which region that is about."""
    insert(
        session,
        "file_paths",
        [
            (contract, number, paths.get(one.evidence, "id"), one.evidence)
            for contract, given in files.items()
            for number, one in enumerate(given)
        ],
    )


def read_rows(session: Session, files: Files) -> None:
    """Find in their files the rows that proposals rest on."""
    session.run("CREATE TABLE file_rows (contract VARCHAR, file INTEGER, ref VARCHAR, row BIGINT)")
    for contract, reference in REFERENCES.items():
        for number, one in enumerate(files.get(contract, ())):
            session.file(
                PACKAGE, "matching/file_rows.sql",
                {"contract": contract, "file": number, "path": str(one.path)}, ref=reference,
            )  # fmt: skip


def insert(session: Session, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Put rows into a table of the session; None is null, and no cell holds a tab."""
    path = session.scratch / f"{table}.tsv"
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write("\t".join(_NULL if cell is None else str(cell) for cell in row) + "\n")
    session.run(
        f"COPY {identifier(table)} FROM {text_literal(str(path))}"
        " (FORMAT csv, AUTO_DETECT false, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '',"
        f" NULLSTR '{_NULL}')"
    )
    path.unlink()


def _month_of_day(period: Period) -> str:
    return f"coalesce(CAST(strftime(v_tanggal, '%Y%m') AS INTEGER), {period.number})"


def _read(
    session: Session,
    files: Files,
    contract: str,
    table: str,
    columns: Mapping[str, str],
    *,
    few: bool = False,
) -> None:
    """Read one party's files; a party that sent nothing gives an empty table."""
    layout = load_contract(contract)
    paths = [one.path for one in files.get(contract, ())]
    if not paths:
        paths = [session.scratch / f"empty-{table}.csv"]
        paths[0].write_text(",".join(f.name for f in layout.fields) + "\n", encoding="utf-8")
    extra = {"acct": "v_no_rekening", **columns, "other_program": _OTHER}
    with session.step(f"read {table}"):
        for number, path in enumerate(paths):
            read_file(
                session, layout, path, table, number=number, stored=False, judged=False,
                extra=extra, account_keys=True,
                among=Among("no_rekening", "few") if few else None,
            )  # fmt: skip
        session.file(PACKAGE, "lines/set_aside.sql", lines=table)
