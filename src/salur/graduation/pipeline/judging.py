"""Judging the rows of a received file of visits: the register, the day, the sense of the answers.

It says the same as the keeping of visits does, of every wrong cell at once, before anybody accepts.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.batch.session import Session
from salur.evidence.pipeline.judges import About, Said
from salur.graduation.domain.indicators import DAY, FAMILY, SUBMISSION, VISITOR, Answers
from salur.graduation.domain.visits import Submitted, answers_of, faults_of, submission_of
from salur.graduation.queries.visits import submissions_kept
from salur.kernel.region_code import RegionCode
from salur.registry import queries as registry

PACKAGE = "salur.graduation"
_AT_ONCE = 10_000
_LINES = (
    "FROM judged_visits SELECT place, is_whole, id_kpm, tanggal, petugas, id_kiriman, said"
    " ORDER BY row"
)
Row = tuple[Any, ...]


def judge_visits(session: Session, table: str, about: About) -> Sequence[Said]:
    """Give what is wrong with the rows of a file about `about.path`, by place in `table`."""
    session.file(PACKAGE, "visits/judged.sql", table=table)
    said: list[Said] = []
    submitted = Submitted()
    for rows in session.stream(_LINES, size=_AT_ONCE):
        with transaction.atomic(), as_owner():
            here = _families_within(about.path, {row[2] for row in rows if row[2]})
            submissions = {one for row in rows if (one := submission_of(row[5]))}
            known = submissions_kept(submissions, but=about.evidence)
        for *row, text in rows:
            answers = answers_of(json.loads(text))
            said += _of_row(tuple(row), answers, about, here, known)
            told = (*row[2:5], *sorted(answers.items()))
            submitted.note(row[0], submission_of(row[5]), told)
    session.run("DROP TABLE judged_visits")
    return (*said, *((place, SUBMISSION, rule, "") for place, rule in submitted.repeated()))


def _families_within(path: str, ids: set[str]) -> set[str]:
    return {
        id_kpm
        for id_kpm, one in registry.families_to_visit(ids).items()
        if covers((path,), RegionCode(one.kode_wilayah).path)
    }


def _of_row(
    row: Row, answers: Answers, about: About, here: set[str], known: set[tuple[UUID, str]]
) -> Iterator[Said]:
    place, is_whole, id_kpm, day, visitor, submission = row
    if id_kpm and id_kpm not in here:
        yield place, FAMILY, "family_elsewhere", id_kpm
    for column, rule in faults_of(day, visitor, answers, about.on, is_whole=is_whole):
        value = {DAY: day, VISITOR: visitor}.get(column, answers.get(column, ""))
        yield place, column, rule, str(value)
    if (submission_of(submission), id_kpm) in known:
        yield place, SUBMISSION, "submission_known", ""
