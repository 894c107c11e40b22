"""What became of each file of an import."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reading.record import identifier_of


class Arrival(models.Model):
    """One line of a batch's report. Held by file, not by article: a file that changed nothing arrived as well.

    The rows name articles by their identifiers, so that a report stays true after an article has gone.
    """

    class Outcome(models.TextChoices):
        """The end of one file."""

        IMPORTED = "imported", _("imported")
        REPRINT = "reprint", _("imported, a reprint")
        UNCHANGED = "unchanged", _("unchanged")
        DUPLICATE = "duplicate", _("duplicate")
        NOTED = "noted", _("noted")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey("articles.Batch", models.CASCADE, verbose_name=_("import batch"), related_name="arrivals")
    name = models.TextField(_("file"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    """Of the bytes; empty where they could not be had."""
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        ordering = ["batch", "pk"]
        constraints = [
            models.CheckConstraint(
                name="arrival_outcome_is_known",
                condition=models.Q(outcome__in=["imported", "reprint", "unchanged", "duplicate", "noted", "refused"]),
            ),
        ]
        indexes = [
            # The counts of a batch, and the lines of one outcome
            models.Index(fields=["batch", "outcome"], name="arrival_outcome"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def identifier(self) -> str:
        """The article's; empty where there is none."""
        return "" if self.outcome in (self.Outcome.NOTED, self.Outcome.REFUSED) else identifier_of(self.sha256)
