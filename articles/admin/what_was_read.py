"""What reading made of an original, for the page of its article: to be looked at, not typed over."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article
from articles.templatetags.roles import line_role


class ShowsWhatWasRead:
    """Roles of the lines, and links to the repairs and the mentions, which may be very many. One query each."""

    @admin.display(description=_("lines and their roles"))
    def lines(self, article: Article) -> SafeString:
        """Each block: its role, its span, the words it covers."""
        return format_html_join(
            "",
            "<p>{} {}–{}: {}</p>",
            (
                (line_role(block["role"]), block["start"], block["end"], article.text[block["start"] : block["end"]])
                for block in article.blocks
            ),
        )

    @admin.display(description=_("repairs"))
    def repairs_made(self, article: Article) -> SafeString:
        count = article.repairs.count()
        words = ngettext("%(count)d repair", "%(count)d repairs", count) % {"count": count}
        return _link_to_list("repair", article, words)

    @admin.display(description=_("mentions"))
    def mentions_found(self, article: Article) -> SafeString:
        count = article.mentions.count()
        words = ngettext("%(count)d mention", "%(count)d mentions", count) % {"count": count}
        return _link_to_list("mention", article, words)


def _link_to_list(model: str, article: Article, words: str) -> SafeString:
    address = reverse(f"admin:articles_{model}_changelist")
    return format_html('<a href="{}?article__id__exact={}">{}</a>', address, article.pk, words)
