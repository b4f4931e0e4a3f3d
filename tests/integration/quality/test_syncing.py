"""A snapshot of the ministry meets the register: what follows, what stays, what people decide."""

import uuid
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.integration.distribution import world
from tests.integration.quality import syncing
from tests.integration.quality.syncing import (
    DESA,
    DESA_2,
    ELSEWHERE,
    OTHER_PATH,
    PATH,
    change,
    family,
    receive,
    take,
)
from tests.integration.quality.world import rows

from salur.access.queries import SYSTEM
from salur.kernel.refused import Refused
from salur.quality import queries
from salur.quality.domain.syncing import PendingState
from salur.registry.domain import Kind, Reason

pytestmark = pytest.mark.django_db
OPEN = (PendingState.PENDING, PendingState.SENT)


@pytest.fixture(autouse=True)
def office(db: None, tmp_path: Path, settings: Settings) -> None:
    settings.SALUR_EVIDENCE = tmp_path / "store"
    world.build()
    world.as_(SYSTEM)


def register(columns: str = "name, address") -> dict[str, tuple[object, ...]]:
    found = rows(f"SELECT id_kpm, {columns} FROM registry_family ORDER BY id_kpm")
    return {str(one[0]): one[1:] for one in found}


def proposals() -> list[tuple[object, ...]]:
    return rows(
        "SELECT id_kpm, kind, state, value FROM registry_change WHERE source = 'sync' ORDER BY id"
    )


def counts(one: queries.SnapshotRow) -> dict[str, int]:
    names = ("same", "followed", "kept", "conflicts", "added", "vanished", "moved", "acknowledged")
    return {name: getattr(one, name) for name in names if getattr(one, name)}


def test_the_first_snapshot_is_loaded_as_it_is() -> None:
    taken = take(family(1), family(2))
    assert (taken.state, taken.previous, taken.families, counts(taken)) == (
        "LOADED", None, 2, {"added": 2},
    )  # fmt: skip
    assert register() == {"K1": ("SITI 1", "JL SATU"), "K2": ("SITI 2", "JL SATU")}


def test_the_same_families_again_change_nothing() -> None:
    first = take(family(1), family(2))
    before = rows("SELECT * FROM registry_family ORDER BY id")
    again = take(family(2), family(1), month=4)
    assert (again.state, again.previous, counts(again)) == ("MERGED", first.id, {"same": 2})
    assert rows("SELECT * FROM registry_family ORDER BY id") == before
    assert proposals() == []


def test_what_the_office_left_alone_follows_the_ministry() -> None:
    take(family(1), family(2))
    changed = family(1, alamat="JL DUA", nik="6201024101909999", nama_ibu_kandung="AMINAH")
    taken = take(changed, family(2), family(3), month=4)
    assert counts(taken) == {"same": 1, "followed": 1, "added": 1}
    assert register()["K1"] == ("SITI 1", "JL DUA")
    assert register()["K3"] == ("SITI 3", "JL SATU")
    assert counts(take(changed, family(2), family(3), month=5)) == {"same": 3}


def test_a_cell_that_the_ministry_emptied_is_empty() -> None:
    take(family(1), family(2))
    take(family(1, alamat=""), family(2), month=4)
    assert register("address")["K1"] == (None,)


def test_an_own_change_stays_with_its_berita_acara_until_the_ministry_shows_it() -> None:
    take(family(1), family(2))
    change("K1", column="alamat", value="JL KANTOR")
    taken = take(family(1, nama_pengurus="SITI AMINAH"), family(2), month=4)
    assert counts(taken) == {"same": 1, "followed": 1, "kept": 1}
    assert register()["K1"] == ("SITI AMINAH", "JL KANTOR")
    (waiting,) = queries.pending_page(PATH, states=OPEN)
    assert (waiting.id_kpm, waiting.column, waiting.value) == ("K1", "alamat", "JL KANTOR")
    assert (waiting.no_ba, waiting.state) == ("BA/1", PendingState.PENDING)
    row = family(1, nama_pengurus="SITI AMINAH", alamat="JL KANTOR")
    assert counts(take(row, family(2), month=5)) == {"same": 2, "acknowledged": 1}
    assert queries.pending_page(PATH, states=OPEN) == ()
    assert queries.pending_counts(PATH)[PendingState.ACKNOWLEDGED] == 1


def test_what_both_changed_differently_is_a_conflict_and_keeps_the_office_s_word() -> None:
    take(family(1))
    change("K1", column="nama_pengurus", value="SITI KANTOR")
    taken = take(family(1, nama_pengurus="SITI PUSAT"), month=4)
    assert counts(taken) == {"conflicts": 1}
    assert register("name")["K1"] == ("SITI KANTOR",)
    (one,) = queries.conflicts_page(PATH)
    assert one.cells == queries.Cells("SITI 1", "SITI KANTOR", "SITI PUSAT")
    assert (one.no_ba, one.column) == ("BA/1", "nama_pengurus")


