"""The evidence: a span of an article's text that names a region, an organisation or an event."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.judgement import Judgement
from articles.named import MentionQuerySet

_TARGETS = ("region", "organisation", "event")


def _only(target: str) -> models.Q:
    return models.Q(**{f"{name}__isnull": name != target for name in _TARGETS})


class Mention(models.Model):
    """`text[start:end] == surface`. A rejected mention stays, so that no later reading suggests it again."""

    Status = Judgement

    article = models.ForeignKey("articles.Article", models.CASCADE, verbose_name=_("article"), related_name="mentions")
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    surface = models.TextField(_("words"))
    region = models.ForeignKey(
        "articles.Region",
        models.CASCADE,
        verbose_name=_("region"),
        related_name="mentions",
        null=True,
        blank=True,
    )
    organisation = models.ForeignKey(
        "articles.Organisation",
        models.CASCADE,
        verbose_name=_("organisation"),
        related_name="mentions",
        null=True,
        blank=True,
    )
    event = models.ForeignKey(
        "articles.Event",
        models.CASCADE,
        verbose_name=_("event"),
        related_name="mentions",
        null=True,
        blank=True,
    )
    status = models.CharField(_("status"), max_length=10, choices=Judgement, default=Judgement.SUGGESTED)
    rule = models.CharField(_("found by rule"), max_length=60, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        related_name="+",
        null=True,
        blank=True,
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(name="mention_span_is_not_empty", condition=models.Q(start__lt=models.F("end"))),
            models.CheckConstraint(
                name="mention_names_one_thing",
                condition=_only("region") | _only("organisation") | _only("event"),
            ),
            *(
                models.UniqueConstraint(
                    name=f"mention_of_{target}_once",
                    fields=["article", "start", "end", target],
                    condition=models.Q(**{f"{target}__isnull": False}),
                )
                for target in _TARGETS
            ),
        ]
        indexes = [
            # Which articles name this region: in_region(), the region's page and its counts
            models.Index(
                fields=["region", "article"],
                name="mention_region_article",
                condition=models.Q(region__isnull=False) & ~models.Q(status="rejected"),
            ),
            # The same of organisations and events: their pages
            *(
                models.Index(
                    fields=[target, "article"],
                    name=f"mention_{target}_article",
                    condition=models.Q(**{f"{target}__isnull": False}) & ~models.Q(status="rejected"),
                )
                for target in ("organisation", "event")
            ),
            # The review queue: what of each kind waits, in its order; and how often a rule was right
            *(
                models.Index(
                    *fields,
                    name=f"mention_{target}_{name}",
                    condition=models.Q(**{f"{target}__isnull": False}) & status,
                )
                for target in _TARGETS
                for name, fields, status in (
                    ("waiting", ("article", "start", "id"), models.Q(status=Judgement.SUGGESTED)),
                    ("judged", ("rule", "status"), ~models.Q(status=Judgement.SUGGESTED)),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.surface
