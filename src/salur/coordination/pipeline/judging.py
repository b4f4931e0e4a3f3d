"""Judging the rows of a received file of complaints: they are about the region of their file.

It says the same as the keeping of complaints does, before anybody accepts.
"""

from collections.abc import Sequence

from salur.batch.session import Session
from salur.coordination.pipeline.complaint_files import ELSEWHERE, PACKAGE, REGION
from salur.evidence.pipeline.judges import About, Said
from salur.places.queries import digits_of


def judge_complaints(session: Session, table: str, about: About) -> Sequence[Said]:
    """Give the rows of a file that are about a region outside `about.path`."""
    within = {"within": digits_of(about.path)}
    session.file(PACKAGE, "complaints/judged.sql", within, table=table)
    found = session.rows("FROM judged_complaints SELECT place, code ORDER BY place")
    session.run("DROP TABLE judged_complaints")
    return [(place, REGION, ELSEWHERE, code) for place, code in found]