def test_secret_values_of_a_conflict_are_sealed_and_shown_masked() -> None:
    take(family(1))
    change("K1", column="nik", value="6201024101905555")
    take(family(1, nik="6201024101907777"), month=4)
    (one,) = queries.conflicts_page(PATH)
    assert one.cells.local == "6201••••••••5555" and one.cells.remote == "6201••••••••7777"
    kept = rows("SELECT to_jsonb(c)::text FROM quality_conflict c")
    kept += rows("SELECT to_jsonb(p)::text FROM quality_pending p")
    assert "6201024101905555" not in str(kept) and "6201024101907777" not in str(kept)


def test_a_conflict_that_a_later_snapshot_settles_is_no_longer_asked() -> None:
    take(family(1))
    change("K1", column="nama_pengurus", value="SITI KANTOR")
    take(family(1, nama_pengurus="SITI PUSAT"), month=4)
    again = take(family(1, nama_pengurus="SITI PUSAT"), month=5)
    assert counts(again) == {"kept": 1} and queries.open_conflicts(PATH) == 1
    other = take(family(1, nama_pengurus="SITI LAIN"), month=6)
    assert counts(other) == {"conflicts": 1}
    (one,) = queries.conflicts_page(PATH)
    assert one.cells.remote == "SITI LAIN"
    assert counts(take(family(1, nama_pengurus="SITI KANTOR"), month=7)) == {
        "same": 1, "acknowledged": 1,
    }  # fmt: skip
    assert queries.open_conflicts(PATH) == 0


def test_a_family_that_vanished_stays_until_a_berita_acara_ends_it() -> None:
    take(family(1), family(2))
    assert counts(take(family(1), month=4)) == {"same": 1, "vanished": 1}
    assert register("ended_from")["K2"] == (None,)
    assert proposals() == [("K2", "HAPUS", "PROPOSED", None)]
    assert counts(take(family(1), month=5)) == {"same": 1}
    assert len(proposals()) == 1
    assert counts(take(family(1), family(2), month=6)) == {"same": 2}
    assert queries.departures_page(PATH) == ()
    assert rows("SELECT state FROM quality_departure") == [("RETURNED",)]


def test_a_family_that_the_office_changed_and_the_ministry_dropped_is_a_conflict() -> None:
    take(family(1), family(2))
    change("K2", column="alamat", value="JL KANTOR")
    assert counts(take(family(1), month=4)) == {"same": 1, "conflicts": 1}
    (one,) = queries.conflicts_page(PATH)
    assert (one.id_kpm, one.column, one.cells.remote) == ("K2", "*", None)
    assert proposals() == []


def test_a_family_that_the_office_ended_stays_ended_and_is_told_to_the_ministry() -> None:
    take(family(1), family(2))
    change("K2", Kind.HAPUS, reason=Reason.MENINGGAL)
    assert counts(take(family(1), family(2), month=4)) == {"same": 1, "kept": 1}
    assert register("ended_no_ba")["K2"] == ("BA/1",)
    (waiting,) = queries.pending_page(PATH, states=OPEN)
    assert (waiting.id_kpm, waiting.column, waiting.no_ba) == ("K2", "*", "BA/1")
    assert counts(take(family(1), month=5)) == {"same": 1, "acknowledged": 1}


def test_ended_here_and_changed_there_is_a_conflict() -> None:
    take(family(1), family(2))
    change("K2", Kind.HAPUS, reason=Reason.MENINGGAL)
    assert counts(take(family(1), family(2, alamat="JL DUA"), month=4))["conflicts"] == 1
    (one,) = queries.conflicts_page(PATH)
    assert (one.column, one.cells.local) == ("*", None)


def test_a_move_within_the_region_follows_with_its_account() -> None:
    take(family(1), family(2))
    assert counts(take(family(1, kode_wilayah=DESA_2), family(2), month=4))["followed"] == 1
    assert register("kode_wilayah, path::text")["K1"] == (DESA_2, f"{PATH}.02.2004")


def test_a_family_listed_in_another_kab_kota_is_shown_to_both_and_moved_by_people() -> None:
    take(family(1), family(2))
    take(family(7, kode_wilayah=ELSEWHERE), path=OTHER_PATH)
    gone = take(family(1), month=4)
    assert counts(gone) == {"same": 1, "vanished": 1}
    came = take(family(7, kode_wilayah=ELSEWHERE), family(2, kode_wilayah=ELSEWHERE), month=4,
                path=OTHER_PATH)  # fmt: skip
    assert counts(came) == {"same": 1, "moved": 1}
    assert register("kode_wilayah")["K2"] == (DESA,)
    for path in (PATH, OTHER_PATH):
        (one,) = queries.departures_page(path)
        assert (one.id_kpm, one.to_path) == ("K2", f"{OTHER_PATH}.01.2001")


