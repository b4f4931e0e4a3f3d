-- purpose: takes away what tables.sql made
-- reads: nothing
-- writes: the tables and functions of distribution
-- grain: the schema

DROP TABLE distribution_order_check, distribution_declaration, distribution_spa_line, distribution_spa,
    distribution_evidence, distribution_run, distribution_step, distribution_cycle;
DROP FUNCTION distribution_refuse_change();
