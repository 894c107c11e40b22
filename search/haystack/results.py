"""From a document of the index to what a SearchQuerySet yields."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID
from haystack.models import SearchResult
from haystack.utils.app_loading import haystack_get_model
from haystack.utils.loading import UnifiedIndex

from search.columnar.asking.evaluation import Hits
from search.haystack.highlighting import Sought
from search.keeping.snapshot import Snapshot
from search.preparing.schema import SEPARATOR


@dataclass(frozen=True, slots=True)
class Making:
    """How results are made: of which class, with which of the stored fields (all, if none is named), marked by what."""

    unified: UnifiedIndex
    make: type[SearchResult]
    fields: Collection[str] = ()
    sought: Sought | None = None

    def page(self, snapshot: Snapshot, hits: Hits) -> list[SearchResult]:
        """The results of these hits. One query a model where text is to be marked that the index does not hold."""
        stored = [snapshot.stored(number) for number in hits.documents.tolist()]
        results = [self._result(*each) for each in zip(stored, hits.scores.tolist(), strict=True)]
        if self.sought:
            self._mark(results, stored, self.sought)
        return results

    def _result(self, stored: dict[str, Any], score: float) -> SearchResult:
        application, model = stored[DJANGO_CT].split(".")
        fields = {
            name: self._value(name, value)
            for name, value in stored.items()
            if name not in (DJANGO_CT, DJANGO_ID) and (not self.fields or name in self.fields)
        }
        return self.make(application, model, stored[DJANGO_ID], score, **fields)

    def _value(self, name: str, value: Any) -> Any:
        field = self.unified.all_searchfields().get(name)
        if field is None:
            return value
        if field.is_multivalued:
            return value.split(SEPARATOR) if value else []
        return field.convert(value)

    def _mark(self, results: Sequence[SearchResult], stored: Sequence[dict[str, Any]], sought: Sought) -> None:
        content = self.unified.document_field
        texts = [fields.get(content) for fields in stored]
        if None in texts:
            texts = self._texts(stored)
        for result, text in zip(results, texts, strict=True):
            result.highlighted = {content: sought.marked(text)} if text else {}

    def _texts(self, stored: Sequence[dict[str, Any]]) -> list[str | None]:
        """Of documents whose text the index does not hold, as their rows have it now; None where a row has gone."""
        keys: dict[str, list[str]] = {}
        for fields in stored:
            keys.setdefault(fields[DJANGO_CT], []).append(fields[DJANGO_ID])
        texts: dict[tuple[str, str], str] = {}
        for name, those in keys.items():
            index = self.unified.get_index(haystack_get_model(*name.split(".")))
            field = index.fields[index.get_content_field()]
            prepare = getattr(index, f"prepare_{field.instance_name}", field.prepare)
            for row in index.index_queryset().filter(pk__in=those):
                texts[name, str(row.pk)] = prepare(row)
        return [texts.get((fields[DJANGO_CT], fields[DJANGO_ID])) for fields in stored]
