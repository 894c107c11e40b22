"""A tag that a rule suggests for an article. It is no tag of the article until a person confirms it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.judgement import Judgement


class TagSuggestion(models.Model):
    """With the sentence that speaks for it. A rejected one stays, so that no rule suggests it again."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="tag_suggestions"
    )
    tag = models.ForeignKey("articles.Tag", models.CASCADE, verbose_name=_("tag"), related_name="suggestions")
    rule = models.ForeignKey(
        "articles.TaggingRule", models.CASCADE, verbose_name=_("suggested by rule"), related_name="suggestions"
    )
    sentence = models.TextField(_("sentence"), blank=True)
    """Empty where the rule asks for no words."""
    marks = models.JSONField(_("marks"), default=list, blank=True)
    """[[start, end]]: the characters of the sentence that the rule asks for."""
    status = models.CharField(_("status"), max_length=10, choices=Judgement, default=Judgement.SUGGESTED)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("suggested tag")
        verbose_name_plural = _("suggested tags")
        ordering = ["article", "pk"]
        constraints = [models.UniqueConstraint(name="tag_suggestion_once", fields=["article", "tag"])]
        indexes = [
            # The review queue: what waits, in its order
            models.Index(
                fields=["article", "id"],
                name="tag_suggestion_waiting",
                condition=models.Q(status=Judgement.SUGGESTED),
            ),
            # How often a rule was right
            models.Index(
                fields=["rule", "status"],
                name="tag_suggestion_judged",
                condition=~models.Q(status=Judgement.SUGGESTED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} → {self.article_id}"
