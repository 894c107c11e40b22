"""The region that somebody names on a command line."""

from articles.models import Region

_SHOWN = 5


class NoSuchRegion(Exception):
    """No region, or more than one, goes by what somebody called it; the sentence says which."""


def region_called(called: str) -> Region:
    """By its code or address, else by its name or another name of it. Raises NoSuchRegion. Three queries at most."""
    region: Region | None = Region.objects.filter(slug=called).first()
    if region:
        return region
    named: list[Region] = list(
        Region.objects.filter(name=called) or Region.objects.filter(aliases__name=called).distinct()
    )
    if not named:
        raise NoSuchRegion(f"There is no region {called}; say its name in full, or its code.")
    if len(named) > 1:
        codes = ", ".join(region.slug for region in named[:_SHOWN]) + (", …" if len(named) > _SHOWN else "")
        raise NoSuchRegion(f"More than one region is called {called}: say which by its code, one of {codes}.")
    return named[0]