def test_a_snapshot_of_the_province_moves_a_family_between_its_kab_kota() -> None:
    take(family(1), family(2), path="id.62")
    taken = take(family(1), family(2, kode_wilayah=ELSEWHERE), month=4, path="id.62")
    assert counts(taken) == {"same": 1, "followed": 1, "moved": 1}
    assert register("kode_wilayah")["K2"] == (ELSEWHERE,)
    moved = queries.departures_page(OTHER_PATH, snapshot_id=taken.id)
    assert [one.state for one in moved] == ["MOVED"]


def test_a_kab_kota_s_snapshot_is_merged_with_its_part_of_the_province_s() -> None:
    take(family(1), family(2, kode_wilayah=ELSEWHERE), path="id.62")
    assert counts(take(family(1, alamat="JL DUA"), month=4)) == {"followed": 1}


def refused(evidence_id: uuid.UUID, *, month: int = 4) -> str:
    before = rows("SELECT id_kpm, digest FROM registry_family ORDER BY id_kpm")
    with pytest.raises(Refused) as caught:
        syncing.accept(evidence_id, month=month)
    assert caught.value.message.id and caught.value.next_step.id
    assert rows("SELECT id_kpm, digest FROM registry_family ORDER BY id_kpm") == before
    assert rows("SELECT status FROM evidence_file WHERE id = %s", evidence_id) == [("checked",)]
    return caught.value.code


def test_bad_snapshots_are_refused_and_change_nothing() -> None:
    take(family(1), family(2), month=4)
    assert refused(receive([family(1)], month=3)) == "snapshot_older"
    assert refused(receive([family(1), family(1), family(2)], month=5)) == "family_repeated"
    faulty = [family(1), family(2), family(3, kode_wilayah="9999999999")]
    assert refused(receive(faulty, month=5)) == "rows_held_back"
    elsewhere = [family(1), family(3, kode_wilayah=ELSEWHERE)]
    assert refused(receive(elsewhere, month=5)) == "other_region"
    short = ("id_kpm", "nik", "nama_pengurus", "tanggal_lahir", "nama_ibu_kandung", "kode_wilayah")
    assert refused(receive([family(1)], month=5, columns=short)) == "column_missing"
    assert refused(receive([family(1)], month=5, path="id.62")) == "snapshot_in_parts"


def test_the_first_snapshot_is_held_to_its_region_and_to_one_row_a_family() -> None:
    assert refused(receive([family(1, kode_wilayah=ELSEWHERE)])) == "other_region"
    assert refused(receive([family(1), family(1), family(2)])) == "family_repeated"
    assert register() == {}


def test_own_changes_without_a_common_snapshot_are_not_overwritten() -> None:
    found = receive([family(1)], sender=world.OFFICE)
    syncing.accept(found)
    change("K1", column="alamat", value="JL KANTOR")
    assert refused(receive([family(1)])) == "base_missing"


def test_the_same_snapshot_again_says_what_it_did() -> None:
    take(family(1))
    found = receive([family(1), family(2)], month=4)
    syncing.accept(found, month=4)
    from salur.quality.actions import take_snapshot

    again = take_snapshot(evidence_id=found, by=SYSTEM, at=world.LATER, key="once more")
    assert again.repeated and (again.added, again.same) == (1, 1)
    assert rows("SELECT count(*) FROM quality_snapshot") == [(2,)]


def test_a_snapshot_that_was_taken_is_not_withdrawn() -> None:
    from salur.distribution.actions import withdraw_evidence

    found = receive([family(1)])
    syncing.accept(found)
    with pytest.raises(Refused) as caught:
        withdraw_evidence(
            evidence_id=found, reason="salah kirim bulan", by=SYSTEM, at=world.LATER, key=""
        )
    assert caught.value.code == "snapshot_taken"


def test_what_the_data_are_suspended_for_follows_too() -> None:
    take(family(1), family(2))
    take(family(1, nik=""), family(2), month=4)
    assert register("payable, suspended_reasons")["K1"] == (False, ["nik_missing"])
    take(family(1), family(2), month=5)
    assert register("payable, suspended_reasons")["K1"] == (True, [])


def test_a_nik_that_the_office_repaired_is_not_suspended_again() -> None:
    take(family(1, nik=""), family(2))
    change("K1", column="nik", value="6201024101905555")
    assert register("payable")["K1"] == (True,)
    take(family(1, nik="", alamat="JL DUA"), family(2), month=4)
    assert register("payable, address")["K1"] == (True, "JL DUA")
