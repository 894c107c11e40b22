"""What may be asked, and what is wrong with it where something is. The form owns the query string."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Organisation, Outlet, Region, Tag
from articles.models.tag import tag_key
from articles.periods import Period
from search.filtering import Filters
from search.finding import FACETS, Question
from search.ordering import Sort
from search.query.parsing import Parsed, parse

LARGEST_PAGE = 100
PAGE = 20
SORTS = [("relevance", _("best first")), ("newest", _("newest first")), ("oldest", _("oldest first"))]


def _region(value: str) -> Region | None:
    return Region.objects.filter(Q(slug=value) | Q(code=value)).first()  # type: ignore[no-any-return]


def _outlet(value: str) -> Outlet | None:
    return Outlet.objects.filter(name=value).first()


def _organisation(value: str) -> Organisation | None:
    return Organisation.objects.filter(name=value).first()


def _tag(value: str) -> Tag | None:
    return Tag.objects.filter(Q(key=tag_key(value)) | Q(aliases__key=tag_key(value))).first()


class TextField(forms.Field):
    """Any string: nothing that a reader types is an error."""

    def to_python(self, value: str | None) -> str:
        """Absent is empty."""
        return value or ""


class RowField(forms.CharField):
    """Cleaned to the row that the value names, or None. One query."""

    def __init__(self, find: Callable[[str], Model | None], sentence: str | Promise) -> None:
        super().__init__(required=False)
        self.find, self.sentence = find, sentence

    def clean(self, value: Any) -> Any:
        """A name that names nothing is an error with a sentence."""
        name = super().clean(value)
        row = self.find(name) if name else None
        if name and row is None:
            raise forms.ValidationError(self.sentence % {"value": name[:60]})
        return row


class PeriodField(forms.Field):
    """A year, a month or a day as EDTF writes them; cleaned to a `Period` or None."""

    def to_python(self, value: str | None) -> Period | None:
        """Nothing but the three: an interval has two fields of its own."""
        if not value:
            return None
        try:
            return Period.parse(value.strip())
        except ValueError as error:
            sentence = _("“%(value)s” is no date. Write a year, a month or a day: 2021, 2021-05 or 2021-05-17.")
            raise forms.ValidationError(sentence % {"value": value[:40]}) from error


class SearchForm(forms.Form):
    """Unknown parameters are ignored; a value that leads nowhere is an error with a sentence."""

    q = TextField(required=False)
    region = RowField(_region, _("There is no region “%(value)s”."))
    outlet = RowField(_outlet, _("There is no outlet “%(value)s”."))
    organisation = RowField(_organisation, _("There is no organisation “%(value)s”."))
    tag = RowField(_tag, _("There is no tag “%(value)s”."))
    script = forms.ChoiceField(required=False, choices=Article.Script.choices)
    all = forms.ChoiceField(required=False, choices=[(name, name) for name in FACETS])
    """The facet that is shown whole."""
    sort = forms.ChoiceField(required=False, choices=SORTS)
    page = forms.IntegerField(required=False, min_value=1)
    size = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not in the class body, because `from` is a word of Python's.
        self.fields["from"] = PeriodField(required=False)
        self.fields["to"] = PeriodField(required=False)

    def clean(self) -> dict[str, Any]:
        """A span that ends before it begins holds nothing."""
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and last.last < first.first:
            self.add_error("to", _("It ends before “from” begins."))
        return self.cleaned_data

    @property
    def parsed(self) -> Parsed:
        """What the reader typed, understood."""
        return parse(self.cleaned_data["q"])

    @property
    def filters(self) -> dict[str, Any]:
        """The filters in use, by parameter: rows, periods, or the script's name."""
        names = ("region", "from", "to", "outlet", "organisation", "tag")
        used = {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
        script = self.cleaned_data.get("script")
        return used | ({"script": Article.Script(script).label} if script else {})

    def question(self) -> Question:
        """For a form without errors."""
        asked = self.cleaned_data
        keys = {"region": "slug", "outlet": "name", "organisation": "name", "tag": "key"}
        values = {name: getattr(asked[name], key) for name, key in keys.items() if asked[name]}
        if asked["script"]:
            values["script"] = asked["script"]
        first, last = asked["from"], asked["to"]
        sort: Sort = asked["sort"] or "relevance"
        filters = Filters(values, first and first.first, last and last.last)
        return Question(self.parsed.tree, filters, sort, asked["page"] or 1, asked["size"] or PAGE, whole=asked["all"])
