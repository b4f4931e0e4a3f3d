"""Making the file of changes that goes up: what the office changed and the ministry does not show.

Only what a berita acara bears goes, and nothing that waits for a conflict to be decided. The file
is kept sealed as it was made; the next snapshot says what arrived.

Refusals, in the order in which they are found: `role_missing`, `outside_scope`, `nothing_to_send`.
"""

import csv
import datetime as dt
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.sentences import harmless
from salur.kernel.period import Period
from salur.kernel.sealing import Opener, Sealer
from salur.quality.actions import snapshot_refusals as refusals
from salur.quality.domain.syncing import CONTENT, VALUE
from salur.quality.models import Conflict, Pending, Sending
from salur.registry import queries as register
from salur.registry.queries import ChangeLine


@dataclass(frozen=True)
class ChangesSent:
    """One file of changes: how many lines it has."""

    id: UUID
    rows: int


@transaction.atomic
def send_changes(*, path: str, by: Actor, at: dt.datetime, key: str) -> ChangesSent:
    """Make the file of contract `perubahan` with every own change the ministry lacks."""
    require(by, "change.send", path)
    done = audit.done("quality.changes_sent", key)
    if done is not None:
        return ChangesSent(UUID(done.subject_id), int(str(done.facts["rows"])))
    with as_owner():
        own = _waiting(path)
        lines = {one.id: one for one in register.changes_of({row.change or 0 for row in own})}
        if not own:
            raise refusals.nothing_to_send()
        text = _written(own, lines)
        kept = Sending.objects.create(
            id=uuid.uuid4(),
            path=path,
            sha256=sha256(text.encode()).hexdigest(),
            rows=len(own),
            content_sealed=Sealer(settings.SALUR_KEYS.identifier, CONTENT).seal(text),
            made_by=by.person_id,
            made_by_name=by.name,
            made_at=at,
        )
        Pending.objects.filter(id__in=[row.id for row in own]).update(
            state="SENT", sending=kept.id, sent_at=at
        )
    audit.record(
        action="quality.changes_sent",
        by=by,
        at=at,
        subject=("sending", kept.id),
        path=path,
        facts={"rows": kept.rows, "sha256": kept.sha256},
        key=key,
    )
    return ChangesSent(kept.id, kept.rows)


def _waiting(path: str) -> list[Pending]:
    disputed = Conflict.objects.filter(
        id_kpm=OuterRef("id_kpm"), column=OuterRef("column"), state="OPEN"
    )
    rows = Pending.objects.select_for_update().filter(
        ~Exists(disputed),
        path__within=path,
        state__in=("PENDING", "SENT"),
        change__isnull=False,
    )
    return list(rows.order_by("no_ba", "id_kpm", "column"))


def _written(own: Sequence[Pending], lines: dict[int, ChangeLine]) -> str:
    opener = Opener(settings.SALUR_KEYS.identifier, VALUE)
    out = io.StringIO()
    columns = [field.name for field in load_contract("perubahan").fields]
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for row in own:
        line = lines[row.change or 0]
        value = None
        if line.column is not None and row.value_sealed is not None:
            value = opener.open(bytes(row.value_sealed))
        writer.writerow(_row(line, value))
    return out.getvalue()


def _row(line: ChangeLine, value: str | None) -> dict[str, str]:
    month = "" if line.effective is None else str(Period.from_number(line.effective))
    cells = {
        "no_ba": line.no_ba,
        "tanggal_ba": None if line.tanggal_ba is None else line.tanggal_ba.isoformat(),
        "kode_wilayah": line.kode_wilayah,
        "id_kpm": line.id_kpm,
        "periode_berlaku": month,
        "jenis": str(line.kind),
        "alasan": line.reason,
        "id_pengganti": line.replaced_by,
        "kolom": line.column,
        "nilai_baru": value,
    }
    return {name: harmless(cell or "") for name, cell in cells.items()}
