"""A list of texts in a form, one a line: a comma, Django's choice, may stand in a Chinese subtitle."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.postgres.forms import SimpleArrayField


class LinesField(SimpleArrayField):
    """Empty lines and the space around a line do not count."""

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        super().__init__(base_field, delimiter="\n", **{**kwargs, "widget": AdminTextareaWidget(attrs={"rows": 3})})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """The lines that hold something."""
        return [line for line in super().to_python(value) if line]
