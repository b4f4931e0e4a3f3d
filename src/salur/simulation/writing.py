"""Files on disk: the whole of each contract, and the same rows as their senders would send them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from salur.simulation.assumptions import Assumptions
from salur.simulation.contracts import COLUMNS, TRUTH_COLUMNS, party_path
from salur.simulation.pieces import Piece
from salur.simulation.spelling import spelled_header, spelled_rows, spelling_of
from salur.simulation.truth import Tally


@dataclass(slots=True)
class Shelf:
    """The directories of all months; pieces are laid on it in the order of their codes."""

    folders: tuple[Path, ...]
    assumed: Assumptions
    seed: int
    rows: dict[Path, int] = field(default_factory=dict)
    tallies: dict[tuple[int, str], Tally] = field(default_factory=dict)
    held_back: dict[tuple[int, str], int] = field(default_factory=dict)

    def begin(self) -> None:
        """Make every file of every month with its header, so that an empty one is there too."""
        for number, folder in enumerate(self.folders):
            _clear_parties(folder / "parties")
            for contract, header in COLUMNS.items():
                self._start(folder / f"{contract}.csv", header)
            last = number == len(self.folders) - 1
            for name, header in TRUTH_COLUMNS.items():
                if not (last and name.endswith("_with_later")):
                    self._start(folder / "truth" / f"{name}.csv", header)

    def lay(self, piece: Piece) -> None:
        """Write one kab/kota."""
        division = self.assumed.divisions[piece.kab[:2]]
        share = self.assumed.numbers["party_style_share"]
        for (number, contract, bank), text in piece.rows.items():
            folder, header = self.folders[number], COLUMNS[contract]
            self._append(folder / f"{contract}.csv", text)
            name = party_path(contract, piece.kab, bank, division)
            if name is None:
                continue
            spelling = spelling_of(self.seed, f"{number}/{name}", share)
            path = folder / "parties" / name
            if path not in self.rows:
                self._start(path, spelled_header(spelling, header))
            self._append(path, spelled_rows(spelling, header, text))
        for (number, name), text in piece.truth.items():
            self._append(self.folders[number] / "truth" / f"{name}.csv", text)
        for key, tally in piece.tallies.items():
            self.tallies.setdefault(key, Tally(tally.terms)).merge(tally)
        for place, count in piece.held_back.items():
            self.held_back[place] = self.held_back.get(place, 0) + count

    def finish(self) -> None:
        """Write the waterfalls."""
        for number, folder in enumerate(self.folders):
            waterfall: dict[str, Mapping[str, object]] = {
                name: tally.as_mapping()
                for (month, name), tally in sorted(self.tallies.items())
                if month == number
            }
            waterfall["held_back"] = {
                contract: count
                for (month, contract), count in sorted(self.held_back.items())
                if month == number
            }
            text = json.dumps(waterfall, indent=1, sort_keys=True)
            (folder / "truth" / "waterfall.json").write_text(text + "\n", encoding="utf-8")

    def _start(self, path: Path, header: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header + "\n", encoding="utf-8")
        self.rows[path] = 0

    def _append(self, path: Path, text: str) -> None:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text)
        self.rows[path] += text.count("\n")


def _clear_parties(folder: Path) -> None:
    """Remove the party files of an earlier simulation, so that none of them joins this one's."""
    for sender in ("kemensos", "bank", "bulog", "kabkota"):
        for path in (folder / sender).rglob("*.csv"):
            path.unlink()
