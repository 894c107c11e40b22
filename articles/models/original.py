"""The bytes as received: the first authority, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reading.decoding import decode_as
from articles.reading.extracting.media_types import PLAIN, WORD, essence


class Original(models.Model):
    """One file as it came; its SHA-256 is its identity, so the same bytes are never held twice."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    file_name = models.CharField(_("file name"), max_length=1000)
    media_type = models.CharField(_("media type"), max_length=100, default=PLAIN)
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    """The part of an article → the column that holds it, where whoever imported it said so; else the usual names."""
    encoding = models.CharField(_("encoding"), max_length=40)
    batch = models.ForeignKey(
        "articles.Batch", models.PROTECT, verbose_name=_("import batch"), related_name="originals"
    )
    received = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")
        constraints = [
            models.CheckConstraint(
                name="original_sha256_is_hexadecimal", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="original_is_not_empty", condition=models.Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def decoded(self) -> str:
        """The bytes as text: of a page its markup, of a row its columns; of what is no text at all, nothing."""
        return "" if essence(self.media_type) == WORD else decode_as(bytes(self.content), self.encoding)
