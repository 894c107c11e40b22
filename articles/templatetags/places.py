"""Places in lists, of which a page may have hundreds: in Python, because templates would take their time."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Judgement, Region
from articles.showing.addresses import address_of
from articles.showing.numbers import number_of_articles
from articles.templatetags.periods import label

register = template.Library()


@register.simple_tag
def region_link(region: Region, held: int = 0) -> SafeString:
    """A place, what it is where that is no level of the tree, and how many articles it has, where it has any."""
    shown = f'<a href="{address_of("region", region.slug)}" lang="zh-Hans">{escape(str(region))}</a>'
    if region.kind == Region.Kind.ZONE:
        shown += label(str(Region.Kind.ZONE.label))
    if region.status == Judgement.SUGGESTED:
        shown += label(_("found by machine"))
    if held:
        shown += f' <span class="count">{escape(number_of_articles(held))}</span>'
    return mark_safe(shown)  # noqa: S308
