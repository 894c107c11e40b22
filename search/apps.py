"""Finding: the only place that knows Haystack, Whoosh and jieba."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Listens to the rows, so that the index follows them."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Models can be imported only now."""
        from search.keeping.freshness import follow_rows  # noqa: PLC0415

        follow_rows()
