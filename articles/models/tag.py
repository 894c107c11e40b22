"""A curator's subject words. Own models: django-taggit's merge loses tags (ARCHITECTURE.md says how)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.holding import Counted
from articles.models.merger import Mergeable, Redirect
from articles.named import NameQuerySet
from articles.reading.script import fold


def tag_key(name: str) -> str:
    """What two spellings of one tag share: 黨建, 党建 and `党 建` are one word."""
    return "".join(fold(name).split())


class TagQuerySet(NameQuerySet["Tag"]):
    """`Tag.objects.called("黨建")`"""

    def called(self, name: str) -> Self:
        """The one that bears the name in whatever spelling, or to which it leads as another word."""
        key = tag_key(name)
        return self.filter(models.Q(key=key) | models.Q(aliases__key=key)).distinct()

    def once_called(self, name: str) -> Self:
        """The one into which the bearer of the name was merged, or that bore it before it was renamed."""
        key = tag_key(name)
        merged = Redirect.objects.filter(of=Mergeable.TAG, address=key).values("row")
        return self.filter(models.Q(pk__in=merged) | models.Q(pk__in=Tag.history.filter(key=key).values("id")))


class Tag(Counted):
    """One subject word; `key` keeps out a twin that differs only in script, width, case or spaces."""

    name = models.CharField(_("name"), max_length=60)
    key = models.CharField(_("folded name"), max_length=60, unique=True, editable=False)
    pinyin = models.CharField(_("sort key"), max_length=300, blank=True, db_index=True, db_collation="C")
    articles = models.ManyToManyField(
        "articles.Article", verbose_name=_("articles"), through="articles.ArticleTag", related_name="tags"
    )
    created = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = TagQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["held"])

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["pinyin", "name"]
        constraints = [models.CheckConstraint(name="tag_has_a_name", condition=~models.Q(key=""))]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the key in step with the name."""
        self.key = tag_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Its page, whatever the spelling."""
        return reverse("tag", args=[self.key])


class TagAlias(models.Model):
    """Another word that leads to a tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"), related_name="aliases")
    name = models.CharField(_("name"), max_length=60)
    key = models.CharField(_("folded name"), max_length=60, unique=True, editable=False)

    class Meta:
        verbose_name = _("other word for a tag")
        verbose_name_plural = _("other words for tags")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the key in step with the name."""
        self.key = tag_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class ArticleTag(models.Model):
    """That an article bears a tag, since when and by whom."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="article_tags"
    )
    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"), related_name="article_tags")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("added by"),
        related_name="+",
        null=True,
        blank=True,
    )
    rule = models.CharField(_("added by rule"), max_length=60, blank=True)
    added = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        ordering = ["article", "tag"]
        constraints = [models.UniqueConstraint(name="article_tag_once", fields=["article", "tag"])]

    def __str__(self) -> str:
        return f"{self.tag_id} → {self.article_id}"
