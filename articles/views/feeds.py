"""The feeds of lists that browse."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Judgement, Mention, Organisation, Outlet, Region, Tag
from articles.showing.feeds import Subject, feed_of
from articles.views.gone import gone, moved


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Whatever was added last."""
    subject = Subject(_("Recently added"), reverse("home"), request.path, "articles")
    return feed_of(request, subject, Article.objects.published())


@require_safe
def of_region(request: HttpRequest, slug: str) -> HttpResponse:
    """Of a place, what lies in it and over it."""
    region = get_object_or_404(Region, slug=slug)
    if region.status == Judgement.REJECTED:
        return gone(request, _("A curator found that there is no such place."))
    subject = Subject(region.name, region.get_absolute_url(), request.path, f"region {region.slug}")
    return feed_of(request, subject, Article.objects.published().in_region(region))


@require_safe
def of_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the articles that name a body."""
    organisation = Organisation.objects.told().filter(slug=slug).first()
    if organisation is None:
        return moved(Organisation, slug, "organisation-feed")
    subject = Subject(
        organisation.name, organisation.get_absolute_url(), request.path, f"organisation {organisation.slug}"
    )
    mentions = Mention.objects.for_readers().filter(organisation=organisation)
    return feed_of(request, subject, Article.objects.published().named_by(mentions, organisation.held))


@require_safe
def of_outlet(request: HttpRequest, name: str) -> HttpResponse:
    """Of what an outlet published."""
    outlet = get_object_or_404(Outlet.objects.filter(name=name) or Outlet.objects.once_called(name)[:1])
    subject = Subject(outlet.name, outlet.get_absolute_url(), request.path, f"outlet {outlet.name}")
    return feed_of(request, subject, Article.objects.published().filter(outlets=outlet))


@require_safe
def of_tag(request: HttpRequest, name: str) -> HttpResponse:
    """Of the articles that bear a tag, by any spelling of it or another word for it; one feed for all of them."""
    row = get_object_or_404(Tag.objects.called(name) or Tag.objects.once_called(name)[:1])
    address = reverse("tag-feed", args=[row.key])
    subject = Subject(row.name, row.get_absolute_url(), address, f"tag {row.key}")
    return feed_of(request, subject, Article.objects.published().filter(tags=row))
