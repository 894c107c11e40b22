"""Every type of page with addresses of it, for whatever is to hold of all of them."""

PAGES = {
    "home": ("/",),
    "search": (
        "/search/",
        "/search/?q={word}",
        "/search/?q={word}&region={slug}&from={year}&to={year}-12",
        "/search/?q=没有这样的话",
    ),
    "article": (
        "/articles/{identifier}/",
        "/articles/{identifier}/?names=plain",
        "/articles/{identifier}/?q={word}",
    ),
    "article-original": ("/articles/{identifier}/original/",),
    "article-repairs": ("/articles/{identifier}/repairs/",),
    "article-reprints": ("/articles/{identifier}/reprints/",),
    "article-comparison": (
        "/articles/{identifier}/reprints/{other}/",
        "/articles/{identifier}/reprints/{other}/?view=columns",
    ),
    "regions": ("/regions/",),
    "region": ("/regions/{slug}/", "/regions/{slug}/?period={year}-{month}", "/regions/{slug}/?dated=uncertain"),
    "region-called": ("/regions/鼓楼区/",),
    "organisations": ("/organisations/", "/organisations/?kind=enterprise", "/organisations/?sort=held"),
    "organisation": ("/organisations/{organisation}/", "/organisations/{organisation}/?period={year}"),
    "organisation-called": ("/organisations/{body}/",),
    "tags": ("/tags/",),
    "tag": ("/tags/{tag}/",),
    "outlets": ("/outlets/",),
    "outlet": (
        "/outlets/{outlet}/",
        "/outlets/{outlet}/?period={year}-{month}",
        "/outlets/{outlet}/?period={year}-{month}-{day}",
    ),
    "events": ("/events/", "/events/?kind=会议"),
    "event": ("/events/{event}/",),
    "dates": ("/dates/", "/dates/?of=events"),
    "year": ("/dates/{year}/", "/dates/{year}/?of=events"),
    "month": ("/dates/{year}/{month}/", "/dates/{year}/{month}/?of=events"),
    "day": ("/dates/{year}/{month}/{day}/", "/dates/{year}/{month}/{day}/?of=events"),
    "about": ("/about/",),
    "coverage": ("/about/coverage/", "/about/coverage/?region={slug}&year={year}"),
    "help": ("/help/",),
    "colophon": ("/colophon/",),
    "styleguide": ("/styleguide/",),
}
"""Addresses by the name that urls.py gives them; tests fill in what stands in braces."""

OF_STAFF = {"saved-searches": ("/search/saved/",)}
"""Those of people who are logged in."""

REFUSALS = {"/search/?q={word}&from=never": 422}
"""Addresses to which a page says no, with its status."""

NO_PAGES = {
    "article-citation": "a text to copy",
    "coverage-table": "a table to download",
    "search-export": "a list to download",
    "feed": "Atom",
    "outlet-feed": "Atom",
    "tag-feed": "Atom",
    "region-feed": "Atom",
    "organisation-feed": "Atom",
    "search-feed": "Atom",
    "rename-search": "a form's target",
    "delete-search": "a form's target",
    "set_language": "a form's target",
    "healthz": "a word for machines",
}
"""What else has an address, and what answers there."""


OF_SEEDS = {
    "word": "党建",
    "identifier": "134cd7da69d3",
    "other": "170dfd1e74a2",
    "slug": "430104",
    "organisation": "5eeb7fc1983e",
    "body": "安克创新",
    "event": "6ebf47a88b88",
    "tag": "党建",
    "outlet": "湖南日报",
    "year": "2024",
    "month": "11",
    "day": "22",
}
"""What fills the braces where the archive holds the seeds."""

ADDRESSES = [address for addresses in PAGES.values() for address in addresses]
ADDRESSES_OF_STAFF = [address for addresses in OF_STAFF.values() for address in addresses]
STATUSES = dict.fromkeys([*ADDRESSES, *ADDRESSES_OF_STAFF], 200) | REFUSALS
"""Every address with what it answers."""
