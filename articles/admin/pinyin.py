"""Names that are put in order by their pinyin."""

from typing import Any

from django import forms
from django.http import HttpRequest

from articles.sorting import pinyin_key


class SortedByPinyin:
    """Writes the sort key of a new or changed name; a key typed by hand stands, because 重庆 is not zhong4 qing4."""

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Save the row with its key."""
        if not obj.pinyin or ("name" in form.changed_data and "pinyin" not in form.changed_data):
            obj.pinyin = pinyin_key(obj.name, type(obj).pinyin.field.max_length)
        super().save_model(request, obj, form, change)  # type: ignore[misc]
