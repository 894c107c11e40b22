"""What every test may count on: the archive as a newcomer has it, and an index of its own."""

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

SEEDS = Path(settings.BASE_DIR) / "seeds"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The divisions, the five seeds and their index, once a session: tests see them in their own transactions."""
    settings.HAYSTACK_CONNECTIONS["default"]["PATH"] = str(tmp_path_factory.mktemp("index"))
    with django_db_blocker.unblock():
        call_command("load_gazetteer")
        call_command("import_articles", str(SEEDS), batch="seeds", tag=["党建"])


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
