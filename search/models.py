"""What the index still owes the rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """An article has changed and its change is not in the index yet.

    Written in the transaction of the change, so a change that is kept is always marked; taken away by
    whoever wrote it to the index. Rows are only ever added and deleted, so marking never waits for a writer.
    """

    identifier = models.CharField(_("article"), max_length=12)
    """Not a foreign key: the mark of a deleted article outlives it."""
    made = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("change to be indexed")
        verbose_name_plural = _("changes to be indexed")

    def __str__(self) -> str:
        return self.identifier
