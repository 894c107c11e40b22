"""Who did it: by name alone, for Django would make it a link to an account, which few may see."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class NamesItsPerson:
    """A column for the person, empty where it was a program."""

    @admin.display(description=_("person"))
    def who(self, row: Any) -> str:
        return str(row.person or "")
