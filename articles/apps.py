"""The truth: rows, how they got here, and the pages that browse them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Knows nothing of search."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Models can be imported only now."""
        from articles.curating import tending  # noqa: F401, PLC0415  declares what is looked after
        from articles.curating.locking import lock_what_is_changed  # noqa: PLC0415
        from articles.curating.ties import keep_before_each_version  # noqa: PLC0415

        lock_what_is_changed()
        keep_before_each_version()
