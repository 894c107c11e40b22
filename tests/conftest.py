"""What every test may count on: the archive as a newcomer has it, and an index of its own."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from articles.models import Article
from search.engine import engine
from search.keeping.generations import Generations
from search.models import Mark
from tests.serving import prepare

LONGEST = ("tests/test_killed.py", "tests/browser/", "tests/jobs/", "tests/curating/sequences/", "tests/admin/")
"""They come first, so that no worker is still at one of them when the other has nothing left to do."""
STAFF = {"chief": "", "jia": "curator", "yi": "curator", "bing": "archivist", "ding": "administrator"}
"""Of an archive that is prepared, each with a role; who has none may do everything."""
PASSWORD = "vertrauen-ist-gut"
SEEDS = Path(settings.BASE_DIR) / "seeds"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole files stay together, in the order of the folders."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The divisions, the five seeds and their index, once a session: tests see them in their own transactions."""
    settings.HAYSTACK_CONNECTIONS["default"]["PATH"] = str(tmp_path_factory.mktemp("index"))
    with django_db_blocker.unblock():
        call_command("load_gazetteer")
        call_command("import_articles", str(SEEDS), batch="seeds", tag=["党建"])


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The `var` of an archive at rest, made by whichever worker comes first: what is served begins as its copy."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "prepared"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            prepare(folder, STAFF, PASSWORD)
            (folder / "whole").touch()
    return folder / "var"


@pytest.fixture
def seeds(db: None) -> list[Article]:
    """The five articles, in the order of their files' names."""
    return list(Article.objects.filter(batch__name="seeds").order_by("original__file_name"))


@pytest.fixture
def index_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, without an index."""
    options = settings.HAYSTACK_CONNECTIONS["default"]
    before, options["PATH"] = options["PATH"], str(tmp_path / "index")
    yield tmp_path / "index"
    options["PATH"] = before


@pytest.fixture
def index(db: None, index_folder: Path) -> Generations:
    """A live index without documents, which owes nothing: it will hold only what the test makes and drains."""
    Mark.objects.all().delete()
    generations = engine().generations
    generations.publish(generations.create())
    return generations
