"""How far aid has come, from what the capabilities keep."""

from salur.interfaces.web.presenters.progress_of_aid import Places, places_of
from salur.programs.queries import RegionQuota


def quota(code: str, kpm: int | None, listed: int) -> RegionQuota:
    return RegionQuota(code, kpm, listed, ())


def test_a_quota_shared_out_to_desa_counts_once() -> None:
    given = [
        quota("6201", 10, 9),
        quota("6201022001", 6, 5),
        quota("6201022002", 4, 4),
        quota("6202012003", 3, 3),
    ]
    assert places_of(given) == Places(13, 12)


def test_contradicting_or_missing_quotas_say_nothing() -> None:
    assert places_of([]) is None
    assert places_of([quota("6201", None, 9)]) is None
