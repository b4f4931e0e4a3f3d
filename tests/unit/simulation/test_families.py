"""The families: as many as published, each with its own numbers, nobody in particular."""

from collections import Counter
from pathlib import Path

from salur.kernel.period import Period
from salur.simulation.actions import simulate
from salur.simulation.assumptions import BPNT, RASTRA, load_assumptions, scaled
from salur.simulation.names import as_a_bank_spells
from tests.unit.simulation.reading import Row, rows

MARCH = Period(2019, 3)


def published(kabs: set[str], program: str | None = None) -> int:
    return sum(
        area.kpm
        for area in load_assumptions().areas
        if area.kab in kabs and program in (None, area.program(MARCH))
    )


def kabs_of(province: str) -> set[str]:
    return {a.kab for a in load_assumptions().areas if a.kab.startswith(province)}


def test_the_published_figures_stand() -> None:
    assert published(kabs_of("62")) == 81_775
    assert published(kabs_of("63")) == 124_000
    assert published({"6472", "6474", "6402", "6471"}, BPNT) == 64_432
    assert published(kabs_of("65"), BPNT) == 10_931
    assert published(kabs_of("65"), RASTRA) == 11_726
    assert sum(area.kpm for area in load_assumptions().areas) >= 250_000


def test_the_kalsel_calendar_stands() -> None:
    rice = {
        month: {
            area.name
            for area in load_assumptions().areas
            if area.kab.startswith("63") and area.program(Period(2019, month)) == RASTRA
        }
        for month in (5, 7, 9, 10)
    }
    assert len(rice[5]) == 8
    assert rice[7] == {"Banjar", "Kotabaru", "Tanah Bumbu", "Balangan"}
    assert rice[9] == {"Kotabaru"}
    assert not rice[10]


def test_quotas_in_the_files_equal_the_published_figures(tmp_path: Path) -> None:
    simulate(provinces=["65"], first=MARCH, out=tmp_path, workers=1)
    quotas = rows(tmp_path / "kuota.csv")
    for program, total in ((BPNT, 10_931), (RASTRA, 11_726)):
        own = [q for q in quotas if q["program"] == program and "REVISI" not in q["no_sk"]]
        assert sum(int(q["kpm"]) for q in own if len(q["kode_wilayah"]) == 4) == total
        assert sum(int(q["kpm"]) for q in own if len(q["kode_wilayah"]) == 10) == total
    listed = Counter(r["kode_wilayah"] for r in rows(tmp_path / "kpm.csv"))
    assert len(listed) > 450
    assert min(listed.values()) < 10 < 200 < max(listed.values())


def test_a_smaller_world_has_exactly_the_families_asked_for() -> None:
    areas = load_assumptions().areas
    assert sum(scaled(areas, 20_001)) == 20_001
    assert scaled(areas, None) == [area.kpm for area in areas]


def test_no_number_stands_twice_unless_a_fault_says_so(spring: Path) -> None:
    families = rows(spring / "2019-03" / "kpm.csv")
    faulty = {r["id_kpm"]: r["finding"] for r in rows(spring / "2019-03/truth/register.csv")}
    sound = [family["nik"] for family in families if family["id_kpm"] not in faulty]
    assert len(set(sound)) == len(sound)
    missing = {family["id_kpm"] for family in families if not family["nik"]}
    assert missing == {identity for identity, fault in faulty.items() if fault == "nik_missing"}
    shared = [f["nik"] for f in families if faulty.get(f["id_kpm"]) == "nik_shared"]
    assert shared
    assert set(shared) <= set(sound)
    for column in ("id_kpm", "no_kk", "id_pengurus"):
        assert len({family[column] for family in families}) == len(families)


def is_well_formed(family: Row) -> bool:
    year, month, day = family["tanggal_lahir"].split("-")
    dd = int(day) + (40 if family["jenis_kelamin"] == "P" else 0)
    return (
        len(family["nik"]) == 16
        and family["nik"][6:12] == f"{dd:02d}{month}{year[2:]}"
        and family["nik"][12:] != "0000"
    )


def test_a_sound_nik_tells_birth_and_sex_and_a_malformed_one_does_not(spring: Path) -> None:
    families = rows(spring / "2019-03" / "kpm.csv")
    faulty = {r["id_kpm"]: r["finding"] for r in rows(spring / "2019-03/truth/register.csv")}
    for family in families:
        fault = faulty.get(family["id_kpm"])
        assert is_well_formed(family) or fault, family
        assert not (is_well_formed(family) and fault == "nik_malformed"), family
    women = sum(family["jenis_kelamin"] == "P" for family in families)
    assert 0.8 < women / len(families) < 0.95
    old = [f for f in families if f["kode_wilayah"][:2] == "65" and f["nik"][:2] == "64"]
    assert len(old) > 100


def test_identifiers_keep_their_leading_zeros(spring: Path) -> None:
    with_account = [r for r in rows(spring / "2019-03" / "kpm.csv") if r["no_rekening"]]
    assert {len(row["no_rekening"]) for row in with_account} == {15}
    assert {len(row["no_kks"]) for row in with_account} == {16}
    assert any(row["no_rekening"].startswith("00") for row in with_account)
    assert {len(r["rt"]) for r in with_account} == {3}


def test_names_are_put_together_from_few_parts(spring: Path) -> None:
    families = rows(spring / "2019-03" / "kpm.csv")
    words = {word for family in families for word in family["nama_pengurus"].split()}
    assert 100 < len(words) < 260
    lengths = Counter(len(family["nama_pengurus"].split()) for family in families)
    assert lengths[1] > 500
    assert lengths[3] > 50


def test_a_bank_spells_the_same_name() -> None:
    assert as_a_bank_spells("HJ. SITI AMINAH") == "SITI AMINAH"
    assert as_a_bank_spells("H. MUHAMMAD RAHMAN") == "MUH. RAHMAN"
    assert as_a_bank_spells("PARTINI") == "PARTINI"
