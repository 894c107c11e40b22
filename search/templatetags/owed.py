"""What the index owes the rows, told on every page of the admin: why a large change is not found yet."""

from typing import Any

from django import template

from search.models import Mark

register = template.Library()


@register.inclusion_tag("search/owed.html", takes_context=True)
def owed_by_the_index(context: dict[str, Any]) -> dict[str, int]:
    """To staff alone. One query."""
    return {"owed": Mark.objects.count() if context.get("has_permission") else 0}
