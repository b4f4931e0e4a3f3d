-- purpose: say of lines what telling them apart asks for: here all of them are few
-- reads:   {lines}
-- writes:  {unusual}
-- grain:   one line
CREATE TABLE {unusual} AS SELECT rowid AS rid, names, line FROM {lines};
