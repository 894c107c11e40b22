"""One change that reading made to the text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Repair(models.Model):
    """Span `start:end` of the decoded original, `before`, was replaced by `after`.

    All of an article's repairs, applied backwards, give the decoded original exactly.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, verbose_name=_("article"), related_name="repairs")
    kind = models.CharField(_("kind"), max_length=100)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)

    class Meta:
        verbose_name = _("repair")
        verbose_name_plural = _("repairs")
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(name="repair_span_is_ordered", condition=models.Q(start__lte=models.F("end"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"
