"""The truth: rows, how they got here, and the pages that browse them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Knows nothing of search."""

    name = "articles"
    verbose_name = _("Articles")
