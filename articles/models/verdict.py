"""What a person said at once of one or of many things that waited, so that it can be taken back."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.judgement import Judgement
from articles.models.merger import Exactly


class Verdict(models.Model):
    """Of `rows` of one kind of articles/curating/reviewing/kinds.py; gone once it is taken back."""

    KEPT = timedelta(days=30)

    kind = models.CharField(_("kind"), max_length=12)
    status = models.CharField(_("status"), max_length=10, choices=Judgement)
    rows = ArrayField(models.BigIntegerField(), verbose_name=_("rows"))
    before = models.JSONField(_("columns before"), default=dict, encoder=Exactly)
    """By row the columns that were emptied."""
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), related_name="+", null=True
    )
    made = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.status}: {len(self.rows)}"
