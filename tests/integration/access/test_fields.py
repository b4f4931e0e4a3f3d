"""A region's path is an ltree, and is asked as one."""

import datetime as dt

import pytest

from salur.access.actions import as_owner
from salur.places.models import Region

pytestmark = pytest.mark.django_db


def test_paths_are_asked_by_subtree_and_by_holder() -> None:
    with as_owner():
        for code, path in (("62", "id.62"), ("6201", "id.62.01"), ("6301", "id.63.01")):
            Region.objects.create(code=code, name=code, level=1, path=path, valid_from=dt.date.min)
    assert set(Region.objects.filter(path__within="id.62").values_list("code", flat=True)) == {
        "62",
        "6201",
    }
    assert Region.objects.filter(path__within=["id.63", "id.62.01"]).count() == 2
    assert Region.objects.filter(path__within=[]).count() == 0
    assert Region.objects.filter(path__holds="id.62.01.02").count() == 2
    assert Region.objects.get(path="id.63.01").path == "id.63.01"
