"""The WSGI application, for waitress and for any server that speaks WSGI."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salur.config.settings")
application = get_wsgi_application()
