-- purpose: takes away what rice.sql made
-- reads: nothing
-- writes: the tables and the view of rice
-- grain: the schema

DROP VIEW distribution_rice_move;
DROP TABLE distribution_rice_paper, distribution_point_desa, distribution_delivery_point, distribution_rice_line;
