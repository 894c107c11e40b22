"""The app that wires the others together; it holds the commands and the accounts, which need more than one of them."""

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from archive.roles import make_groups


class ArchiveConfig(AppConfig):
    """No models."""

    name = "archive"

    def ready(self) -> None:
        """Roles are made of what the other apps hold."""
        post_migrate.connect(make_groups, sender=apps.get_app_config("auth"))


class LoginsConfig(AxesConfig):
    """Failed logins, under a name that says so."""

    verbose_name = _("Logging in")
