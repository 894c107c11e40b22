"""The app that wires the others together; it holds the commands that need more than one of them."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """No models, no behaviour."""

    name = "archive"
