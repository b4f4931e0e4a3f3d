"""One row per family: everyone on the list, and everyone who got rice without being on it.

Decision: in the command a hand-over to a family that is not in `--families` is held back, so
no desa's H contains it; the family still gets a row without a desa that says how much it was
handed (`handed_to_unlisted`), for nobody else's row could. Units and listed families agree.
Decision: every listed family is entitled to one ration, whatever its desa's quota.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from tests.oracle.lines import Line
from tests.oracle.rastra_result import RastraFamily


def families_of(
    listed: Mapping[str, str], handed: Sequence[Line], strangers: Sequence[Line], ration_g: int
) -> dict[str, RastraFamily]:
    """Give the row of every family."""
    grams: Counter[str] = Counter()
    for line in (*handed, *strangers):
        grams[line["id_kpm"]] += line["kg"]
    return {
        id_kpm: _family(id_kpm, listed.get(id_kpm), grams[id_kpm], ration_g)
        for id_kpm in sorted({*listed, *grams})
    }


def _family(id_kpm: str, desa: str | None, handed: int, ration_g: int) -> RastraFamily:
    if desa is None:
        return RastraFamily(id_kpm, None, ("handed_to_unlisted",), 0, handed)
    rules = {
        "family_not_served": handed == 0,
        "family_short": 0 < handed < ration_g,
        "family_over": handed > ration_g,
    }
    findings = tuple(name for name, applies in rules.items() if applies)
    return RastraFamily(id_kpm, desa, findings, ration_g, handed)
