"""The bytes as received: the first authority, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reading.decoding import decode_as


class Original(models.Model):
    """One file as it came; its SHA-256 is its identity, so the same bytes are never held twice."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    file_name = models.CharField(_("file name"), max_length=1000)
    media_type = models.CharField(_("media type"), max_length=100, default="text/plain")
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
        """The text that the bytes stand for; repairs' spans are characters of it."""
        return decode_as(bytes(self.content), self.encoding)
