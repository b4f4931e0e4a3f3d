"""Losses of the race lead to obstacles: by causes that exist, and every gap of rice has one."""

from salur.coordination.queries import causes
from salur.reconciliation.domain.obstacles import obstacle_rules
from salur.reporting.domain.race import CAUSES, Loss


def test_every_loss_leads_to_causes_that_exist() -> None:
    named = [cause for found in CAUSES.values() for cause in found]
    assert set(named) <= set(causes()) and len(named) == len(set(named)), "one loss, one cause"
    assert not {loss for loss in CAUSES if loss not in Loss}


def test_what_rice_lacks_leads_to_the_obstacle_that_its_exceptions_make() -> None:
    lacking = {
        rule.cause
        for rule in obstacle_rules()
        if rule.program == "RASTRA" and not rule.strand.endswith("_over")
    }
    assert lacking <= {cause for found in CAUSES.values() for cause in found}
