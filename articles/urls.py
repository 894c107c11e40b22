"""The pages that browse the rows."""

from django.urls import path, register_converter

from articles.views import article, citing, dates, events, feeds, home, organisations, outlets, regions, reprints, tags


class Year:
    """1000 to 2999."""

    regex = "[12][0-9]{3}"
    to_python = int
    to_url = staticmethod(str)


class TwoDigits:
    """A month or a day; the view says whether the calendar has it."""

    regex = "[0-9]{2}"
    to_python = int
    to_url = staticmethod("{:02}".format)


class Written:
    """A month or a day in one piece: 2021-05, 2021-05-17."""

    regex = "[12][0-9]{3}(?:-[0-9]{2}){1,2}"
    to_python = to_url = staticmethod(str)


class Name:
    """Whatever a row may be called, slashes too; PostgreSQL has none with a NUL, and refuses to look for it."""

    regex = r"[^\x00]+"
    to_python = to_url = staticmethod(str)


register_converter(Name, "name")
register_converter(Year, "year")
register_converter(TwoDigits, "two-digits")
register_converter(Written, "written")

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/<slug:identifier>/", article.article, name="article"),
    path("articles/<slug:identifier>/original/", article.original, name="article-original"),
    path("articles/<slug:identifier>/repairs/", article.repairs, name="article-repairs"),
    path("articles/<slug:identifier>/cite/<slug:form>/", citing.citation, name="article-citation"),
    path("articles/<slug:identifier>/reprints/", reprints.reprints, name="article-reprints"),
    path("articles/<slug:identifier>/reprints/<slug:other>/", reprints.comparison, name="article-comparison"),
    path("feed/", feeds.newest, name="feed"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<name:name>/feed/", feeds.of_outlet, name="outlet-feed"),
    path("outlets/<name:name>/", outlets.outlet, name="outlet"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<name:name>/feed/", feeds.of_tag, name="tag-feed"),
    path("tags/<name:name>/", tags.tag, name="tag"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("regions/<slug:slug>/feed/", feeds.of_region, name="region-feed"),
    path("regions/<name:name>/", regions.called, name="region-called"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:slug>/feed/", feeds.of_organisation, name="organisation-feed"),
    path("organisations/<name:name>/", organisations.called, name="organisation-called"),
    path("events/", events.events, name="events"),
    path("events/<slug:slug>/", events.event, name="event"),
    path("dates/", dates.dates, name="dates"),
    path("dates/<written:written>/", dates.written),
    path("dates/<year:year>/", dates.year, name="year"),
    path("dates/<year:year>/<two-digits:month>/", dates.month, name="month"),
    path("dates/<year:year>/<two-digits:month>/<two-digits:day>/", dates.day, name="day"),
]
