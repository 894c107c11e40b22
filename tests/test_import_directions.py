"""The import rules hold for the archive, and each of them would notice its breach."""

from pathlib import Path

import pytest

from tests.import_rules import RULES, Rule, complaints
from tests.imports import Module, modules_below

ROOT = Path(__file__).resolve().parent.parent
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.fixture(scope="module")
def archive() -> dict[str, Module]:
    return modules_below(ROOT)


@each_rule
def test_the_archive_keeps(rule: Rule, archive: dict[str, Module]) -> None:
    broken = complaints(rule, archive)
    assert not broken, "\n" + "\n".join(broken)


def test_every_file_of_the_archive_is_read(archive: dict[str, Module]) -> None:
    assert {"archive.settings", "articles.models.article", "articles.reading.reader", "search.apps"} <= set(archive)


# ---- a test of the test: a made-up archive, sound but for one file ----

SOUND = {
    "archive/urls.py": 'from django.urls import include\n\nurls = include("articles.urls")\n',
    "articles/models/__init__.py": "from articles.models.article import Article\n",
    "articles/models/article.py": (
        "from typing import TYPE_CHECKING\n\nfrom django.db import models\n\n"
        "from articles.reading.script import fold\n\n"
        "if TYPE_CHECKING:\n    from articles.querysets import Rows\n\n\nclass Article:\n    _meta = 1\n"
    ),
    "articles/querysets.py": "from articles.models import Article\n\nRows = Article._meta\n",
    "articles/reading/record.py": "from dataclasses import dataclass\nfrom urllib.parse import quote\n",
    "articles/reading/rules.py": "from .record import Record\n",
    "articles/reading/tables/words.py": "from importlib.resources import files\n",
    "articles/reading/script.py": "import ahocorasick\n\nfrom articles.reading.rules import Edit\n",
    "articles/reading/dates.py": "from .record import Record\nfrom .tables import words\n",
    "articles/reading/repair/pinyin.py": "from articles.reading.rules import Edit\n",
    "articles/reading/repair/widths.py": "import re\n",
    "articles/reading/repair/chain.py": "from articles.reading.repair import pinyin, widths\n",
    "articles/reading/reader.py": "from articles.reading import dates, script\nfrom .repair.chain import x\n",
    "articles/reading/__main__.py": "from articles.reading.reader import read\n",
    "jobs/working.py": "from django.db import connections\n",
    "search/apps.py": (
        "from django.apps import AppConfig\n\n\nclass SearchConfig(AppConfig):\n"
        "    def ready(self):\n        from search import freshness\n"
    ),
    "search/freshness.py": "import jieba\nfrom articles.models import Article\n",
    "search/columnar/mapped.py": "import io\n",
    "search/columnar/lists.py": (
        "import numpy\nfrom whoosh.reading import TermInfo\nfrom search.columnar.mapped import x\n"
    ),
}

