"""The verbs of parties: register organisations, say whom they serve, keep the banks' shops."""

from salur.parties.actions.organisations import (
    PartyRefused,
    Seeded,
    begin_service,
    end_service,
    register_organisation,
    seed_parties,
)
from salur.parties.actions.shops import ShopsKept, keep_shops
from salur.parties.actions.warehouses import record_warehouse

__all__ = [
    "PartyRefused",
    "Seeded",
    "ShopsKept",
    "begin_service",
    "end_service",
    "keep_shops",
    "record_warehouse",
    "register_organisation",
    "seed_parties",
]
