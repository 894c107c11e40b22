"""One run of an import, by name; its report is its arrivals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Batch(models.Model):
    """What came in together: every original and article says by which batch it came.

    A batch without an end is running, or was interrupted; what it has taken in is whole.
    """

    name = models.CharField(_("name"), max_length=200)
    region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("where its articles are from"),
        related_name="+",
        null=True,
        blank=True,
    )
    started = models.DateTimeField(_("started"), auto_now_add=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("import batch")
        verbose_name_plural = _("import batches")
        ordering = ["-started"]
        constraints = [
            models.CheckConstraint(
                name="batch_ends_after_it_starts",
                condition=models.Q(finished__isnull=True) | models.Q(finished__gte=models.F("started")),
            ),
        ]

    def __str__(self) -> str:
        return self.name
