"""Recording facts about areas, and counting how far they are with each gate.

Refusals of `record_facts`, in the order in which they are found: role and scope (`role_missing`,
`outside_scope`), `nothing_recorded`, `facts_wrong` (naming every wrong line). Of
`measure_readiness`: role and scope, `area_too_wide`, `parameter_missing`, `nobody_to_count`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.transition.domain.facts import NewFact, WrongFact, wrong_facts
from salur.transition.pipeline import readiness as steps

_NAMED = 5
WHY = {
    "region_unknown": Sentence("wilayah tidak dikenal", "there is no such region"),
    "region_too_wide": Sentence("wilayah terlalu luas", "the region is too wide"),
    "day_in_future": Sentence("tanggal belum tiba", "the day has not come yet"),
    "day_unreadable": Sentence("tanggal tidak terbaca", "the day cannot be read"),
    "access_unknown": Sentence(
        "akses harus darat, sungai, laut atau udara", "access is by land, river, sea or air"
    ),
    "number_missing": Sentence("nomor surat belum diisi", "the number of the paper is missing"),
    "text_too_long": Sentence("teks terlalu panjang", "the text is too long"),
    "kind_unknown": Sentence("jenis tidak dikenal", "there is no such kind"),
    "yes_or_no": Sentence("isi ya atau tidak", "say yes or no"),
    "heads_missing": Sentence("judul kolom tidak lengkap", "headings are missing"),
    "too_many_lines": Sentence("terlalu banyak baris", "there are too many lines"),
}


class FactsRefused(Refused):
    """These facts are not recorded: nothing was kept. `wrong` names every wrong line."""

    def __init__(
        self, code: str, message: Sentence, next_step: Sentence, wrong: Sequence[WrongFact] = ()
    ) -> None:
        super().__init__(code, message, next_step)
        self.wrong = tuple(wrong)


class ReadinessRefused(Refused):
    """This area is not counted: nothing was kept."""


@dataclass(frozen=True)
class Recorded:
    """How many facts were new; what was said already is not said twice."""

    facts: int


@dataclass(frozen=True)
class Measured:
    """How many desa were counted, and how many of them passed every gate."""

    desa: int
    ready: int


@transaction.atomic
def record_facts(
    *,
    facts: Sequence[NewFact],
    by: Actor,
    at: dt.datetime,
    key: str,
    evidence: UUID | None = None,
) -> Recorded:
    """Record what people found of areas; what was said otherwise before is superseded."""
    require(by, "fact.record")
    for code in sorted({one.kode_wilayah for one in facts}):
        require(by, "fact.record", RegionCode(code).path)
    done = audit.done("transition.facts_recorded", key)
    if done is not None:
        return Recorded(int(str(done.facts["new"])))
    if not facts:
        raise FactsRefused(
            "nothing_recorded",
            Sentence("Tidak ada keterangan yang diisi.", "Nothing was filled in."),
            Sentence("Isi sedikitnya satu.", "Fill in at least one."),
        )
    today = timezone.localdate(at)
    known = places.names({one.kode_wilayah for one in facts}, today)
    wrong = wrong_facts(facts, known, today)
    if wrong:
        raise facts_wrong(wrong)
    with as_owner():
        recorded = Recorded(steps.record(facts, evidence=evidence, by=by, at=at))
    codes = {one.kode_wilayah for one in facts}
    first = min(codes)
    audit.record(
        action="transition.facts_recorded",
        by=by,
        at=at,
        subject=("area", first),
        path=RegionCode(first[:4]).path,
        facts={"facts": len(facts), "new": recorded.facts, "kinds": len({f.kind for f in facts})},
        key=key,
    )
    return recorded


@transaction.atomic
def measure_readiness(*, path: str, by: Actor, at: dt.datetime, key: str) -> Measured:
    """Count how far every desa at or under a province or kab/kota is with each gate, today."""
    require(by, "fact.record", path)
    done = audit.done("transition.readiness_measured", key)
    if done is not None:
        return Measured(*(int(str(done.facts[name])) for name in ("desa", "ready")))
    if not Level.PROVINCE <= path.count(".") <= Level.KABKOTA:
        raise ReadinessRefused(
            "area_too_wide",
            Sentence(
                "Kesiapan dihitung per provinsi atau kabupaten/kota.",
                "Readiness is counted per province or kab/kota.",
            ),
            Sentence("Pilih kabupaten/kota.", "Choose a kab/kota."),
        )
    with as_owner():
        steps.lock(path)
        desa, ready = steps.count(path, timezone.localdate(at), at)
    if not desa:
        raise ReadinessRefused(
            "nobody_to_count",
            Sentence(
                "Tidak ada keluarga di wilayah ini dalam register.",
                "The register has no family in this region.",
            ),
            Sentence("Muat dahulu data KPM wilayah ini.", "Load this region's families first."),
        )
    audit.record(
        action="transition.readiness_measured",
        by=by,
        at=at,
        subject=("area", places.digits_of(path)),
        path=path,
        facts={"desa": desa, "ready": ready},
        key=key,
    )
    return Measured(desa, ready)


def facts_wrong(wrong: Sequence[WrongFact]) -> FactsRefused:
    """Make the refusal that names the wrong lines, the first of them in its sentence."""
    more = len(wrong) - _NAMED
    rest = f" (+{more})" if more > 0 else ""

    def said(language: str) -> str:
        row = "baris" if language == "id" else "line"
        named = (f"{row} {w.line}: {WHY[w.why].in_language(language)}" for w in wrong[:_NAMED])
        return "; ".join(named) + rest

    return FactsRefused(
        "facts_wrong",
        Sentence(f"{len(wrong)} baris salah: {said('id')}.", f"Wrong lines: {said('en')}."),
        Sentence("Perbaiki baris itu, lalu kirim lagi.", "Correct them, then send again."),
        wrong,
    )
