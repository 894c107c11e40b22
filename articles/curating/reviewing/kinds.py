"""What waits for a person's judgement, as a table: a kind a line."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Judgement, Mention, TagSuggestion
from articles.models.article import DECIDED, DOUBTS

_WAITING = Q(status=Judgement.SUGGESTED)


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of `model` that are `waiting` or `judged`, in the order of the columns `order`.

    `alike`: what rows share of which a person may say the same at once. `way` and `words`: the look-ups to the name of
    what suggested a row, and to the words that are taken for something. `settles`: the decision on an article that is
    asked for; without one, a row has its own status. `emptied`: what the columns of an article hold where a person
    rejects what reading made of it.
    """

    name: str
    label: Promise
    model: Any
    alike: tuple[str, ...]
    waiting: Q = _WAITING
    judged: Q = ~_WAITING
    order: tuple[str, ...] = ("article_id", "pk")
    shown_with: tuple[str, ...] = ()
    way: str = ""
    words: str = ""
    settles: str = ""
    emptied: dict[str, Any] = field(default_factory=dict)

    @property
    def can_be_rejected(self) -> bool:
        """A title or damage cannot: there is nothing to put in its place."""
        return not self.settles or bool(self.emptied)

    def way_of(self, row: Any) -> str:
        """Empty where nothing but reading as a whole suggests such rows."""
        return _looked_up(row, self.way)

    def words_of(self, row: Any) -> str:
        """Empty where no words are taken for anything."""
        return _looked_up(row, self.words)

    def of_article(self, name: str) -> str:
        """The look-up from a row to what its article has by that name."""
        return name if self.model is Article else f"article__{name}"

    def rows(self) -> QuerySet[Any]:
        """Those that wait, in their order."""
        rows: QuerySet[Any] = self.model.objects.filter(self.waiting).order_by(*self.order)
        return rows

    def rows_like(self, row: Any) -> QuerySet[Any]:
        """Those that wait and are alike, itself among them."""
        values = self.model.objects.filter(pk=row.pk).values(*self.alike).get()
        return self.rows().filter(**values)


def _looked_up(row: Any, names: str) -> str:
    for name in filter(None, names.split("__")):
        row = getattr(row, name)
    return row if isinstance(row, str) else ""


def _named(target: str, label: Promise, words: str, *also_alike: str, judged_itself: bool = True) -> Kind:
    """Mentions of what nobody has rejected as a whole."""
    is_one = Q(**{f"{target}__isnull": False})
    stands = ~Q(**{f"{target}__status": Judgement.REJECTED}) if judged_itself else Q()
    return Kind(
        target,
        label,
        Mention,
        (words, *also_alike),
        waiting=is_one & _WAITING & stands,
        judged=is_one & ~_WAITING,
        order=("article_id", "start", "pk"),
        shown_with=("article__main_region", target),
        way="rule",
        words=words,
    )


def _doubtful(name: str, label: Promise, alike: str, settles: str, emptied: dict[str, Any] | None = None) -> Kind:
    locked = {"date": "published_edtf", "title": "title", "damage": "problems"}[name]
    return Kind(
        name,
        label,
        Article,
        (alike,),
        waiting=DOUBTS[name],
        judged=DECIDED & Q(locked__overlap=[locked]),
        order=("pk",),
        shown_with=("main_region",),
        settles=settles,
        emptied=emptied or {},
    )


_NO_DATE: dict[str, Any] = {
    "published_edtf": "",
    "published_first": None,
    "published_last": None,
    "published_precision": "",
    "published_basis": Article.Basis.NONE,
    "published_evidence": [],
}

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "tag",
            _("suggested tags"),
            TagSuggestion,
            ("tag_id", "rule_id"),
            shown_with=("article__main_region", "tag", "rule"),
            way="rule__name",
        ),
        _named("region", _("regions"), "surface", "region_id"),
        _named("organisation", _("organisations"), "surface", "organisation_id"),
        _named("event", _("events"), "event__title", judged_itself=False),
        _doubtful("date", _("uncertain dates"), "published_evidence", "published", _NO_DATE),
        _doubtful("title", _("supplied titles"), "title_supplied", "title"),
        _doubtful("damage", _("damaged places"), "problems", "problems"),
    )
}
"""By name, in the order of the page."""
