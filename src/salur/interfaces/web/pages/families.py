"""Looking for a family: by name, by number; what is looked for is posted, never in an address."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import Action, Cell, Column, Heading, Row, Table, Tag


@dataclass(frozen=True)
class FoundFamily:
    """One family found; its NIK masked."""

    name: str
    url: str
    head_name: str
    place: str
    nik: str
    status: Tag


@dataclass(frozen=True)
class FamiliesPage:
    """The search and what it found; `asked` is written back into the field, in the answer only."""

    head: Heading
    url: str
    asked: str = ""
    error: str = ""
    searched: bool = False
    rows: tuple[FoundFamily, ...] = ()
    more: Action | None = None

    @property
    def table(self) -> Table:
        """The families found."""
        heads = (_("Pengurus"), _("Kepala keluarga"), _("Desa"), _("NIK"), _("Keadaan"))
        return Table(
            caption=_("Keluarga yang cocok"),
            columns=tuple(Column(head) for head in heads),
            rows=tuple(
                Row(
                    (
                        Cell(row.name, row.url),
                        Cell(row.head_name),
                        Cell(row.place),
                        Cell(row.nik),
                        Cell("", tag=row.status),
                    )
                )
                for row in self.rows
            ),
            empty=_("Tidak ada keluarga yang cocok di wilayah tugas Anda."),
        )
