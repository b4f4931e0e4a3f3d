"""The addresses of the program: the web pages and, when it stands, the API."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("salur.interfaces.web.urls"))]
