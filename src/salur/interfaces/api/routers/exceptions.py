"""Exceptions: what somebody has to see to, and one of them with the accounts beneath it."""

from uuid import UUID

from django.http import Http404
from ninja import Query, Router

from salur.interfaces.api import keys
from salur.interfaces.api.door import Called, reading
from salur.interfaces.api.places import number_of, path_of
from salur.interfaces.api.schemas import outcomes as shapes
from salur.interfaces.api.schemas.common import READ_ERRORS
from salur.reconciliation import queries as reconciliation

router = Router()
_MOST_CLASS, _MOST_PERIOD = 2**15, 2**31  # what the columns hold


@router.get(
    "/exceptions",
    response={200: shapes.ExceptionsPage, **READ_ERRORS},
    summary="What somebody has to see to",
)
@reading("exception.read")
def list_exceptions(request: Called, asked: Query[shapes.ExceptionsAsked]) -> shapes.ExceptionsPage:
    """Gives the open exceptions of the scope, with whose turn it is."""
    caller = request.auth
    only = reconciliation.ExceptionFilter(
        program=asked.program,
        period=number_of(asked.period),
        klass=asked.unit_class,
        owner=asked.owner,
        cause=asked.cause,
    )
    found = reconciliation.exceptions_page(
        path_of(caller, "exception.read", asked.region),
        only,
        after=_after(asked.after),
        size=asked.size + 1,
    )
    shown = found[: asked.size]
    with_family = caller.may("family.read")
    return shapes.ExceptionsPage(
        items=[
            shapes.Exceptional(**shapes.exception_values(row, with_family=with_family))
            for row in shown
        ],
        next=_written(shown[-1].key) if len(found) > asked.size else None,
    )


@router.get(
    "/exceptions/{exception_id}",
    response={200: shapes.ExceptionDetail, **READ_ERRORS},
    summary="One exception",
)
@reading("exception.read")
def get_exception(request: Called, exception_id: UUID) -> shapes.ExceptionDetail:
    """Gives one exception, open or closed, with every version of the account's month."""
    row = reconciliation.exception(exception_id)
    if row is None:
        raise Http404
    units = reconciliation.units_of_exception(exception_id)
    return shapes.ExceptionDetail(
        **shapes.exception_values(row, with_family=request.auth.may("family.read")),
        accounts=[shapes.account_month(one) for one in units],
    )


def _written(key: reconciliation.Key) -> str:
    code, period, klass, identity = key
    return keys.packed(code, period, klass, identity.hex)


def _after(text: str | None) -> reconciliation.Key | None:
    key = keys.unpacked(text, str, int, int, str)
    if key is None:
        return None
    try:
        identity = UUID(key[3])
    except ValueError as fault:
        raise keys.unreadable() from fault
    if not (0 <= key[1] < _MOST_PERIOD and 0 <= key[2] < _MOST_CLASS):
        raise keys.unreadable()
    return key[0], key[1], key[2], identity
