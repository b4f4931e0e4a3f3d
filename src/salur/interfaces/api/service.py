"""The API itself: its operations, its one shape of refusals, its description in OpenAPI 3.1."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from salur.interfaces.api.door import FORM, Bearer
from salur.interfaces.api.errors import handle_all
from salur.interfaces.api.routers import (
    cycles,
    evidence,
    exceptions,
    families,
    handovers,
    health,
    realisation,
    regions,
)

_NULL = {"type": "null"}
_DESCRIPTION = """\
The same actions as the pages, for programs. Send a token of your own as `Authorization: Bearer`.
Writes need an `Idempotency-Key`. Lists are paged by key: pass `next` on as `after`. Amounts are
whole rupiah (`…_idr`) and grams (`…_g`). Whatever is refused has one shape: `error`.
"""


class Service(NinjaAPI):
    """This is the API, with operations known by the name of their function."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        """Describe the API; what need not be sent is left out, never sent as null."""
        schema = super().get_openapi_schema(**asked)
        for operation in (one for methods in schema["paths"].values() for one in methods.values()):
            for parameter in operation["parameters"]:
                parameter["schema"] = _without_null(parameter["schema"])
            body = operation.get("requestBody", {"content": {}})["content"].get(FORM)
            if body is not None:
                properties = body["schema"]["properties"]
                body["schema"]["properties"] = {
                    name: _without_null(one) for name, one in properties.items()
                }
        return schema

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [one for one in schema.get("anyOf", ()) if one != _NULL]
    if len(choices) != 1:
        return schema
    kept = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**kept, **choices[0]}


api = Service(
    title="Salur",
    version="1",
    description=_DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    auth=Bearer(),
)
handle_all(api)
for _one in (*(health, regions, evidence, cycles, handovers, families, exceptions, realisation),):
    api.add_router("", _one.router, tags=[_one.__name__.rpartition(".")[2]])
