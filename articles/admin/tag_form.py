"""Each subject word once: what differs only in script, width, case or spaces is the same word."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.conflict import RefusesStale
from articles.models import Tag, TagAlias
from articles.models.tag import tag_key


def refuse_twin(name: str, own: Tag | None = None) -> None:
    """Raise ValidationError, with a link, where another tag bears the name or has it as another word. Two queries."""
    key = tag_key(name)
    twin = Tag.objects.filter(key=key).first()
    alias = TagAlias.objects.filter(key=key).select_related("tag").first()
    tag = twin or (alias.tag if alias else None)
    if tag is None or tag == own:
        return
    sentence = (
        gettext(
            "There is this tag already: {tag}. Use it; a difference in script, width, case or spaces makes no new tag."
        )
        if twin
        else gettext("This is already another word for the tag {tag}. Use that tag.")
    )
    address = reverse("admin:articles_tag_change", args=[tag.pk])
    link = format_html('<a href="{}">{}</a>', address, tag.name)
    raise ValidationError(format_html(sentence, tag=link))


class TagForm(RefusesStale):
    """A tag whose name no other tag has."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        refuse_twin(name, own=self.instance)
        return name


class AliasForm(forms.ModelForm):
    """Another word, which leads to one tag only."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        alias = self.instance
        if tag_key(name) != alias.key:
            refuse_twin(name)
        return name


class AliasFormSet(forms.BaseInlineFormSet):
    """The other words of one tag, none twice, and none that is the tag's own name."""

    def clean(self) -> None:
        super().clean()
        taken = {tag_key(self.instance.name)}
        for form in self.forms:
            name = form.cleaned_data.get("name", "") if form.is_valid() else ""
            if not name or form.cleaned_data.get("DELETE"):
                continue
            if tag_key(name) in taken:
                form.add_error("name", _("This word stands here already."))
            taken.add(tag_key(name))
