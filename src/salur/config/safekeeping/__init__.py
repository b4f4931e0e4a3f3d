"""Safekeeping: one file that holds a whole installation but its keys, and the way back from it.

Backup: `backup.make_backup`. Restore: `restore.restore_backup`. What a backup holds and how it is
verified: `manifest`. The only place that calls PostgreSQL's own programs: `programs`.
"""
