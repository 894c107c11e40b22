"""What reading took for a name and is none."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.reading.script import simplify


class Misnomer(models.Model):
    """Words that a person said name nothing: nothing that lies wholly in them is taken for one, in no article.

    Of events: none whose title has them. One that no longer counts stays, so that its articles can be found.
    """

    class Subject(models.TextChoices):
        """What they are not taken for."""

        REGION = "region", _("region")
        ORGANISATION = "organisation", _("organisation")
        EVENT = "event", _("event")
        ANY = "any", _("region, organisation or event")

    words = models.CharField(_("words"), max_length=100)
    """Simplified, as texts are."""
    subject = models.CharField(_("is never a"), max_length=12, choices=Subject, default=Subject.ANY)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    active = models.BooleanField(_("counts"), default=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("phrase never to be taken")
        verbose_name_plural = _("phrases never to be taken")
        ordering = ["words", "subject"]
        constraints = [
            models.UniqueConstraint(name="misnomer_once", fields=["words", "subject"]),
            models.CheckConstraint(name="misnomer_has_words", condition=~models.Q(words="")),
        ]

    def __str__(self) -> str:
        return self.words

    def save(self, *args: object, **kwargs: object) -> None:
        """As the words stand in texts."""
        self.words = simplify(self.words.strip())
        super().save(*args, **kwargs)  # type: ignore[arg-type]
