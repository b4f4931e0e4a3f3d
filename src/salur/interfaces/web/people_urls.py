"""The addresses of people: who may do what, the audit, and one's own account."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, open_page, page
from salur.interfaces.web.views import account, audit, people, tokens

PEOPLE: tuple[URLPattern, ...] = (
    page("orang/", people.show, "people", verb="people.manage"),
    page("orang/undang/", people.invite, "people-invite", verb="people.manage", methods=BOTH),
    page("orang/<uuid:membership_id>/", people.person, "person", verb="people.manage"),
    page(
        "orang/<uuid:membership_id>/<slug:what>/",
        people.change,
        "person-change",
        verb="people.manage",
        methods=WRITE,
    ),
    page("audit/", audit.show, "audit", verb="audit.read"),
    page("saya/", account.show, "account", verb=None),
    page("saya/token/", tokens.new, "token-new", verb=None, methods=BOTH),
    page("saya/token/<uuid:token_id>/", tokens.revoke, "token-revoke", verb=None, methods=WRITE),
    page("saya/<uuid:membership_id>/", account.choose, "choose", verb=None, methods=WRITE),
    open_page("undangan/<str:token>/", account.accept, "invitation", methods=BOTH),
)
