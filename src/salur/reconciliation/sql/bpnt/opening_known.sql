-- purpose: nothing is found about every unit of a run that knows the opening balances
-- reads:   nothing
-- writes:  macro usual_findings()
-- grain:   the run
CREATE OR REPLACE MACRO usual_findings() AS [] :: VARCHAR[];
