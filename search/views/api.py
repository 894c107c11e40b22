"""`GET /api/search`: what the search page shows, as JSON."""

from dataclasses import asdict
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from search.addressing.forms import SearchForm
from search.advising.advice import other_spellings
from search.showing.results import Results, ShownHit, gather
from search.showing.snippets import Snippet
from search.troubles import IndexTrouble

router = Router(tags=["search"])


_EDTF = (
    "EDTF (ISO 8601-2), levels 0 and 1: 2021, 2021-05 or 2021-05-17; 2021-05/2021-08, 2021-05/.. or ../2021 (an "
    "interval stands in `from`, `to` or `period` alone); 202X, 19XX, 2021-XX, 2021-05-XX; seasons 2021-21 (spring) to "
    "2021-24 (winter: December to February). The marks ~ ? % and times of day are taken and change no days."
)
_EXCLUDED = "Leaves out; several are given by repeating it."


class Asked(Schema):
    """For the documentation; the form reads and checks the values. Unknown parameters are ignored; `notes` say so."""

    q: str = Field("", description="“…” exactly, -… without, A OR B, (…), “A B”~10 near, 标题:…; see the search page.")
    region: list[str] = Field(
        [],
        description="Code or slug; takes in what lies in it and what it covers. Repeated, as all filters: any of them.",
    )
    not_region: list[str] = Field([], description=_EXCLUDED)
    outlet: list[str] = Field([], description="Name.")
    not_outlet: list[str] = Field([], description=_EXCLUDED)
    organisation: list[str] = Field([], description="Name.")
    not_organisation: list[str] = Field([], description=_EXCLUDED)
    event: list[str] = Field([], description="Kind of an event that it tells of.")
    not_event: list[str] = Field([], description=_EXCLUDED)
    tag: list[str] = Field([], description="Name, in any spelling, or another word for it.")
    not_tag: list[str] = Field([], description=_EXCLUDED)
    script: list[str] = Field([], description="hans or hant: the script of the original.")
    not_script: list[str] = Field([], description=_EXCLUDED)
    from_: str = Field("", alias="from", description=f"From its first day on. {_EDTF}")
    to: str = Field("", description="EDTF, as `from`: until its last day.")
    period: list[str] = Field([], description="EDTF, as `from`: further days beside those; any of them will do.")
    dates: str = Field("", description="overlap (default): possibly of these days; within: certainly.")
    all: str = Field("", description="The facet that is told whole; else its 40 most frequent values are.")
    sort: str = Field("", description="relevance (default), newest or oldest.")
    reprints: str = Field("", description="all (default): every article; one: of reprints of a text the first alone.")
    glyphs: str = Field(
        "",
        description="simplified, or original (default where q is Traditional): characters of titles and snippets.",
    )
    page: str = Field("", description="From 1; past the end is the last page.")
    size: str = Field("", description="Hits a page: 1 to 100, 20 if not said.")


class Understood(Schema):
    understood: str
    notes: list[str]


class Passage(Schema):
    """`marks`: start and end of each hit in `text`, in characters, end exclusive."""

    text: str
    marks: list[tuple[int, int]]


class HitOut(Schema):
    """`published` is EDTF or null; `region` the name of the main region; `printed`: how many hits, itself among them,
    print its text.
    """

    identifier: str
    title: str
    published: str | None
    outlets: list[str]
    region: str | None
    score: float
    snippets: list[Passage]
    match: Literal["words", "characters", "partly"]
    printed: int


class Partly(Schema):
    """Where fewer than a page have all that was asked for: articles that have most of it. Pages go on into them."""

    count: int
    hits: list[HitOut]


class FacetValue(Schema):
    """Of a facet of which values are wanted, the others count as they would if none were."""

    value: str
    label: str
    count: int


class Month(Schema):
    """`count` are surely of it; `uncertain` may be, their date being known only as something longer."""

    period: str
    count: int
    uncertain: int


class Answer(Schema):
    """`count` articles print `texts` different texts; with `reprints=one`, the pages show so many. `suggestions`: where
    little is found, other spellings of the query that find more.
    """

    count: int
    texts: int
    page: int
    took_ms: float
    query: Understood
    hits: list[HitOut]
    partly: Partly
    facets: dict[str, list[FacetValue]]
    histogram: list[Month]
    suggestions: list[str]


class Problem(Schema):
    """One sentence; by parameter where parameters are to blame."""

    detail: str
    parameters: dict[str, list[str]] = {}


@router.get("", response={200: Answer, 422: Problem, 503: Problem}, url_name="search")
def search(request: HttpRequest, asked: Query[Asked]) -> Status:
    """Find articles."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return Status(422, _refusal(form))
    try:
        # A program that turns the pages wants every article; readers want every text.
        results = gather(form.question(reprints="all"), in_original=form.in_original)
        meant = other_spellings(form, results.count)
    except IndexTrouble as trouble:
        return Status(503, {"detail": str(trouble)})
    return Status(200, _answer(form, results, meant))


def _refusal(form: SearchForm) -> dict[str, Any]:
    parameters = {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}
    said = [f"{name}: {' '.join(sentences)}" for name, sentences in parameters.items()]
    return {"detail": " ".join(said), "parameters": parameters}


def _answer(form: SearchForm, results: Results, suggestions: list[str]) -> dict[str, Any]:
    return {
        "count": results.count,
        "texts": results.texts,
        "page": results.page.number,
        "took_ms": round(results.took_ms, 2),
        "query": {"understood": str(form.parsed.tree), "notes": form.notes},
        "hits": [_hit(hit) for hit in results.page.object_list],
        "partly": {"count": results.partly_count, "hits": [_hit(hit) for hit in results.partly]},
        "facets": {name: [asdict(value) for value in facet.values] for name, facet in results.facets.items()},
        "histogram": [
            {"period": str(period), "count": held.certain, "uncertain": held.possible}
            for period, held in results.months.items()
        ],
        "suggestions": suggestions,
    }


def _hit(hit: ShownHit) -> dict[str, Any]:
    article = hit.article
    return {
        "identifier": article.identifier,
        "title": hit.title.text,
        "published": article.published_edtf or None,
        "outlets": article.outlet_names,
        "region": article.region.name if article.region else None,
        "score": round(hit.score, 4),
        "snippets": [_passage(snippet) for snippet in hit.snippets],
        "match": hit.match,
        "printed": hit.printed,
    }


def _passage(snippet: Snippet) -> dict[str, Any]:
    return {"text": snippet.text, "marks": [(mark.start, mark.end) for mark in snippet.marks]}
