"""The WSGI application."""

import os
from contextlib import suppress

from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()
# Whatever server this is, it asks for the application before it answers: no reader waits for what is compiled.
with suppress(CommandError):
    call_command("warm_up")
