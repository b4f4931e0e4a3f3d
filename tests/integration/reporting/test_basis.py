"""A report names the files that it rests on, as they were received."""

from pathlib import Path

import pytest
from tests.integration.evidence import world
from tests.integration.evidence.world import send, topup

from salur.access.actions import as_owner
from salur.evidence import queries as evidence
from salur.reporting.pipeline import basis

pytestmark = pytest.mark.django_db


def test_files_are_named_with_sender_hash_and_sum_and_what_of_them_is_held_back(
    tmp_path: Path,
) -> None:
    world.parties()
    lines = (world.line(3), world.line(1), world.line(2, amount="0"))
    received = send(world.write(tmp_path, topup(lines)))
    with as_owner():
        files = basis.files_of([received.evidence_id])
        row = evidence.evidence(received.evidence_id)
    assert row is not None
    [named] = basis.evidence_rows(files)
    assert (named.contract, named.sender, named.sha256) == ("topup", row.sender_name, row.sha256)
    assert (named.rows, named.accepted, named.total) == (3, 2, 220_000)
    [held] = basis.held_back_rows(files)
    assert (held.file_name, held.lines) == (row.file_name, 1)
