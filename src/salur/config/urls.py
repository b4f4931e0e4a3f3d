"""The addresses of the program: the web pages and, when it stands, the API."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
