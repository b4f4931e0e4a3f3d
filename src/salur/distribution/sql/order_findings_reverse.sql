-- purpose: takes away what order_findings.sql made
-- reads: nothing
-- writes: distribution_order_finding
-- grain: the schema

DROP TABLE distribution_order_finding;
