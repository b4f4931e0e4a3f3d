-- purpose: takes away what notices.sql made: the reverse of its migration
-- reads: nothing
-- writes: nothing but tables and functions
-- grain: the schema

DROP TABLE coordination_notice, coordination_choice, coordination_mail;
DROP INDEX coordination_obstacle_event_by_time;
DROP FUNCTION coordination_notice_keep();
DROP FUNCTION coordination_mail_keep();
DROP FUNCTION coordination_notice_recount();
