"""What people think of what reading suggests."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Judgement(models.TextChoices):
    """A rejected row stays, so that no later reading suggests it again."""

    SUGGESTED = "suggested", _("suggested")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")
