"""Places beside one of which hardly anything is found: those of the same parent, and the parent."""

from articles.models import Judgement, Region
from search.columnar.lists.elias_fano import Values
from search.keeping.snapshot import Snapshot
from search.query.tree import Term

MOST = 6


def place_named(terms: list[Term]) -> tuple[Term, str] | None:
    """The first term that is the name of one region and of no other, and the region's tree path. One query."""
    rows = Region.objects.order_by().exclude(status=Judgement.REJECTED)
    named = rows.filter(name__in=[term.text for term in terms]).values_list("name", "path")[:20]
    for term in terms if named else ():
        match [path for name, path in named if name == term.text]:
            case [path]:
                return term, path
    return None


def beside(snapshot: Snapshot, path: str, documents: Values) -> list[tuple[str, str, int]]:
    """Slugs and names of those that the most of the documents are about or name, with how many. One query."""
    parent, depth = path[: -Region.steplen], len(path) // Region.steplen
    near = Region.objects.filter(path__startswith=parent, depth__in=(depth - 1, depth))
    others = near.exclude(path=path).exclude(status=Judgement.REJECTED) if parent else Region.objects.none()
    names: dict[str, str] = dict(others.values_list("slug", "name"))
    counts = snapshot.codes("region").counted(documents, names)
    held = [(slug, names[slug], count) for slug, count in counts.items()]
    return sorted(held, key=lambda row: -row[2])[:MOST]
