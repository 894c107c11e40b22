"""What an import makes of files, and what its report says."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing import outlets, saving
from articles.importing.importer import import_items
from articles.importing.intake import items
from articles.models import Article, Batch, Mention, Original, Outlet, Region, Repair, Tag, TagAlias
from articles.reading.record import Repair as RecordedRepair
from articles.reading.rules import undo
from tests.importing.files import NEWS, imported, outcomes, write, write_several

pytestmark = pytest.mark.django_db


def test_the_five_seeds_become_five_articles(seeds: list[Article]) -> None:
    assert [article.original.file_name[:3] for article in seeds] == ["000", "001", "002", "003", "004"]


def test_an_original_is_kept_byte_for_byte(seeds: list[Article]) -> None:
    for article in seeds:
        path = Path(settings.BASE_DIR) / "seeds" / article.original.file_name
        assert bytes(article.original.content) == path.read_bytes()


def test_repairs_applied_backwards_give_the_decoded_original(seeds: list[Article]) -> None:
    for article in seeds:
        repairs = [RecordedRepair(x.kind, x.start, x.end, x.before, x.after) for x in article.repairs.all()]
        assert undo(article.text, repairs) == article.original.decoded


def test_every_mention_is_the_words_at_its_span(seeds: list[Article]) -> None:
    mentions = Mention.objects.select_related("article")
    assert mentions.exists()
    assert all(mention.article.text[mention.start : mention.end] == mention.surface for mention in mentions)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    first, again = imported(tmp_path, "first"), imported(tmp_path, "again")
    assert outcomes(first + again) == ["imported", "unchanged"]
    assert not Batch.objects.filter(name="again").exists()


def test_the_same_bytes_twice_in_one_run_are_one_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    first, second = imported(tmp_path)
    assert second.outcome == "duplicate"
    assert second.reason.endswith("a.txt")
    assert first.identifier == second.identifier


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "not text"),
        (b"All the news in English.", "Chinese"),
    ],
    ids=["empty", "binary", "no Chinese"],
)
def test_a_bad_file_is_one_line_and_the_rest_is_imported(tmp_path: Path, content: bytes, reason: str) -> None:
    write(tmp_path, "a.txt", content)
    write(tmp_path, "b.txt")
    bad, good = imported(tmp_path)
    assert (bad.outcome, good.outcome) == ("refused", "imported")
    assert reason in bad.reason


def test_a_refusal_ends_the_command_with_status_1(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"")
    with pytest.raises(CommandError) as error:
        call_command("import_articles", str(tmp_path))
    assert error.value.returncode == 1


def test_an_article_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "save_mentions", lambda mentions: Outlet.objects.create(name="x" * 201))
    write(tmp_path, "a.txt")
    before = Original.objects.count(), Article.objects.count(), Repair.objects.count()
    (arrival,) = imported(tmp_path)
    assert arrival.outcome == "refused"
    assert (Original.objects.count(), Article.objects.count(), Repair.objects.count()) == before


def test_a_batch_keeps_its_report(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    imported(tmp_path, "reported")
    batch = Batch.objects.get(name="reported")
    assert [arrival.outcome for arrival in batch.arrivals.order_by("pk")] == ["imported", "refused"]
    assert batch.finished is not None


def test_what_reading_finds_is_what_the_rows_hold(tmp_path: Path) -> None:
    imported(write(tmp_path, "a.txt"), "one")
    article = Article.objects.get(batch__name="one")
    assert article.title == "望城区党建工作推进会召开"
    assert article.published_edtf == "2024-05-17"
    assert article.main_region is not None
    assert article.main_region.name == "望城区"
    assert [outlet.name for outlet in article.outlets.all()] == ["望城发布"]
    assert [(credit.role, credit.name) for credit in article.credits.all()] == [("责编", "王五")]


def test_a_batch_may_bear_a_subject_under_which_all_of_it_is_found(tmp_path: Path) -> None:
    imported(write(tmp_path, "a.txt"), "tagged", subjects=["黨建 ", "党建", "两新"])
    article = Article.objects.get(batch__name="tagged")
    assert sorted(tag.name for tag in article.tags.all()) == ["两新", "党建"]


def test_a_batch_keeps_where_it_is_from(tmp_path: Path) -> None:
    call_command("import_articles", str(write(tmp_path, "a.txt")), batch="local", region="望城区")
    assert Batch.objects.get(name="local").region == Region.objects.get(code="430112")


@pytest.mark.parametrize(("called", "trouble"), [("无此地", "no region 无此地"), ("朝阳区", "More than one region")])
def test_a_place_that_is_none_or_many_is_refused(tmp_path: Path, called: str, trouble: str) -> None:
    with pytest.raises(CommandError, match=trouble):
        call_command("import_articles", str(write(tmp_path, "a.txt")), region=called)


def test_a_subject_that_is_another_word_for_a_tag_is_that_tag(tmp_path: Path) -> None:
    tag = Tag.objects.create(name="主题教育")
    TagAlias.objects.create(tag=tag, name="学习教育")
    imported(write(tmp_path, "a.txt"), "tagged", subjects=["學習教育"])
    assert Article.objects.get(batch__name="tagged").tags.get() == tag


def test_an_import_of_many_portions_keeps_the_order_of_the_files(tmp_path: Path) -> None:
    arrivals = imported(write_several(tmp_path, 250))
    assert [Path(arrival.name).name for arrival in arrivals] == [f"{n:04}.txt" for n in range(250)]
    assert set(outcomes(arrivals)) == {"imported"}


def test_the_same_bytes_in_a_later_portion_are_a_duplicate(tmp_path: Path) -> None:
    write_several(tmp_path, 120)
    write(tmp_path, "last.txt", (tmp_path / "0003.txt").read_bytes())
    last = imported(tmp_path)[-1]
    assert (last.outcome, last.reason) == ("duplicate", "holds the same bytes as 0003.txt")


def test_one_article_that_cannot_be_stored_leaves_the_others_of_its_portion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_several(tmp_path, 3)
    write(tmp_path, "0001.txt", NEWS.replace("望城发布", "坏报纸"))
    monkeypatch.setattr(outlets, "pinyin_key", lambda name, longest: "x" * (401 if name == "坏报纸" else 4))
    assert outcomes(imported(tmp_path)) == ["imported", "refused", "imported"]


def test_more_files_cost_no_more_queries(tmp_path: Path) -> None:
    costs = []
    for number in (20, 90):
        (folder := tmp_path / str(number)).mkdir()
        for path in write_several(folder, number).iterdir():
            path.write_text(path.read_text().replace("王五", f"王五{number}"))
        with CaptureQueriesContext(connection) as queries:
            imported(folder, jobs=1)
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 40


def counts_of_everything() -> dict[str, int]:
    models = [*apps.get_app_config("articles").get_models(), *apps.get_app_config("search").get_models()]
    return {model.__name__: model._default_manager.count() for model in models}


def test_a_dry_run_reports_everything_and_keeps_nothing(tmp_path: Path) -> None:
    write_several(tmp_path, 120)
    write(tmp_path, "again.txt", (tmp_path / "0003.txt").read_bytes())
    write(tmp_path, "bad.txt", b"")
    before = counts_of_everything()
    counted = Counter(outcomes(imported(tmp_path, subjects=["新主题"], dry_run=True)))
    assert counted == {"imported": 120, "duplicate": 1, "refused": 1}
    assert counts_of_everything() == before


def test_an_import_that_is_interrupted_keeps_whole_portions_and_is_taken_up_again(tmp_path: Path) -> None:
    write_several(tmp_path, 250)
    with closing(import_items(items([tmp_path]), "interrupted", jobs=1)) as arrivals:
        next(arrivals)
    batch = Batch.objects.get(name="interrupted")
    assert (batch.articles.count(), batch.arrivals.count(), batch.finished) == (100, 100, None)
    assert Counter(outcomes(imported(tmp_path, "again"))) == {"unchanged": 100, "imported": 150}
    assert Batch.objects.get(name="again").arrivals.count() == 250


def test_a_portion_that_is_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write_several(tmp_path, 3)
    monkeypatch.setattr(saving, "save_mentions", interrupt)
    before = counts_of_everything()
    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path)
    assert counts_of_everything() == before


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_processes_that_is_none_is_refused(jobs: str) -> None:
    with pytest.raises(CommandError, match="from 1 up"):
        call_command("import_articles", "x", f"--jobs={jobs}")
