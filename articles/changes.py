"""Telling whoever follows the articles of changes that went past the signals of the rows, many at once."""

from collections.abc import Collection

from django.dispatch import Signal

articles_changed = Signal()
"""Sent with `identifiers`, in the transaction of the change."""


def tell_of(identifiers: Collection[str]) -> None:
    """These articles were made or changed in bulk. Costs what the listeners cost."""
    if identifiers:
        articles_changed.send(sender=None, identifiers=identifiers)
