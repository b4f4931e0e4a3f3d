"""Setting what holds.

Refusals, in the order in which they are found: role and scope (`role_missing`, `outside_scope`),
`parameter_overlaps`.
"""

import datetime as dt

from django.db import IntegrityError, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.programs import pipeline
from salur.programs.domain import Parameter, all_default_parameters


class ParameterRefused(Refused):
    """This parameter stays as it is."""


@transaction.atomic
def seed_parameters(*, by: Actor, at: dt.datetime) -> int:
    """Add the package's parameters that are missing, give how many; what an office set stays."""
    with as_owner():
        added = sum(pipeline.insert_parameter(p, lenient=True) for p in all_default_parameters())
    if added:
        audit.record(
            action="programs.parameters_seeded",
            by=by,
            at=at,
            subject=("parameters", "package"),
            facts={"added": added},
        )
    return added


@transaction.atomic
def set_parameter(new: Parameter, *, by: Actor, at: dt.datetime, key: str) -> Parameter:
    """Let a value hold from a day on; the one that held until then ends on that day.

    A later value that is set already is not moved: the new one then needs a last day before it.
    """
    require(by, "parameter.set", new.path)
    if audit.done("programs.parameter_set", key) is not None:
        return new
    try:
        with as_owner():
            pipeline.end_parameter(new)
            pipeline.insert_parameter(new)
    except IntegrityError as fault:
        raise ParameterRefused(
            "parameter_overlaps",
            Sentence(
                f"Parameter {new.name} sudah berlaku pada sebagian masa itu.",
                f"The parameter {new.name} holds already for part of that time.",
            ),
            Sentence("Sesuaikan tanggal berlakunya.", "Change the days it holds."),
        ) from fault
    audit.record(
        action="programs.parameter_set",
        by=by,
        at=at,
        subject=("parameter", f"{new.program} {new.name}"),
        path=new.path,
        facts={
            "value": new.value,
            "unit": new.unit,
            "valid_from": new.valid_from.isoformat(),
            "citation": new.citation,
        },
        key=key,
    )
    return new
