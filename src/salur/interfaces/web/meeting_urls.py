"""The addresses of the race for realisation and of meetings."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import page
from salur.interfaces.web.views import race

MEETINGS: tuple[URLPattern, ...] = (page("pacuan/", race.show, "race", verb="exception.read"),)
