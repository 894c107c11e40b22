"""Finding: the only place that knows Haystack, Whoosh and jieba."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Listens to the rows, so that the index follows them, and tells pages that browse how much is held."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Models can be imported only now."""
        from articles.browsing.ledger import ask_first  # noqa: PLC0415
        from search.keeping.freshness import follow_rows  # noqa: PLC0415
        from search.showing.ledger import indexed  # noqa: PLC0415
        from search.tagging.jobs import follow_readings  # noqa: PLC0415

        follow_rows()
        follow_readings()
        ask_first(indexed)
