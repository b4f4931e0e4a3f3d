"""The living style page at /gaya: every component and every page, with plainly invented data.

It is answered only with DEBUG. Names bear the word Contoh; no figure here is a finding.
"""
