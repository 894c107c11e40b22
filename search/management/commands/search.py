"""`manage.py search "党建 -工会"`"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.answering.finding import Question
from search.query.parsing import parse
from search.showing.results import ShownHit, gather
from search.showing.snippets import Snippet
from search.troubles import IndexTrouble


class Command(BaseCommand):
    """The search page, in a terminal."""

    help = "Search the archive and print the best hits."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What a reader would type."""
        parser.add_argument("query")
        parser.add_argument("--size", type=int, default=10, help="hits to print (default: 10)")

    def handle(self, *, query: str, size: int, **options: Any) -> None:
        """How many there are, then each with its passages."""
        parsed = parse(query)
        try:
            results = gather(Question(parsed.tree, size=max(size, 1)))
        except IndexTrouble as trouble:
            raise CommandError(str(trouble)) from trouble
        for note in parsed.notes:
            self.stdout.write(self.style.WARNING(note))
        self.stdout.write(f"{results.count} found, {results.took_ms:.0f} ms")
        for hit in results.page.object_list:
            self.print_hit(hit)
        if results.partly:
            self.stdout.write(f"\n{results.partly_count} with most of it")
        for hit in results.partly:
            self.print_hit(hit)

    def print_hit(self, hit: ShownHit) -> None:
        """Identifier, date, title; then the passages."""
        article = hit.article
        self.stdout.write(f"\n{article.identifier}  {article.published_edtf or '–'}  {self.coloured(hit.title)}")
        for snippet in hit.snippets:
            self.stdout.write(f"    {'…' * snippet.cut_before}{self.coloured(snippet)}{'…' * snippet.cut_after}")

    def coloured(self, snippet: Snippet) -> str:
        """Hits in colour, on a terminal that shows it."""
        return "".join(self.style.SUCCESS(x.text) if x.mark else x.text for x in snippet.segments)
