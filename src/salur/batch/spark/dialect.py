"""Turns a SQL step as it stands in its file into what Spark runs.

The files are written for DuckDB. What both engines mean the same and only write differently is
carried over by sqlglot; what sqlglot cannot know (our macros, bound values, what a sum may hold)
is put in here first. A step that nobody can carry over fails by its name and is never left out.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from salur.batch.session import BatchFault, Value

logging.getLogger("sqlglot").setLevel(logging.ERROR)  # settings of DuckDB are none of Spark's

# Sums of whole numbers may pass 64 bits; DuckDB adds them in 128, Spark in decimals.
WIDE = "DECIMAL(38, 0)"
_WIDE_TYPES = (exp.DType.INT128, exp.DType.UINT128, exp.DType.UBIGINT)


@dataclass
class Macros:
    """The macros that steps have defined, by name: their parameters and what they stand for."""

    known: dict[str, tuple[tuple[str, ...], exp.Expression]] = field(default_factory=dict)

    def define(self, statement: exp.Create) -> None:
        function = statement.this
        names = tuple(parameter.name for parameter in function.expressions)
        self.known[function.this.name.lower()] = (names, statement.expression)

    def expanded(self, tree: exp.Expression) -> exp.Expression:
        """Put what they stand for in the place of macros, those within macros as well."""
        return tree.transform(self._expand)

    def _expand(self, node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Anonymous) or node.name.lower() not in self.known:
            return node
        names, meaning = self.known[node.name.lower()]
        given = dict(zip(names, node.expressions, strict=True))
        filled = meaning.copy().transform(
            lambda part: (
                exp.paren(given[part.name].copy())
                if isinstance(part, exp.Column) and not part.table and part.name in given
                else part
            )
        )
        return exp.paren(self.expanded(filled))


def parsed(statement: str, step: str) -> exp.Expression:
    """Read one statement; BatchFault where it is not understood."""
    try:
        return parse_one(statement, read="duckdb")
    except SqlglotError as fault:
        raise BatchFault(step, f"cannot be carried over to Spark: {fault}") from fault


def carried_over(
    tree: exp.Expression, macros: Macros, values: Mapping[str, Value] | None = None
) -> str:
    """Write a query for Spark, with the macros and the bound values put in."""
    query = macros.expanded(tree.copy())
    query = query.transform(lambda node: _with_value(node, values or {}))
    for rule in _RULES:
        query = query.transform(rule)
    return str(query.sql(dialect="spark", comments=False))


def tables_of(tree: exp.Expression) -> Iterator[exp.Table]:
    """Give the tables that a statement reads or writes; names of its own are none."""
    own = {cte.alias_or_name for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if table.name not in own and isinstance(table.this, exp.Identifier):
            yield table


def numbered_tables_of(tree: exp.Expression) -> list[exp.Table]:
    """Give the tables of which a statement asks the number of a row."""
    found: dict[int, exp.Table] = {}
    for column in tree.find_all(exp.Column):
        if column.name.lower() != "rowid":
            continue
        select = column.find_ancestor(exp.Select)
        for table in _sources(select):
            if column.table in ("", table.alias_or_name):
                found[id(table)] = table
                break
    return list(found.values())


def _sources(select: exp.Expression | None) -> Iterator[exp.Table]:
    """Give the tables that a query and those around it read from."""
    while isinstance(select, exp.Select):
        given = [select.args.get("from_"), *select.args.get("joins", [])]
        for one in given:
            if one is not None and isinstance(one.this, exp.Table):
                yield one.this
        select = select.find_ancestor(exp.Select)


def _with_value(node: exp.Expression, values: Mapping[str, Value]) -> exp.Expression:
    if isinstance(node, exp.Placeholder) and node.name in values:
        value = values[node.name]
        if isinstance(value, (list, tuple)):
            return exp.Array(expressions=[exp.convert(one) for one in value])
        return exp.convert(value)
    return node


def _types(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.DataType):
        if node.this in _WIDE_TYPES:
            return exp.DataType.build(WIDE)
        if node.this is exp.DType.USERDEFINED:  # a list of words
            return exp.DataType.build("STRING", dialect="spark")
    return node


def _sums(node: exp.Expression) -> exp.Expression:
    if not isinstance(node, exp.Sum) or _is_narrowed(node):
        return node
    return exp.Sum(this=exp.cast(node.this, WIDE))


def _is_narrowed(node: exp.Sum) -> bool:
    """Say whether a sum is wanted as a whole number of 64 bits anyway."""
    around = node.parent
    return isinstance(around, exp.Cast) and around.to.this is exp.DType.BIGINT


def _slices(node: exp.Expression) -> exp.Expression:
    """Take parts of a text by place: `code[1:4]`, and `x[-1]`, its last sign."""
    if not isinstance(node, exp.Bracket) or isinstance(node.this, exp.Array):
        return node
    (place,) = node.expressions
    if isinstance(place, exp.Slice):
        first, last = place.this or exp.convert(1), place.expression
        length = last if first.name == "1" else exp.paren(last - first + 1)
        return exp.Substring(this=node.this, start=first, length=length)
    start = exp.convert(int(place.sql()) + 1)  # places are kept from 0 by the reader
    return exp.Substring(this=node.this, start=start, length=exp.convert(1))


def _tuples(node: exp.Expression) -> exp.Expression:
    """A row compared with rows: Spark asks for columns, not for one row in brackets."""
    if isinstance(node, exp.In) and isinstance(node.args.get("query"), exp.Subquery):
        select = node.args["query"].this
        if len(select.expressions) == 1 and isinstance(select.expressions[0], exp.Tuple):
            select.set("expressions", select.expressions[0].expressions)
    return node


def _functions(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Sign):  # a fraction in Spark
        return exp.func(
            "IF", node.this > 0, exp.convert(1), exp.func("IF", node.this < 0, "-1", "0")
        )
    if isinstance(node, exp.Anonymous):
        named = {"hash": "XXHASH64", "strlen": "OCTET_LENGTH"}.get(node.name.lower())
        if named:
            return exp.Anonymous(this=named, expressions=node.expressions)
    return node


_RULES: tuple[Callable[[exp.Expression], exp.Expression], ...] = (
    _sums, _types, _slices, _tuples, _functions,
)  # fmt: skip
