"""Telling whoever follows the articles of changes that went past the signals of the rows, many at once."""

from collections.abc import Collection

from django.dispatch import Signal

articles_changed = Signal()
"""Sent with `identifiers`, in the transaction of the change."""
articles_read = Signal()
"""Sent once an import or a reading anew that changed anything has come to its end."""


def tell_of(identifiers: Collection[str]) -> None:
    """These articles were made or changed in bulk. Costs what the listeners cost."""
    if identifiers:
        articles_changed.send(sender=None, identifiers=identifiers)


def tell_of_the_end() -> None:
    """Of an import or a reading anew that changed something."""
    articles_read.send(sender=None)
