"""The searches that a person of the staff keeps: list, keep, rename, delete. Nothing changes by looking."""

from django import forms
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from search.addressing.forms import SearchForm
from search.models import SavedSearch


class NameForm(forms.ModelForm):
    """A name for what is kept already."""

    class Meta:
        model = SavedSearch
        fields = ["name"]


class KeepForm(NameForm):
    """A search and its name; the search is kept as its address is written by the archive itself."""

    query = forms.CharField()

    def clean_query(self) -> str:
        """One that leads nowhere is not kept."""
        search = SearchForm(QueryDict(self.cleaned_data["query"].removeprefix("?")))
        if not search.is_valid():
            raise forms.ValidationError(" ".join(refusal.sentence for refusal in search.refusals))
        query = str(search.address.search.canonical)
        if len(query) > SavedSearch.LONGEST:
            raise forms.ValidationError(_("This search is too long to be kept."))
        return query


@staff_member_required
@require_http_methods(["GET", "HEAD", "POST"])
def searches(request: HttpRequest) -> HttpResponse:
    """The list; a POST keeps a search, or gives the one that is kept already another name."""
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept, _made = SavedSearch.objects.update_or_create(
            owner_id=request.user.pk, query=form.cleaned_data["query"], defaults={"name": form.cleaned_data["name"]}
        )
        return redirect(kept)
    return _listed(request, form, 422 if form.errors else 200)


@staff_member_required
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """404 for one of somebody else's."""
    form = NameForm(request.POST, instance=_own(request, pk))
    if form.is_valid():
        form.save()
        return redirect("saved-searches")
    return _listed(request, form, 422)


@staff_member_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """404 for one of somebody else's."""
    _own(request, pk).delete()
    return redirect("saved-searches")


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, pk=pk, owner_id=request.user.pk)


def _listed(request: HttpRequest, form: forms.ModelForm, status: int) -> HttpResponse:
    kept = SavedSearch.objects.filter(owner_id=request.user.pk)
    return render(request, "search/saved.html", {"searches": kept, "form": form}, status=status)
