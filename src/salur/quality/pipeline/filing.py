"""Runs the rules over files and writes what was found: `salur quality`.

Beside the files nothing is asked: no database, no list but the regions that the program carries.
No NIK, KK, account, card or mother's name is in anything that is written.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from salur.batch.session import Session, text_literal
from salur.evidence.domain.regions import base_regions
from salur.kernel.region_code import Level
from salur.places.domain import BASE_VALID_FROM
from salur.quality.domain.rules import Part, Rule, all_rules
from salur.quality.pipeline.checking import PACKAGE, Ran, Score, run_rules, scores
from salur.quality.pipeline.facts import TakenFile, stage_lists, take_files

_LEVELS = {0: Level.NATION, 2: Level.PROVINCE, 4: Level.KABKOTA, 6: Level.KECAMATAN, 10: Level.DESA}


@dataclass(frozen=True)
class Judged:
    """What the rules said of files: what was read, what was found, and the score per region."""

    as_of: dt.date
    files: tuple[TakenFile, ...]
    ran: Ran
    scores: tuple[Score, ...]

    @property
    def needs_someone(self) -> bool:
        """Whether a rule was broken or a row bore no family."""
        return any(self.ran.violations.values()) or any(one.set_aside for one in self.files)

    def as_json(self, rules: Mapping[str, Rule]) -> dict[str, Any]:
        """Give `summary.json`: a part that was not measured is null."""
        ran = self.ran
        return {
            "as_of": self.as_of.isoformat(),
            "inputs": [asdict(one) for one in self.files],
            "families": ran.families,
            "rules": {
                code: {
                    "severity": rules[code].severity,
                    "part": rules[code].part,
                    "violations": count,
                }
                for code, count in ran.violations.items()
            },
            "skipped": {code: list(tables) for code, tables in ran.skipped.items()},
            "measured": list(ran.measured),
            "scores": {
                _LEVELS[length].name.lower(): {
                    one.code or "-": _score(one, ran.measured)
                    for one in self.scores
                    if len(one.code) == length
                }
                for length in _LEVELS
            },
        }


def _score(one: Score, measured: Sequence[Part]) -> dict[str, int | None]:
    parts = {str(part): one.parts[part] if part in measured else None for part in Part}
    return {"families": one.families, **parts, "valid": one.valid}


def judge_files(
    families: Sequence[Path],
    *,
    members: Sequence[Path] = (),
    out: Path | None = None,
    as_of: dt.date | None = None,
    language: str = "id",
    progress: Callable[[str], None] = lambda step: None,
) -> Judged:
    """Hold files of contract `kpm` against every rule; writes violations.csv and summary.json.

    Refused: what the reading refuses, and codes of another system.
    """
    day = as_of or dt.date(*BASE_VALID_FROM)
    rules = all_rules()
    with Session() as session:
        progress("read")
        taken = take_files(session, families, members, base_regions())
        stage_lists(session, base_regions())
        ran = run_rules(session, rules, as_of=day, progress=progress)
        judged = Judged(day, taken, ran, scores(session))
        if out is not None:
            progress("write")
            _write(session, rules, judged, out, language)
    return judged


def _write(
    session: Session, rules: Mapping[str, Rule], judged: Judged, out: Path, language: str
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    said = ", ".join(
        "(" + ", ".join(map(text_literal, _said(rule, language))) + ")" for rule in rules.values()
    )
    session.run(
        "CREATE OR REPLACE TEMP TABLE said AS"
        f" FROM (VALUES {said}) AS s(rule, severity, message, remedy)"
    )
    session.file(PACKAGE, "stage/told.sql")
    target = text_literal(str(out / "violations.csv"))
    session.run(
        f"COPY (FROM told) TO {target} (FORMAT csv, HEADER true)",
        step="write violations.csv",
    )
    summary = json.dumps(judged.as_json(rules), ensure_ascii=False, indent=1)
    (out / "summary.json").write_text(summary + "\n", encoding="utf-8")


def _said(rule: Rule, language: str) -> tuple[str, str, str, str]:
    english = language == "en"
    message = rule.message.en if english else rule.message.id
    remedy = rule.remedy.en if english else rule.remedy.id
    return rule.code, rule.severity, message, remedy
