"""How much the archive holds of each name: counted by the database as rows change, so that no list has to count."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.Model):
    """What articles name, bear or come from, with the number of published ones.

    Triggers keep `held` (migration 0010): a mention that a person rejected doesn't count, an article counts once.
    Whatever a program writes into it is passed over.
    """

    held = models.IntegerField(_("articles"), default=0, db_default=0, editable=False)

    class Meta:
        abstract = True


class Holding(models.Model):
    """So many published articles of one row whose date lies somewhere between two months; triggers keep them.

    Both months are known by their first days; they are None of articles without a date.
    """

    class Of(models.TextChoices):
        """Whose articles, by the name of the table."""

        ORGANISATION = "organisation", _("organisation")
        OUTLET = "outlet", _("outlet")
        TAG = "tag", _("tag")

    of = models.CharField(_("of"), max_length=12, choices=Of)
    row = models.BigIntegerField(_("row"))
    first = models.DateField(_("first month"), null=True)
    last = models.DateField(_("last month"), null=True)
    articles = models.IntegerField(_("articles"))

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        constraints = [
            models.UniqueConstraint(name="holding_once", fields=["of", "row", "first", "last"], nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.row}: {self.articles}"


class Register(models.Model):
    """So many names of a list are of one kind and begin with one letter; of events, are of one year. Triggers keep it.

    What no reader may see is not in the list.
    """

    class Of(models.TextChoices):
        """Whose list, by the name of the table."""

        ORGANISATION = "organisation", _("organisation")
        EVENT = "event", _("event")
        OUTLET = "outlet", _("outlet")
        TAG = "tag", _("tag")

    of = models.CharField(_("of"), max_length=12, choices=Of)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    initial = models.CharField(_("first letter or year"), max_length=4, blank=True, db_collation="C")
    rows = models.IntegerField(_("rows"))

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        ordering = ["of", "initial", "kind"]
        constraints = [models.UniqueConstraint(name="register_once", fields=["of", "initial", "kind"])]

    def __str__(self) -> str:
        return f"{self.of} {self.kind} {self.initial}: {self.rows}"


class Occasion(models.Model):
    """So many events that readers may see are of these days; `is_about`: of somewhere around them. Triggers keep it."""

    first = models.DateField(_("on or after"))
    last = models.DateField(_("on or before"))
    is_about = models.BooleanField(_("about"))
    events = models.IntegerField(_("events"))

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        ordering = ["first", "last", "is_about"]
        constraints = [models.UniqueConstraint(name="occasion_once", fields=["first", "last", "is_about"])]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}: {self.events}"
