"""The field that every model with a place shares."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
    _AnyLookup = models.Lookup[Any]
else:  # Django's classes take no parameters at run time
    _CharField, _AnyLookup = models.CharField, models.Lookup


class RegionPathField(_CharField):
    """This is a place in the tree of regions, a PostgreSQL ltree such as `id.62.01.02.2001`."""

    description = "A region's place in the tree (ltree)"

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def db_type(self, connection: object) -> str:
        return "ltree"

    def cast_db_type(self, connection: object) -> str:
        return "ltree"


class _Lookup(_AnyLookup):
    """This compares a path with one path or with a list of them."""

    operator = ""

    def as_sql(self, compiler: object, connection: object) -> Any:
        left, left_params = self.process_lhs(compiler, connection)  # type: ignore[arg-type]
        paths = [self.rhs] if isinstance(self.rhs, str) else list(self.rhs)
        return f"{left} {self.operator} ANY (%s::ltree[])", (*left_params, paths)

    def get_prep_lookup(self) -> object:
        return self.rhs


@RegionPathField.register_lookup
class Within(_Lookup):
    """`path__within="id.62"`: lies under that region or is it (one path or several)."""

    lookup_name = "within"
    operator = "<@"


@RegionPathField.register_lookup
class Holds(_Lookup):
    """`path__holds="id.62.01"`: that region lies under this one or is it (one path or several)."""

    lookup_name = "holds"
    operator = "@>"
