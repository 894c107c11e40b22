"""What may be asked, and what is wrong with it where something is. The form owns the query string."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reading.dates.extents import Extent
from articles.reading.script import script_of
from articles.templatetags.extents import extent_words
from search.addressing.addresses import CHOICES, DAYS, ENDS, NOT, PARAMETERS, Address
from search.addressing.days import from_to, said_once
from search.addressing.fields import ChoicesField, ExtentField, ExtentsField, TextField
from search.answering.finding import FACETS, Question
from search.answering.ordering import Sort
from search.query.parsing import Parsed, parse, read_of

LARGEST_PAGE = 100
PAGE = 20
SORTS = [
    ("relevance", gettext_lazy("best first")),
    ("newest", gettext_lazy("newest first")),
    ("oldest", gettext_lazy("oldest first")),
]
DATES = [
    ("overlap", gettext_lazy("possibly within")),
    ("within", gettext_lazy("certainly within")),
]
REPRINTS = [
    ("one", gettext_lazy("each text once")),
    ("all", gettext_lazy("every reprint")),
]
GLYPHS = ("simplified", "original")
_MOST_NAMED = 5
"""Unknown parameters that are told of, and characters of each."""
_LONGEST_NAMED = 30
_SAYS_NO_DAYS = frozenset("~?%T")
"""Of EDTF."""


_FIELDS: dict[str, forms.Field] = {
    "q": TextField(required=False),
    "all": forms.ChoiceField(required=False, choices=[(name, name) for name in FACETS]),
    "dates": forms.ChoiceField(required=False, choices=DATES),
    "sort": forms.ChoiceField(required=False, choices=SORTS),
    "reprints": forms.ChoiceField(required=False, choices=REPRINTS),
    "glyphs": forms.ChoiceField(required=False, choices=[(name, name) for name in GLYPHS]),
    "page": forms.IntegerField(required=False, min_value=1),
    "size": forms.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE),
    **{name: ExtentField(required=False) for name in ENDS},
    "period": ExtentsField(required=False),
    **{name: ChoicesField(name.removeprefix(NOT)) for name in CHOICES},
}
"""The same for all forms, because they keep nothing: of one that stands in its body a form makes a copy, which takes
longer than all else that it does. `all` is the facet that is shown whole.
"""


class Chosen(NamedTuple):
    """A filter in use, by which parameter, and the address of the search without it."""

    parameter: str
    label: str
    in_chinese: bool
    is_excluded: bool
    without: Address


class Refusal(NamedTuple):
    """What cannot be searched for, and the address of the search without it."""

    parameter: str
    sentence: str
    without: Address


class SearchForm(forms.Form):
    """Unknown parameters are told of and ignored; a value that leads nowhere is an error with a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = _FIELDS

    def clean(self) -> dict[str, Any]:
        """Of days, what is said in one place alone; a span that ends before it begins holds nothing."""
        typed = self.cleaned_data
        chosen, periods = said_once(from_to(typed.get("from"), typed.get("to")), typed.get("period") or [])
        begin, end = chosen or (None, None)
        return typed | {"from": begin, "to": end, "period": periods}

    @cached_property
    def parsed(self) -> Parsed:
        """What the reader typed, understood."""
        return parse(self.cleaned_data["q"])

    @property
    def notes(self) -> list[str]:
        """What was read otherwise than it was asked for."""
        return [*self.parsed.notes, *self._of_days(), *self._of_unknown()]

    def _of_days(self) -> Iterable[str]:
        typed = "".join(each for name in (*ENDS, "period") for each in self._typed_under(name))
        if not _SAYS_NO_DAYS.isdisjoint(typed):
            yield _("Of a date only its days are searched for: a time of day, and the marks ~, ? and %, say no more.")

    def _of_unknown(self) -> Iterable[str]:
        if self.ignored:
            yield _("This is no part of a search and was ignored: %(names)s.") % {"names": ", ".join(self.ignored)}

    @property
    def ignored(self) -> list[str]:
        """The first of the parameters that are no part of a search; = for one that has no name."""
        unknown = (str(name).strip()[:_LONGEST_NAMED] for name in self.data if name not in self.fields)
        return [name or "=" for name in islice(unknown, _MOST_NAMED)]

    def _typed_under(self, name: str) -> list[str]:
        value = self[name].value()
        return [value] if isinstance(value, str) else value or []

    @cached_property
    def address(self) -> Address:
        """Of a form without errors: only what is not so anyhow, each value as the archive spells it."""
        asked = self.cleaned_data
        choices = {name: [choice.value for choice in asked[name]] for name in CHOICES}
        periods = {"period": list(map(str, asked["period"]))}
        plain = {
            "q": asked["q"],
            **{name: asked[name] and asked[name].edtf for name in ENDS},
            "dates": asked["dates"] if self.is_dated and asked["dates"] != DATES[0][0] else "",
            "sort": asked["sort"] if asked["sort"] != SORTS[0][0] else "",
            "reprints": asked["reprints"] if asked["reprints"] != REPRINTS[0][0] else "",
            "glyphs": self._said_of_glyphs(asked["glyphs"] or self._glyphs_expected),
            "size": asked["size"] if asked["size"] != PAGE else "",
            "page": asked["page"] if asked["page"] != 1 else "",
            "all": asked["all"],
        }
        return Address(choices | periods | {name: [str(value)] for name, value in plain.items() if value})

    @property
    def typed(self) -> str:
        """The query, of a form with errors too."""
        return read_of(self["q"].value() or "")

    @property
    def is_dated(self) -> bool:
        """Whether days are asked for."""
        return any(self.cleaned_data[name] for name in (*ENDS, "period"))

    @property
    def days_typed(self) -> dict[str, str]:
        """What stands in the two fields for days; of a form with errors, what was typed there."""
        typed = {"first": "from", "last": "to"}
        if self.errors:
            return {end: self[name].value() or "" for end, name in typed.items()}
        return {end: "".join(self.address.values.get(name, ())) for end, name in typed.items()}

    @property
    def chosen(self) -> list[Chosen]:
        """The filters in use, of a form without errors."""
        return [*self._choices(), *self._days()]

    def _choices(self) -> Iterable[Chosen]:
        for name in CHOICES:
            for choice in self.cleaned_data[name]:
                is_excluded, in_chinese = name.startswith(NOT), name.removeprefix(NOT) != "script"
                yield Chosen(name, choice.label, in_chinese, is_excluded, self.address.without(name, choice.value))

    def _days(self) -> Iterable[Chosen]:
        for period in self.cleaned_data["period"]:
            yield Chosen("period", extent_words(period), False, False, self.address.without("period", str(period)))
        chosen = Extent(*(self.cleaned_data[name] for name in ENDS))
        if any(chosen):
            without = self.address.replacing({name: [] for name in ENDS})
            yield Chosen("from", extent_words(chosen), False, False, without)
        if "dates" in self.address.values:
            yield Chosen("dates", str(dict(DATES)["within"]), False, False, self.address.without("dates"))

    @property
    def feed_address(self) -> Address:
        """What of it chooses articles, not how they are shown."""
        return self.address.replacing({name: [] for name in ("sort", "reprints", "glyphs", "size")}).canonical

    @property
    def export_address(self) -> Address:
        """What of it says which articles there are, in which order and characters."""
        return self.address.replacing({"size": []})

    @property
    def unfiltered(self) -> Address:
        """The same words in the whole archive."""
        return self.address.replacing({name: [] for name in (*CHOICES, *DAYS)})

    @property
    def dates_the_other_way(self) -> Address:
        """What is certainly within the days, or also what may be."""
        return self.address.replacing({"dates": [] if "dates" in self.address.values else [DATES[1][0]]})

    @property
    def reprints_the_other_way(self) -> Address:
        """Every reprint, or each text once."""
        return self.address.replacing({"reprints": [] if "reprints" in self.address.values else [REPRINTS[1][0]]})

    @property
    def a_page(self) -> int:
        """Hits a page, of a form without errors."""
        return self.cleaned_data["size"] or PAGE

    @property
    def in_original(self) -> bool:
        """Whether titles and passages are shown in the characters of the originals."""
        return self.address.values.get("glyphs") == (GLYPHS[1],)

    @property
    def _glyphs_expected(self) -> str:
        """Who types Traditional reads it: so the address decides, and shows anybody the same."""
        return GLYPHS[script_of(self.cleaned_data.get("q", "")) == "hant"]

    def _said_of_glyphs(self, wanted: str) -> str:
        """Where the originals' are shown the address says so, because an article's is made of it and knows no words."""
        return "" if wanted == self._glyphs_expected == GLYPHS[0] else wanted

    @property
    def glyphs_the_other_way(self) -> Address:
        """The same hits, in the originals' characters or in Simplified ones. It stays on its page."""
        other = self._said_of_glyphs(GLYPHS[not self.in_original])
        return Address({**self.address.values, "glyphs": [other] if other else []})

    @cached_property
    def refusals(self) -> list[Refusal]:
        """Of a form with errors."""
        asked = self._as_typed()
        return [Refusal(name, sentence, asked.without(name, typed)) for name, typed, sentence in self._faults()]

    @cached_property
    def accepted(self) -> Address:
        """Of a form with errors, the search without all that was refused."""
        asked = self._as_typed()
        for name, typed, _sentence in self._faults():
            asked = asked.without(name, typed)
        return asked

    def _faults(self) -> Iterable[tuple[str, str | None, str]]:
        """Parameters, which of their values is to blame if it is one alone, and the sentences."""
        for name, errors in self.errors.as_data().items():
            for error in errors:
                yield name, (error.params or {}).get("typed"), " ".join(error.messages)

    def _as_typed(self) -> Address:
        several = {name: self._typed_under(name) for name in PARAMETERS} | {"q": [self.typed]}
        return Address({name: [value for value in typed if value] for name, typed in several.items()})

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What a new search from this one keeps, beside what can be typed and chosen anew."""
        asked = self.accepted if self.errors else self.address
        shown = {"q", *ENDS, "dates", "sort"}
        if asked.values.get("glyphs") == (self._glyphs_expected,):
            shown.add("glyphs")
        return [(name, value) for name, value in asked.search.pairs if name not in shown]

    def question(self, reprints: str = REPRINTS[0][0]) -> Question:
        """For a form without errors. `reprints`: what is meant where it does not say."""
        asked = self.cleaned_data
        sort: Sort = asked["sort"] or "relevance"
        return Question(
            self.parsed.tree,
            self.address.filters,
            sort,
            asked["page"] or 1,
            self.a_page,
            whole=asked["all"],
            one_of_reprints=(asked["reprints"] or reprints) == REPRINTS[0][0],
        )
