"""Numbers of what is held, in the reader's words."""

from django.utils.translation import ngettext


def number_of_articles(number: int) -> str:
    """12 articles"""
    return ngettext("%(number)s article", "%(number)s articles", number) % {"number": number}


def number_of_events(number: int) -> str:
    """12 events"""
    return ngettext("%(number)s event", "%(number)s events", number) % {"number": number}