BREACHES = [
    ("archive names apps by dotted string", "archive/urls.py", "import articles.models\n"),
    ("archive names apps by dotted string", "archive/health.py", "from search.freshness import check\n"),
    ("articles imports neither search nor archive", "articles/views.py", "from search import freshness\n"),
    ("articles imports neither search nor archive", "articles/views.py", "from archive.urls import urls\n"),
    ("articles imports neither search nor archive", "articles/views.py", "from ..search.freshness import x\n"),
    ("search does not import archive", "search/freshness.py", "import archive.urls\n"),
    ("jobs do not know what the work is", "jobs/working.py", "from articles.models import Article\n"),
    ("reading is pure", "articles/reading/dates.py", "from django.conf import settings\n"),
    ("reading is pure", "articles/reading/dates.py", "from articles.querysets import Rows\n"),
    ("reading is pure", "articles/reading/dates.py", "import requests\n"),
    ("reading is pure", "articles/reading/dates.py", "from urllib import request\n"),
    ("reading is pure", "articles/reading/dates.py", "import socket\n"),
    ("steps of reading do not know one another", "articles/reading/dates.py", "from .script import fold\n"),
    ("steps of reading do not know one another", "articles/reading/script.py", "from articles.reading import dates\n"),
    ("steps of reading do not know one another", "articles/reading/dates.py", "import articles.reading.reader\n"),
    ("steps of reading do not know one another", "articles/reading/record.py", "from .script import fold\n"),
    ("steps of reading do not know one another", "articles/reading/repair/widths.py", "from . import pinyin\n"),
    ("engines are named only in search", "articles/views.py", "from haystack.query import SearchQuerySet\n"),
    ("engines are named only in search", "archive/health.py", "import whoosh.index\n"),
    ("engines are named only in search", "articles/models/article.py", "import jieba\n"),
    ("the engine knows lists, not articles", "search/columnar/lists.py", "from articles.models import Article\n"),
    ("the engine knows lists, not articles", "search/columnar/lists.py", "from search.freshness import x\n"),
    ("the engine knows lists, not articles", "search/columnar/lists.py", "from django.conf import settings\n"),
    (
        "an index is kept without being asked",
        "search/keeping/marks.py",
        "from search.answering.finding import x\n",
    ),
    ("no import inside a function", "search/freshness.py", "def f():\n    from articles.models import Article\n"),
    ("no import inside a function", "search/freshness.py", "class A:\n    def ready(self):\n        import json\n"),
    (
        "no import inside a function",
        "archive/urls.py",
        "def f():\n    try:\n        import json\n    finally:\n        pass\n",
    ),
    ("no ring of modules", "articles/reading/rules.py", "import articles.reading.rules\n"),
    ("no ring of modules", "articles/models/article.py", "from articles.models import Article\n"),
    ("no ring of modules", "articles/models/article.py", "from articles.querysets import Rows\n"),
    ("no ring of modules", "articles/reading/script.py", "import articles.models.article\n"),
    ("no private name of another module is imported", "search/freshness.py", "from articles.querysets import _rows\n"),
    ("no private name of another module is imported", "search/freshness.py", "from whoosh import _private\n"),
    (
        "no private name of another module is used",
        "search/freshness.py",
        "from articles import models\n\nmodels._x()\n",
    ),
    (
        "no private name of another module is used",
        "search/freshness.py",
        "import articles.models\n\narticles.models._x\n",
    ),
    ("a module is named for its subject or its verb", "articles/utils.py", ""),
    ("a module is named for its subject or its verb", "search/core/__init__.py", ""),
]


def made_up(root: Path, files: dict[str, str]) -> dict[str, Module]:
    for name, source in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
        for folder in [folder for folder in file.parents if root in folder.parents]:
            (folder / "__init__.py").touch()
    return modules_below(root)


@each_rule
def test_a_sound_archive_keeps(rule: Rule, tmp_path: Path) -> None:
    assert complaints(rule, made_up(tmp_path, SOUND)) == []


@pytest.mark.parametrize(("name", "file", "source"), BREACHES)
def test_a_breach_is_noticed(name: str, file: str, source: str, tmp_path: Path) -> None:
    (rule,) = (rule for rule in RULES if rule.name == name)
    (complaint,) = complaints(rule, made_up(tmp_path, {**SOUND, file: source}))
    assert file.removesuffix(".py").removesuffix("/__init__").replace("/", ".") in complaint
    assert complaint.endswith(rule.way_out)


def test_no_rule_goes_untried() -> None:
    assert {name for name, _file, _source in BREACHES} == {rule.name for rule in RULES}


def test_a_complaint_names_file_and_line(tmp_path: Path) -> None:
    modules = made_up(tmp_path, {**SOUND, "search/freshness.py": "import json\n\nimport archive.urls\n"})
    told = [complaint for rule in RULES for complaint in complaints(rule, modules)]
    assert [complaint.split(" imports")[0] for complaint in told] == ["search/freshness.py:3: search.freshness"]
