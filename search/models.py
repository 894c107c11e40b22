"""What the index still owes the rows, the searches that people keep, and the words that they teach."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.reading.script import fold
from search.words.own import Own


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


class WordQuerySet(models.QuerySet["Word"]):
    """`Word.objects.own()`"""

    def own(self) -> Own:
        """All of them, for the dictionary. One query."""
        return tuple(sorted(self.order_by().values_list("word", flat=True)))


class Word(models.Model):
    """A word that jieba's dictionary lacks. It counts from the next time on that the index is built."""

    word = models.CharField(_("word"), max_length=20, unique=True)
    """Folded."""

    objects = WordQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("word of the dictionary")
        verbose_name_plural = _("words of the dictionary")
        ordering = ["word"]
        constraints = [models.CheckConstraint(name="word_is_one", condition=models.Q(word__regex=r"^\S{2,}$"))]

    def __str__(self) -> str:
        return self.word

    def save(self, *args: object, **kwargs: object) -> None:
        """As texts are folded before they are cut."""
        self.word = fold(self.word.strip())
        super().save(*args, **kwargs)  # type: ignore[arg-type]
