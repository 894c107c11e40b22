"""What is killed at its questions to the database: `python -m tests.killing DEED=STEP …` in an empty ARCHIVE_VAR.

Each time a deed is begun anew, done by a process that kills itself before its question number 1, 1 + STEP, … and
then looked at by another, which does it once more. A line of JSON a round, until one comes to its end alive.
"""

import json
import os
import pickle
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from articles.curating import purging  # noqa: E402
from articles.curating.merging.choosing import NotMerged  # noqa: E402
from articles.curating.merging.kinds import KINDS  # noqa: E402
from articles.curating.merging.merging import merge  # noqa: E402
from articles.curating.tagging import give  # noqa: E402
from articles.importing import ahead  # noqa: E402
from articles.importing.importer import import_items  # noqa: E402
from articles.importing.intake import items  # noqa: E402
from articles.models import Arrival, Article, ArticleTag, Batch, Merger, Original, Redirect, Tag  # noqa: E402
from search.keeping.indexing import check, drain  # noqa: E402
from search.models import Mark  # noqa: E402
from tests.cast import an_article  # noqa: E402

Keys = list[int]


@dataclass(frozen=True, slots=True)
class Deed:
    """`begin` makes rows for round n and gives their keys; `seen` is equal for rounds that stand alike."""

    begin: Callable[[int], Keys]
    act: Callable[[Keys], object]
    seen: Callable[[Keys], Any]


@dataclass(frozen=True, slots=True)
class Round:
    """How things stood before, after the kill, and when it was done once more; `clean`: the index equals the rows."""

    deed: str
    killed: bool
    before: Any
    between: Any
    finished: Any
    clean: bool


@transaction.atomic
def tags_and_articles(number: int) -> Keys:
    tags = [Tag.objects.create(name=f"测试{which}{number}") for which in "甲乙"]
    for article in range(3):
        made = an_article(f"测试{number}之{article}")
        for tag in tags[: article + 1]:
            ArticleTag.objects.create(article=made, tag=tag)
    return [tag.pk for tag in tags]


def merge_them(tags: Keys) -> None:
    with suppress(NotMerged):
        merge(KINDS["tag"], tags, tags[0], {})


def as_merged(tags: Keys) -> Any:
    bearing = [ArticleTag.objects.filter(tag=tag).count() for tag in tags]
    mergers = Merger.objects.filter(row=tags[0])
    return [
        bearing,
        Tag.objects.filter(pk__in=tags).count(),
        mergers.count(),
        Redirect.objects.filter(row=tags[0]).count(),
    ]


def as_tagged(tags: Keys) -> Any:
    return ArticleTag.objects.filter(tag=tags[1]).count()


def tag_all(tags: Keys) -> None:
    give(Article.objects.filter(tags=tags[0]), Tag.objects.get(pk=tags[1]))


def a_batch_of_files(number: int) -> Keys:
    folder = Path(tempfile.gettempdir()) / f"news{number}"
    folder.mkdir()
    for file in range(7):
        told = (
            f"测试第{number}次之{file // 2}\n2021-05-17 来源：甲区报\n\n第{number}支部第{file // 2}组把账本摆上桌。\n"
        )
        (folder / f"{file}.txt").write_text(told, encoding="utf-8")
    return [Batch.objects.create(name=str(number)).pk]


def take_in(batch: Keys) -> None:
    begun = Batch.objects.get(pk=batch[0])
    for _ in import_items(items([Path(tempfile.gettempdir()) / f"news{begun.name}"]), "", ["党建"], 1, batch=begun):
        pass


def an_imported_batch(number: int) -> Keys:
    batch = a_batch_of_files(number)
    take_in(batch)
    return batch


def purge_it(batch: Keys) -> None:
    for begun in Batch.objects.filter(pk=batch[0]):
        purging.purge(begun)


def as_held(batch: Keys) -> Any:
    """Each file with what became of it, articles, originals, those without one another, and the batch's end."""
    held = Batch.objects.filter(pk=batch[0])
    arrivals = Arrival.objects.filter(batch__in=held).order_by("pk").values_list("name", "outcome")
    return [
        [(Path(name).name, outcome) for name, outcome in arrivals],
        Article.objects.filter(batch__in=held).count(),
        Original.objects.filter(batch__in=held).count(),
        Original.objects.filter(article=None).count(),
        [each.finished is not None for each in held],
    ]


DEEDS = {
    "merge": Deed(tags_and_articles, merge_them, as_merged),
    "tag": Deed(tags_and_articles, tag_all, as_tagged),
    "import": Deed(a_batch_of_files, take_in, as_held),
    "purge": Deed(an_imported_batch, purge_it, as_held),
}


ROUNDS = count(1)


def in_a_process(do: Callable[[], Any]) -> tuple[bool, Any]:
    """Whether it was killed, and what it came to otherwise. It begins without a connection."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        status = 1
        try:
            os.write(writing, pickle.dumps(do()))
            connection.close()
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read()
    _child, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True, None
    if status:
        raise SystemExit(f"a process failed, as it says above: {status}")
    return False, pickle.loads(said)  # noqa: S301  our own


def killed_at(number: int, do: Callable[[], object]) -> None:
    """Before that question to the database."""
    asked = count(1)

    def ask(execute: Any, sql: Any, *rest: Any) -> Any:
        if next(asked) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)

    with connection.execute_wrapper(ask):
        do()


def settled(state: Callable[[], Any]) -> tuple[Any, bool]:
    """How it stands when the index has what it was owed, and whether the index is right then."""
    drain()
    return state(), not check() and not Mark.objects.exists()


def a_round(name: str, number: int, at: int) -> Round:
    deed = DEEDS[name]

    def once_more() -> tuple[Any, bool]:
        deed.act(keys)
        return settled(lambda: deed.seen(keys))

    _, (keys, (before, _)) = in_a_process(lambda: (made := deed.begin(number), settled(lambda: deed.seen(made))))
    killed, _ = in_a_process(lambda: killed_at(at, lambda: deed.act(keys)))
    _, (between, clean) = in_a_process(lambda: settled(lambda: deed.seen(keys)))
    _, (finished, still_clean) = in_a_process(once_more)
    return Round(name, killed, before, between, finished, clean and still_clean)


def main(*deeds: str) -> None:
    ahead.TOGETHER = purging.TOGETHER = 3
    # Keeps the embedded server for all of them.
    call_command("migrate", verbosity=0)
    call_command("warm_up", verbosity=0)
    # There is an index with the first articles; and what reading and searching load, no process loads again.
    take_in(a_batch_of_files(next(ROUNDS)))
    settled(lambda: None)
    connection.close()
    for each in deeds:
        name, _, step = each.partition("=")
        in_a_process(lambda: settled(Article.objects.all().delete))
        for at in count(1, int(step)):
            done = a_round(name, next(ROUNDS), at)
            print(json.dumps(asdict(done)), flush=True)
            if not done.killed:
                break


if __name__ == "__main__":
    main(*sys.argv[1:])
