"""Makes the web door a Django app, so that its templates, tags and static files are found."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """This app holds what the browser sees; it has no tables."""

    name = "salur.interfaces.web"
    label = "web"
