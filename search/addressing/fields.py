"""The fields of the search form: from what stands in a query string to what it names."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Event, Organisation, Outlet, Region, Tag
from articles.models.tag import tag_key
from articles.reading.dates.extents import Extent, Fault, NotDates, extent
from search.query.parsing import read_of
from search.written_once import WrittenOnce

MOST_CHOSEN = 50
"""Values of one parameter."""
_TOO_MANY = _("At most %(most)d values of one filter can be chosen.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what the index and addresses say, and what people read; of a region its tree path."""

    value: str
    label: str
    path: str = ""


_REGIONS = WrittenOnce(Region.objects.order_by().values_list("slug", "code", "name", "path"), "slug", "code")

Choices = dict[str, Choice]
"""By what was typed."""


def _regions(typed: Collection[str]) -> Choices:
    found = _REGIONS.having(typed)
    by_code = {code: Choice(slug, name, path) for slug, code, name, path in found if code}
    return by_code | {slug: Choice(slug, name, path) for slug, _, name, path in found}


def _outlets(typed: Collection[str]) -> Choices:
    found = _themselves(Outlet.objects.filter(name__in=typed).values_list("name", flat=True))
    return found | {
        name: Choice(outlet.name, outlet.name)
        for name in typed
        if name not in found and (outlet := Outlet.objects.once_called(name).first())
    }


def _organisations(typed: Collection[str]) -> Choices:
    """Those of another name where none bears it as its own: the most named."""
    found = _themselves(Organisation.objects.order_by().filter(name__in=typed).values_list("name", flat=True))
    return found | {
        name: Choice(body.name, body.name)
        for name in typed
        if name not in found
        and (body := Organisation.objects.told().filter(aliases__contains=[name]).most_held().first())
    }


def _kinds_of_event(typed: Collection[str]) -> Choices:
    return _themselves(Event.objects.order_by().filter(kind__in=typed).values_list("kind", flat=True).distinct())


def _tags(typed: Collection[str]) -> Choices:
    keys = {name: tag_key(name) for name in typed}
    rows = Tag.objects.order_by().filter(Q(key__in=keys.values()) | Q(aliases__key__in=keys.values()))
    found = {}
    for key, name, alias in rows.values_list("key", "name", "aliases__key"):
        found[key] = found[alias] = Choice(key, name)
    return {name: found[key] for name, key in keys.items() if key in found}


def _scripts(typed: Collection[str]) -> Choices:
    return {script.value: Choice(script.value, str(script.label)) for script in Article.Script if script in typed}


def _themselves(names: Iterable[str]) -> Choices:
    return {name: Choice(name, name) for name in names}


Finder = Callable[[Collection[str]], Choices]

FINDERS: dict[str, tuple[Finder, Promise]] = {
    "region": (_regions, _("There is no region “%(value)s”.")),
    "outlet": (_outlets, _("There is no outlet “%(value)s”.")),
    "organisation": (_organisations, _("There is no organisation “%(value)s”.")),
    "event": (_kinds_of_event, _("There is no event of the kind “%(value)s”.")),
    "tag": (_tags, _("There is no tag “%(value)s”.")),
    "script": (_scripts, _("“%(value)s” is no script: hans is Simplified, hant is Traditional.")),
}
"""By filter, what its values name, at one query for all of them, and the sentence for one that names nothing."""


class TextField(forms.Field):
    """Any string: nothing that a reader types is an error. A page repeats it often, so what is not read is not kept."""

    def to_python(self, value: str | None) -> str:
        """Absent is empty."""
        return read_of(value or "")


class ChoicesField(forms.Field):
    """Cleaned to the choices that the values name, each once, in their order."""

    widget = forms.MultipleHiddenInput

    def __init__(self, name: str) -> None:
        super().__init__(required=False)
        self._find, self._sentence = FINDERS[name]

    def clean(self, value: Any) -> list[Choice]:
        """A value that names nothing is an error with a sentence, one for each; `typed` is what to leave out."""
        several = [value] if isinstance(value, str) else value or []
        typed = list(dict.fromkeys(each for each in several if each.strip()))
        if len(typed) > MOST_CHOSEN:
            raise too_many()
        names = {each: each.strip() for each in typed}
        searchable = {name for name in names.values() if "\0" not in name}
        found = self._find(searchable) if searchable else {}
        if lost := [each for each in typed if names[each] not in found]:
            raise forms.ValidationError([self._error(each) for each in lost])
        return list(dict.fromkeys(found[name] for name in names.values()))

    def _error(self, typed: str) -> forms.ValidationError:
        return forms.ValidationError(str(self._sentence), params={"value": typed.strip()[:60], "typed": typed})


NO_DAYS: dict[Fault, Promise] = {
    "form": _(
        "“%(value)s” is no date. Write a year, a month or a day: 2021, 2021-05 or 2021-05-17; from one to another: "
        "2021-05/2021-08, 2021-05/..; a decade or a season: 202X, 2021-21."
    ),
    "calendar": _("The calendar has no “%(value)s”: months are 01 to 12, and the seasons 21 to 24."),
    "years": _("“%(value)s” is of a year that no article can be of: they go from 1000 to 2099."),
    "order": _("“%(value)s” ends before it begins."),
    "open": _("“%(value)s” has neither a beginning nor an end."),
}
"""What is said of days that are none."""


class ExtentsField(forms.Field):
    """Several, as EDTF writes them; cleaned to each of them once, in order."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[Extent]:
        """A value that is none is an error with a sentence; `typed` is what to leave out."""
        several = [value] if isinstance(value, str) else value or []
        typed = list(dict.fromkeys(each for each in several if each.strip()))
        if len(typed) > MOST_CHOSEN:
            raise too_many()
        return in_order(_extent(each, typed=each) for each in typed)


class ExtentField(forms.Field):
    """Days as EDTF writes them; cleaned to an `Extent` or None."""

    def to_python(self, value: str | None) -> Extent | None:
        """Empty is None."""
        return _extent(value) if value and value.strip() else None


def in_order(extents: Iterable[Extent]) -> list[Extent]:
    """Each once, as they follow one another."""
    return sorted(set(extents), key=lambda extent: (extent.first, extent.last))


def too_many() -> forms.ValidationError:
    """Of one filter's values."""
    return forms.ValidationError(_TOO_MANY, params={"most": MOST_CHOSEN})


def _extent(written: str, **params: str) -> Extent:
    try:
        return extent(written.strip())
    except NotDates as error:
        raise forms.ValidationError(str(NO_DAYS[error.fault]), params={"value": written[:40], **params}) from error
