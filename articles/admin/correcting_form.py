"""The lines of a text as fields, each beside what was received in its place."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.conflict import LATE
from articles.comparing.wording import Piece
from articles.curating.correcting import Correction, Line, lines_of
from articles.curating.versions import version_of
from articles.models import Article
from articles.showing.sides import Sides

_CHARACTERS_A_ROW, _MOST_ROWS = 24, 30


class Beside(NamedTuple):
    """A line as it is shown: its role, what was received and what it reads, in pieces, and where it is corrected."""

    role: str
    pieces: list[Piece]
    field: BoundField


class LineField(forms.CharField):
    """What a line of the text reads; its ends are its own."""

    def __init__(self, words: str, number: int) -> None:
        rows = min(_MOST_ROWS, 1 + len(words) // _CHARACTERS_A_ROW)
        widget = AdminTextareaWidget(attrs={"rows": rows, "cols": _CHARACTERS_A_ROW, "lang": "zh-Hans"})
        label = _("Line %(number)d") % {"number": number + 1}
        super().__init__(initial=words, label=label, required=False, strip=False, widget=widget)

    def to_python(self, value: Any) -> str:
        """With the ends of lines that the text has, not those that a browser sends."""
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        """Lines are told apart by reading."""
        if value.count("\n") > str(self.initial).count("\n"):
            raise ValidationError(_("A line stays one line."))


class CorrectingForm(forms.Form):
    """Some lines of an article, by their numbers."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    agreed = forms.BooleanField(label=gettext_lazy("Correct it all the same"), required=False)

    def __init__(self, article: Article, numbers: Sequence[int], typed: Any = None) -> None:
        super().__init__(typed, initial={"seen": version_of(article)})
        self.article, self.numbers, self.is_stale = article, numbers, False
        self.all_lines: list[Line] = lines_of(article)
        for number in numbers:
            _role, start, end = self.all_lines[number]
            self.fields[f"line-{number}"] = LineField(article.text[start:end], number)

    def clean(self) -> dict[str, Any]:
        """Refuses what is stale, and a text of which nothing would be left."""
        cleaned = super().clean() or self.cleaned_data
        self.is_stale = cleaned.get("seen") != self.initial["seen"]
        if self.is_stale:
            raise ValidationError(LATE)
        if not self.errors and not self.correction.draft.text.strip():
            raise ValidationError(_("Nothing would be left of the text."))
        return cleaned

    @cached_property
    def correction(self) -> Correction:
        """What was typed, once it is found valid field by field."""
        typed = {number: self.cleaned_data[f"line-{number}"] for number in self.numbers}
        return Correction(self.article, typed)

    def lines(self) -> Iterator[Beside]:
        """Beside what was received. One query."""
        sides = Sides(self.article.text, [repair.recorded for repair in self.article.repairs.all()])
        for number in self.numbers:
            role, start, end = self.all_lines[number]
            yield Beside(role, list(sides.of(start, end)), self[f"line-{number}"])
