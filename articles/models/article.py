"""The article: what reading made of one original, and what people decided since."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.curating.decisions import locked_after
from articles.models.version import WithItsTies
from articles.querysets import ArticleQuerySet

_WITHOUT_DATE = models.Q(published_edtf="", published_first=None, published_last=None, published_basis="none")
_WITH_DATE = (
    ~models.Q(published_edtf="")
    & ~models.Q(published_basis="none")
    & models.Q(published_first__lte=models.F("published_last"))
)

DOUBTS = {
    "date": models.Q(published_basis__in=("inferred", "none")) & ~models.Q(locked__overlap=["published_edtf"]),
    "title": models.Q(title="") & ~models.Q(locked__overlap=["title"]),
    "damage": ~models.Q(problems=[]) & ~models.Q(locked__overlap=["problems", "text"]),
}
"""Articles of which reading is not sure, and no person has decided it."""
DECIDED = ~models.Q(locked=[])


class Article(models.Model):
    """One text, repaired and in Simplified script; `identifier` is its permalink and survives a rebuild."""

    class Status(models.TextChoices):
        """Who may see it: everybody, staff only, nobody any more (its address then answers 410)."""

        PUBLISHED = "published", _("published")
        DRAFT = "draft", _("draft")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Basis(models.TextChoices):
        """Where a date comes from."""

        STATED = "stated", _("printed in the article")
        INFERRED = "inferred", _("inferred from the text")
        NONE = "none", _("unknown")

    class Precision(models.TextChoices):
        """How exact a date is; `interval` lies between two days."""

        SECOND = "second", _("to the second")
        MINUTE = "minute", _("to the minute")
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        YEAR = "year", _("to the year")
        INTERVAL = "interval", _("between two days")

    class Script(models.TextChoices):
        """The script of the original."""

        HANS = "hans", _("Simplified Chinese")
        HANT = "hant", _("Traditional Chinese")

    identifier = models.CharField(_("identifier"), max_length=12, unique=True)
    original = models.OneToOneField(
        "articles.Original", models.PROTECT, verbose_name=_("original"), related_name="article"
    )
    batch = models.ForeignKey("articles.Batch", models.PROTECT, verbose_name=_("import batch"), related_name="articles")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PUBLISHED)

    title = models.TextField(_("title"), blank=True)
    """As printed; empty where the original prints none."""
    title_supplied = models.TextField(_("supplied title"), blank=True)
    subtitles = ArrayField(models.TextField(), verbose_name=_("subtitles"), default=list, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    text = models.TextField(_("text"))
    blocks = models.JSONField(_("blocks"), default=list)
    """[{"role", "start", "end"}]: the role and span of each line of `text`, in order."""
    script = models.CharField(_("script of the original"), max_length=5, choices=Script)
    problems = models.JSONField(_("problems"), default=list, blank=True)

    outlets = models.ManyToManyField("articles.Outlet", verbose_name=_("outlets"), related_name="articles", blank=True)
    section = models.CharField(_("section"), max_length=200, blank=True)
    main_region = models.ForeignKey(
        "articles.Region",
        models.SET_NULL,
        verbose_name=_("main region"),
        related_name="main_articles",
        null=True,
        blank=True,
    )
    main_region_reason = models.CharField(_("main region chosen by"), max_length=40, blank=True)
    published_edtf = models.CharField(_("published (EDTF)"), max_length=64, blank=True)
    published_first = models.DateField(_("published on or after"), null=True, blank=True)
    published_last = models.DateField(_("published on or before"), null=True, blank=True)
    published_precision = models.CharField(_("precision of the date"), max_length=8, choices=Precision, blank=True)
    published_basis = models.CharField(_("basis of the date"), max_length=8, choices=Basis, default=Basis.NONE)
    published_evidence = ArrayField(
        models.TextField(), verbose_name=_("evidence of the date"), default=list, blank=True
    )

    family = models.ForeignKey(
        "articles.Family",
        models.SET_NULL,
        verbose_name=_("family of reprints"),
        related_name="articles",
        null=True,
        blank=True,
        editable=False,
    )
    """Articles that print one text share it; most have none. Found, not edited, so it has no history."""
    rules_version = models.PositiveIntegerField(_("read by rules"))
    locked = ArrayField(models.CharField(max_length=40), verbose_name=_("decided fields"), default=list, blank=True)
    """Names of the fields that a person has decided: no later reading sets them."""
    created = models.DateTimeField(_("added"), auto_now_add=True)
    modified = models.DateTimeField(_("changed"), auto_now=True)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["family"], bases=[WithItsTies])

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                name="article_identifier_is_hexadecimal",
                condition=models.Q(identifier__regex=r"^[0-9a-f]{12}$"),
            ),
            models.CheckConstraint(
                name="article_has_a_title",
                condition=~models.Q(title="") | ~models.Q(title_supplied=""),
                violation_error_message=_("Give the title as printed, or one of your own in square brackets."),
            ),
            models.CheckConstraint(
                name="article_date_is_whole",
                condition=_WITHOUT_DATE | _WITH_DATE,
                violation_error_message=_("Fill in the date, its first and last day and its basis, or none of them."),
            ),
            models.CheckConstraint(
                name="article_status_is_known",
                condition=models.Q(status__in=["published", "draft", "withdrawn"]),
            ),
        ]
        indexes = [
            # Lists, newest first: published().newest()
            models.Index(
                "status",
                models.F("published_first").desc(nulls_last=True),
                models.F("published_last").desc(nulls_last=True),
                "identifier",
                name="article_newest",
            ),
            # Date pages: between(first, last)
            models.Index(fields=["published_first", "published_last"], name="article_interval"),
            # "Recently added" on the home page
            models.Index(fields=["-created"], name="article_added"),
            # The review queue: what waits there, and what was decided
            *(
                models.Index("id", name=f"article_of_doubtful_{name}", condition=doubt)
                for name, doubt in DOUBTS.items()
            ),
            models.Index("id", name="article_decided", condition=DECIDED),
        ]

    def __str__(self) -> str:
        return self.heading

    def save(self, **options: Any) -> None:
        """Lock what was changed: programs write in bulk, so whoever saves one article is a person. One query more."""
        if not self._state.adding:
            chosen = options.get("update_fields")
            self.locked = locked_after(self, chosen)
            options["update_fields"] = chosen and {*chosen, "locked"}
        super().save(**options)

    def get_absolute_url(self) -> str:
        """The permalink."""
        return reverse("article", args=[self.identifier])

    def lock(self, field: str) -> None:
        """Put down that a person has decided it, beside what is locked in the row by now. One query, where it is put
        down already.
        """
        held = Article.objects.values_list("locked", flat=True).get(pk=self.pk)
        if field not in held:
            self.locked = sorted([*held, field])
            self.save(update_fields=["locked"])

    @property
    def heading(self) -> str:
        """The printed title, or the supplied one, in its square brackets."""
        return self.title or self.title_supplied
