"""One change that was made to the text, by reading or by a person."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reading.corrections import CORRECTION
from articles.reading.record import Repair as Recorded

_BY_A_PERSON = models.Q(kind__endswith=CORRECTION)
"""A correction is the last repair of its characters, so its kind is named last."""


class RepairQuerySet(models.QuerySet["Repair"]):
    """`Repair.objects.corrections()`"""

    def corrections(self) -> Self:
        """Those of a person, which are few and found without looking at the others."""
        return self.filter(_BY_A_PERSON)


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

    objects = RepairQuerySet.as_manager()

    class Meta:
        verbose_name = _("repair")
        verbose_name_plural = _("repairs")
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(name="repair_span_is_ordered", condition=models.Q(start__lte=models.F("end"))),
        ]
        indexes = [
            # What people have corrected: another reading and the index ask for it, of many articles at once
            models.Index(fields=["article"], name="repair_correction", condition=_BY_A_PERSON),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}"

    @property
    def recorded(self) -> Recorded:
        """As reading has it."""
        return Recorded(self.kind, self.start, self.end, self.before, self.after)
