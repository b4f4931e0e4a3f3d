"""One account's or desa's month, for what belongs to no family: what was said of it, by version."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Definition, Heading, Row, Table
from salur.interfaces.web.formatting import rupiah


@dataclass(frozen=True)
class UnitVersion:
    """The account's month as one version has it."""

    versions: str
    label: str
    ordered: int
    credited: int
    spent: int
    returned: int
    opening: int
    findings: str

    @property
    def amounts(self) -> tuple[int, ...]:
        """The amounts in the order of the table's columns."""
        return (self.ordered, self.credited, self.spent, self.returned, self.opening)


@dataclass(frozen=True)
class UnitPage:
    """One exception and what lies beneath it; `back` leads to its list."""

    head: Heading
    facts: tuple[Definition, ...]
    versions: tuple[UnitVersion, ...]
    back: str
    matter: Table | None = None

    @property
    def table(self) -> Table:
        """The account's month, newest version first."""
        return version_table(self.versions)


def version_table(versions: tuple[UnitVersion, ...]) -> Table:
    """Draw an account's months, one row per version."""
    heads = (_("Diperintahkan"), _("Terkredit"), _("Dibelanjakan"), _("Kembali"), _("Saldo awal"))
    return Table(
        caption=_("Menurut versi"),
        hide_caption=True,
        columns=(
            Column(_("Versi")),
            Column(_("Kelas")),
            *(Column(head, number=True) for head in heads),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.versions),
                    Cell(one.label, note=one.findings),
                    *(Cell(rupiah(amount)) for amount in one.amounts),
                )
            )
            for one in versions
        ),
    )
