"""`manage.py reread_articles [IDENTIFIER…]`"""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from articles.curating.batches import NoSuchBatch, batch_called
from articles.curating.outlook import containing as articles_containing
from articles.management.asking import agreed
from articles.management.options import add_jobs
from articles.models import Article
from articles.reading.rules import RULES_VERSION
from articles.rereading.rereader import OUTDATED, reread
from articles.rereading.tally import Tally


class Command(BaseCommand):
    """Repeatable: what the rules of today have read already is not outdated."""

    help = (
        "Read stored originals again after a change of the rules: show gains and losses, ask, write. "
        "What a person has decided stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which articles: those named, of a batch, or holding a name; without these, those that older rules read."""
        parser.add_argument("identifiers", nargs="*", metavar="IDENTIFIER", help="an article")
        parser.add_argument("--batch", help="the articles of this batch")
        parser.add_argument(
            "--containing", metavar="NAME", help="articles whose text holds this name: after a correction of it"
        )
        parser.add_argument("--outdated", action="store_true", help="of these, those that older rules read")
        parser.add_argument("--at-most", type=int, metavar="N", help="do nothing, and say so, where there are more")
        parser.add_argument("--dry-run", action="store_true", help="show gains and losses, and write nothing")
        parser.add_argument("--yes", action="store_true", help="do not ask: write at once, and show what it came to")
        add_jobs(parser)

    def handle(
        self,
        *,
        identifiers: list[str],
        batch: str | None,
        containing: str | None,
        outdated: bool,
        at_most: int | None,
        dry_run: bool,
        yes: bool,
        jobs: int | None,
        **options: Any,
    ) -> None:
        """Without `--yes` everything is read twice, once to show and once to write: nothing is kept in between."""
        articles = self.chosen(identifiers, batch, containing, outdated=outdated)
        number = articles.count()
        if not number:
            self.stdout.write(f"No article to read again: the rules are version {RULES_VERSION}.")
        elif at_most is not None and number > at_most:
            self.stdout.write(
                f"{number} articles were read by older rules. Run `manage.py reread_articles`: it shows what changes."
            )
        elif yes and not dry_run:
            self.tell(reread(articles, jobs, write=True))
        else:
            tally = self.tell(reread(articles, jobs, write=False))
            if not dry_run and agreed(self, f"{tally.changed} of {number} articles change.", yes=False):
                for _revision in reread(articles, jobs, write=True):
                    pass
                self.stdout.write("Written.")

    def chosen(
        self, identifiers: list[str], batch: str | None, name: str | None, *, outdated: bool
    ) -> QuerySet[Article]:
        articles: QuerySet[Article] = articles_containing([name]) if name else Article.objects.all()
        if identifiers:
            articles = articles.filter(identifier__in=identifiers)
            if missing := sorted(set(identifiers) - set(articles.values_list("identifier", flat=True))):
                raise CommandError(f"There is no article {', '.join(missing)}.")
        if batch:
            try:
                articles = articles.filter(batch=batch_called(batch))
            except NoSuchBatch as trouble:
                raise CommandError(str(trouble)) from trouble
        return articles.filter(OUTDATED) if outdated or not (identifiers or batch or name) else articles

    def tell(self, revisions: Iterable[Any]) -> Tally:
        tally = Tally()
        for revision in revisions:
            tally.add(revision)
        for line in tally.lines():
            self.stdout.write(line)
        return tally
