"""A proposal of where shops open: made of what the register and the banks say, and kept as made."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.quality.test_assessing import KUKAR, family
from tests.integration.quality.world import SAMARINDA, officer, register

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.refused import Refused
from salur.places import actions as places
from salur.programs.actions import seed_parameters
from salur.transition import actions, queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 9, 2, 3, tzinfo=dt.UTC)
KOTA = "id.64.72"
EVERY = actions.SitingAsked("EVERY_DESA")


def propose(by: Actor, path: str = KOTA, **other: object) -> actions.SitingMade:
    enter_scope(by)
    given = {"path": path, "asked": EVERY, "by": by, "at": AT, "key": "s"} | other
    return actions.propose_siting(**given)  # type: ignore[arg-type]


def test_a_proposal_is_kept_as_it_was_made_and_seen_in_its_scope_alone(tmp_path: Path) -> None:
    seed_parameters(by=SYSTEM, at=AT)
    register(family(1), family(2), family(3, KUKAR))
    by = officer(KOTA)
    with pytest.raises(Refused, match="positions_missing"):
        propose(by)
    file = tmp_path / "posisi.csv"
    file.write_text(f"kode_wilayah,lintang,bujur\n{SAMARINDA},-0.5,117.1\n", encoding="utf-8")
    places.import_positions(file, citation="Contoh", by=SYSTEM, at=AT)
    made = propose(by)
    assert (made.covered, made.families, made.opened) == (2, 2, 1)
    assert propose(by) == made, "the same key is the same proposal"
    one = queries.siting(made.id)
    assert one is not None and one.covered.is_proven and one.opened.is_proven
    (shop,) = queries.siting_shops(made.id)
    assert (shop.id, shop.opened, shop.taken) == (f"DESA-{SAMARINDA}", True, 2)
    assert {flow.plan for flow in queries.siting_flows(made.id)} == {
        "PROPOSED", "LARGEST", "GREEDY",
    }  # fmt: skip
    silent = actions.propose_siting(
        path=KOTA, asked=actions.SitingAsked("CANDIDATES"), by=by, at=AT, key="t"
    )
    (village,) = queries.siting_villages(silent.id)
    assert (village.reason, village.service, silent.opened) == ("out_of_reach", "rice", 0)
    for refusal, other in (
        ("area_not_kabkota", {"path": "id.64", "by": officer("id.64")}),
        ("places_unknown", {"asked": actions.SitingAsked("x")}),
        ("outside_scope", {"path": "id.64.02"}),
    ):
        with pytest.raises(Refused, match=refusal):
            propose(**{"by": by, "key": uuid.uuid4().hex, **other})  # type: ignore[arg-type]
    for change in ("UPDATE transition_siting SET opened = 0", "DELETE FROM transition_siting_flow"):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(change)
    enter_scope(officer("id.64.02"))
    assert queries.sitings_page("id") == () and queries.siting_flows(made.id) == ()
