"""Articles that print one text, and the keys by which they find each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.Model):
    """Reprints of one text: 通稿. None of them is its head, so whichever goes, the others stay together."""

    founded = models.DateTimeField(_("founded"), auto_now_add=True)

    class Meta:
        verbose_name = _("family of reprints")
        verbose_name_plural = _("families of reprints")

    def __str__(self) -> str:
        return str(self.pk)


class LikenessKey(models.Model):
    """One of the keys of an article's body (articles/importing/likeness.py): who shares one may be a reprint."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="likeness_keys"
    )
    key = models.BigIntegerField(_("key"))

    class Meta:
        verbose_name = _("key of likeness")
        verbose_name_plural = _("keys of likeness")
        # Which older articles share a key: articles/importing/reprints.py
        indexes = [models.Index(fields=["key", "article"], name="likeness_key")]

    def __str__(self) -> str:
        return f"{self.key:x}"
