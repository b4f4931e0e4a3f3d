"""Families of two kab/kota, and files about their doors, for tests of home visits."""

import io
import uuid
from pathlib import Path

from tests.integration.coordination.cast import AT, actor, regions
from tests.integration.registry.changing import family, load

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence

DAY = AT.date()
HERE, ELSEWHERE = "6201022001", "6202012001"
ANSWERS: dict[str, str | int] = {
    "jumlah_anggota": 4, "pendapatan_bulan": 3_000_000, "makan_sehari": 3,
    "pekerjaan_kepala": "USAHA_SENDIRI", "bulan_bekerja": 12, "mampu_berobat": "TIDAK",
    "jaminan_kesehatan": "PBI",
}  # fmt: skip


def world(tmp_path: Path, settings: object) -> Actor:
    """Import regions and families, and give an operator of the first kab."""
    settings.SALUR_EVIDENCE = tmp_path / "store"  # type: ignore[attr-defined]
    enter_scope(SYSTEM)
    regions(tmp_path)
    here = [family(f"K{number}", number, desa=HERE) for number in range(1, 7)]
    load(*here, family("X1", 99, desa=ELSEWHERE))
    by = actor("operator", "DINSOS-6201")
    enter_scope(by)
    return by


def give(text: str, *, by: Actor, key: str, accept: bool = True) -> uuid.UUID:
    """Send a file of visits and accept it."""
    file = evidence.receive(
        source=io.BytesIO(text.encode()), file_name="uji.csv", contract="kunjungan",
        sender=by.organisation_id, path="id.62.01", program=None, period=None, by=by, at=AT,
        key=key,
    )  # fmt: skip
    if accept:
        accept_evidence(evidence_id=file.evidence_id, by=by, at=AT, key=key)
    return file.evidence_id
