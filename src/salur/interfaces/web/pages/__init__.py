"""What each page shows, as frozen values: what a view fills and a template draws.

A view fills one value of `pages.<page>` from queries and gives it to `web/pages/<page>.html`
under the name `page`; `shell` stands beside it. Numbers stay integers here (rupiah, grams,
families); the presenting properties write them for people.
"""
