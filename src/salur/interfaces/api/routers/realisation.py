"""Realisation: what reached whom, by region and month, from what was published."""

from ninja import Query, Router

from salur.interfaces.api import keys
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.places import path_of
from salur.interfaces.api.schemas import outcomes as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level
from salur.reporting import queries as reporting

router = Router()
_DEEPEST = 2  # levels beneath the region that is asked about: a page stays small


@router.get(
    "/realisation",
    response={200: shapes.RealisationPage, **READ_ERRORS},
    summary="What reached whom",
)
@reading("export.take")
def list_realisation(
    request: Called, asked: Query[shapes.RealisationAsked]
) -> shapes.RealisationPage:
    """Gives a programme's month by region; nothing for what is not published.

    Refused: `level_too_deep` for more than two levels beneath the region.
    """
    path = path_of(request.auth, "export.take", asked.region)
    level, program = Level[asked.level.upper()], Program(asked.program)
    if level > path.count(".") + _DEEPEST:
        raise _too_deep()
    unit = "idr" if program is Program.BPNT else "g"
    key = keys.unpacked(asked.after, str)
    after = "" if key is None else key[0]
    rows = reporting.realisation(program, Period.parse(asked.period), path, level)
    found = [one for one in rows if one.code > after]
    shown = found[: asked.size]
    return shapes.RealisationPage(
        program=asked.program,
        period=asked.period,
        items=[
            shapes.Realised(
                region=one.code,
                name=one.name,
                units=one.units,
                amounts={f"{term}_{unit}": amount for term, amount in one.amounts.items()},
            )
            for one in shown
        ],
        next=keys.packed(shown[-1].code) if len(found) > asked.size else None,
    )


def _too_deep() -> Refused:
    return Refused(
        "level_too_deep",
        Sentence(
            "Tingkat itu terlalu dalam untuk wilayah yang diminta.",
            "That level lies too deep beneath the region that is asked about.",
        ),
        Sentence("Pilih wilayah yang lebih kecil.", "Choose a smaller region."),
    )
