"""Accepted rows of contract `kuota`, as the programmes keep them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from salur.batch.lending import lent_session
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.domain import QuotaRow

PACKAGE = "salur.distribution"
_MEMORY_MB = 300


def quota_rows(paths: Sequence[Path]) -> Iterator[QuotaRow]:
    """Give the rows of accepted quota files."""
    with lent_session(load_macros, memory_mb=_MEMORY_MB) as session:
        for number, path in enumerate(paths):
            read_file(session, load_contract("kuota"), path, f"kuota_{number}")
            session.file(PACKAGE, "quotas/rows.sql", lines=f"kuota_{number}")
            for rows in session.stream("FROM quota_rows"):
                for code, program, first, last, kpm, no_sk in rows:
                    months = Period.from_number(first), Period.from_number(last)
                    yield QuotaRow(code, Program(program), *months, kpm, no_sk)
