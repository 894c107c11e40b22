"""The rows of a table of coverage. In Python, because a page has hundreds of cells."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.templatetags.periods import period_url
from search.about.coverage import Month, State
from search.about.places import Row

register = template.Library()

_HELD = (State.POSSIBLY, State.PARTLY, State.COMPLETE)


@register.filter
def cells(row: Row) -> SafeString:
    """A cell for each month: the days of which something is held, as a link to what that is."""
    to_place = f"{row.place.get_absolute_url()}?period=" if row.place else ""
    said = {state: f'<span class="visually-hidden"> {escape(str(state.words))}</span>' for state in State}
    days = escape(_("%(held)s of %(days)s days"))
    return mark_safe("".join(_cell(month, to_place, said[month.state], days) for month in row.months))  # noqa: S308


def _cell(month: Month, to_place: str, said: str, days: str) -> str:
    if month.state not in _HELD:
        return f'<td class="{month.state.value}">{said}</td>'
    address = f"{to_place}{month.period}#articles" if to_place else period_url(month.period)
    shown = month.days_held or "?"
    title = days % {"held": month.days_held, "days": month.days}
    return f'<td class="{month.state.value}"><a href="{escape(address)}" title="{title}">{shown}{said}</a></td>'
