"""References as the answer to a request, sent while they are written."""

from collections.abc import Sequence

from django.http import HttpRequest, StreamingHttpResponse

from articles.citation.formats import Format
from articles.citation.reference import references


def references_to(
    request: HttpRequest, identifiers: Sequence[str], form: Format, name: str, *, in_original: bool
) -> StreamingHttpResponse:
    """Of the articles in their order; `name` is that of the file, without its ending."""
    site = f"{request.scheme}://{request.get_host()}"
    cited = references(identifiers, site, in_original=in_original)
    answer = StreamingHttpResponse(form.written(cited), f"{form.media_type}; charset=utf-8")
    way = "inline" if form.is_read else "attachment"
    answer["Content-Disposition"] = f'{way}; filename="{name}.{form.ending}"'
    return answer
