"""A search and the tag for which its results are suggested."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TaggingRule(models.Model):
    """What the search finds is suggested for the tag: now, and whenever articles come or change. A rule is not deleted
    but switched off, so that what was judged of its suggestions stays known.
    """

    LONGEST = 2000

    name = models.CharField(_("name"), max_length=60, unique=True)
    query = models.CharField(_("query string"), max_length=LONGEST)
    """The canonical one of the search page, with its question mark."""
    tag = models.ForeignKey("articles.Tag", models.CASCADE, verbose_name=_("tag"), related_name="rules")
    is_on = models.BooleanField(_("switched on"), default=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("made by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    made = models.DateTimeField(_("made"), auto_now_add=True)
    ran = models.DateTimeField(_("last run"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("tagging rule")
        verbose_name_plural = _("tagging rules")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="tagging_rule_asks", condition=~models.Q(query="")),
        ]

    def __str__(self) -> str:
        return self.name
