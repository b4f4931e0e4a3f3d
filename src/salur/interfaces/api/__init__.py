"""The API: the door for programs, at `/api/v1`; the same actions and the same scopes as the pages.

Whoever knocks shows a token of their own (`Authorization: Bearer`); a session of the web door opens
nothing here. Every operation names the verb it asks; every answer that refuses has one shape.
"""
