"""Scopes and roles as plain values, and the row security that holds them in the database."""

OWNER = "salur_owner"
APP = "salur_app"


def scoped_policies(table: str, *, path: str = "path", sender: str | None = None) -> str:
    """Give the SQL that guards `table`: the scope's rows for the program, all for the owner.

    `path` names the ltree column. Where `sender` names the column of the organisation that a
    row comes from, whoever acts for a bank or for Bulog sees that organisation's rows only.
    """
    seen = f"{path} <@ ANY ((SELECT access_paths())::ltree[])"
    if sender is not None:
        seen += f" AND ((SELECT access_sender()) IS NULL OR {sender} = (SELECT access_sender()))"
    return guarded(table, seen)


def guarded(table: str, seen: str) -> str:
    """Give the SQL that forces row security on `table`: the program sees rows where `seen`."""
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;\n"
        f"CREATE POLICY {table}_scope ON {table} TO {APP} USING ({seen}) WITH CHECK ({seen});\n"
        f"CREATE POLICY {table}_owner ON {table} TO {OWNER} USING (true) WITH CHECK (true);\n"
    )


def unscoped_policies(table: str) -> str:
    """Give the SQL that undoes `scoped_policies`: the reverse of a migration."""
    return (
        f"DROP POLICY IF EXISTS {table}_owner ON {table};\n"
        f"DROP POLICY IF EXISTS {table}_scope ON {table};\n"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;\n"
    )
