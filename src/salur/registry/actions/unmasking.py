"""Showing one hidden value of a family.

Refusals, in the order in which they are found: the role or the scope (`role_missing`,
`outside_scope`), `family_unknown`, `reason_missing`, `value_missing`.
"""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.kernel.sealing import open_sealed
from salur.registry import queries
from salur.registry.domain import CONTEXTS, Secret


class UnmaskRefused(Refused):
    """This value stays hidden."""


@transaction.atomic
def unmask(family_id: UUID, secret: Secret, *, reason: str, by: Actor, at: dt.datetime) -> str:
    """Show one hidden value of a family, on a reason that is recorded; every call is recorded anew.

    Row security limits which families can be asked about at all.
    """
    found = queries.family(family_id)
    require(by, "identifier.unmask", found.path if found else None)
    if found is None:
        raise UnmaskRefused(
            "family_unknown",
            Sentence("Keluarga ini tidak ditemukan.", "There is no such family."),
            Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
        )
    if len(reason.strip()) < 10:
        raise UnmaskRefused(
            "reason_missing",
            Sentence(
                "Alasan membuka data belum ditulis (sedikitnya 10 huruf).",
                "The reason for showing this is missing (10 letters at least).",
            ),
            Sentence("Tuliskan keperluannya.", "Write down what it is needed for."),
        )
    sealed = queries.sealed_value(family_id, secret)
    if sealed is None:
        raise UnmaskRefused(
            "value_missing",
            Sentence("Data ini memang kosong.", "This value is empty."),
            Sentence("Tidak ada yang perlu dibuka.", "There is nothing to show."),
        )
    audit.record(
        action="registry.unmasked",
        by=by,
        at=at,
        subject=("family", family_id),
        path=found.path,
        facts={"field": str(secret), "reason": reason.strip()},
    )
    return open_sealed(settings.SALUR_KEYS.identifier, sealed, CONTEXTS[secret])
