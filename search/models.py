"""What the index still owes the rows, and the searches that people keep."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """An article has changed and its change is not in the index yet.

    Written in the transaction of the change, so a change that is kept is always marked; taken away by
    whoever wrote it to the index. Rows are only ever added and deleted, so marking never waits for a writer.
    """

    identifier = models.CharField(_("article"), max_length=12)
    """Not a foreign key: the mark of a deleted article outlives it."""
    made = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")

    def __str__(self) -> str:
        return self.identifier


class SavedSearch(models.Model):
    """A search that somebody comes back to, under a name of their own."""

    LONGEST = 2000

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("kept by"), related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=100)
    query = models.CharField(_("query string"), max_length=LONGEST)
    """The canonical one, with its question mark, of the first page."""
    made = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "made"]
        constraints = [
            models.UniqueConstraint(name="saved_search_once_a_person", fields=["owner", "query"]),
            models.CheckConstraint(name="saved_search_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The search."""
        return f"{reverse('search')}{self.query}"
