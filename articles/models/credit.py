"""A person with a role, as printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Credit(models.Model):
    """记者, 通讯员, 责编, 一审 …: the role is empty where only a name stands. People get no pages of their own."""

    article = models.ForeignKey("articles.Article", models.CASCADE, verbose_name=_("article"), related_name="credits")
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role"), max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(name="credit_once_a_place", fields=["article", "position"]),
            models.CheckConstraint(name="credit_has_a_name", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.name}".strip()
