"""Presenters: what the queries answer, turned into what a page shows. One module per page."""
