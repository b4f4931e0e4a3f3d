-- purpose: what every unit of a run is found with that knows no opening balances
-- reads:   nothing
-- writes:  macro usual_findings()
-- grain:   the run
CREATE OR REPLACE MACRO usual_findings() AS ['opening_unknown'];
