"""Files that somebody sent for an import, until they are imported."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from jobs.models import Job


class Upload(models.Model):
    """First tried, then, when a person has seen what would come of it, imported.

    The files lie in a folder (articles/importing/uploads.py), the counts of the import stay when they have gone.
    """

    name = models.CharField(_("batch"), max_length=200)
    region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("where its articles are from"),
        related_name="+",
        null=True,
        blank=True,
    )
    subjects = ArrayField(models.TextField(), verbose_name=_("tags of all of them"), default=list, blank=True)
    form = models.CharField(_("what the files are"), max_length=10, blank=True)
    """An ending that counts instead of those of the names."""
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    files = models.JSONField(_("files"), default=list)
    """Name and size in bytes of each, in their order."""
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("person"), related_name="+", null=True, blank=True
    )
    sent = models.DateTimeField(_("sent"), auto_now_add=True)
    trial = models.ForeignKey(Job, models.SET_NULL, verbose_name=_("dry run"), related_name="+", null=True, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, verbose_name=_("import"), related_name="+", null=True, blank=True)
    batch = models.OneToOneField(
        "articles.Batch",
        models.SET_NULL,
        verbose_name=_("import batch"),
        related_name="upload",
        null=True,
        blank=True,
    )
    counts = models.JSONField(_("report"), null=True, blank=True)
    """By outcome; None until all of it is imported."""

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(size for _name, size in self.files)

    @property
    def latest(self) -> Job | None:
        """The import, or what goes before it."""
        return self.job or self.trial

    @property
    def is_busy(self) -> bool:
        return bool(self.latest and self.latest.is_open)

    @property
    def can_be_imported(self) -> bool:
        """When somebody can have seen the report of a dry run."""
        tried: Any = self.trial and self.trial.report
        return bool(tried) and self.counts is None and not self.is_busy
