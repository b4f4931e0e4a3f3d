"""The addresses of the program: the API and the web pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("salur.interfaces.api.urls")),
    path("", include("salur.interfaces.web.urls")),
]
