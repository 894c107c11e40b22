"""What an import makes of files, and what its report says."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.importing import saving
from articles.importing.importer import import_paths
from articles.models import Article, Batch, Mention, Original, Outlet, Repair, Tag, TagAlias
from articles.reading.record import Repair as RecordedRepair
from articles.reading.rules import undo

pytestmark = pytest.mark.django_db

NEWS = """望城区党建工作推进会召开
2024年5月17日 来源：望城发布
5月17日，长沙市望城区召开基层党建工作推进会。
责编：王五
"""


def write(folder: Path, name: str, content: str | bytes = NEWS) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


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
    first = import_paths([tmp_path], "first")
    again = import_paths([tmp_path], "again")
    assert [entry.outcome for entry in first.entries + again.entries] == ["imported", "unchanged"]
    assert not Batch.objects.filter(name="again").exists()


def test_the_same_bytes_twice_in_one_run_are_one_article(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    first, second = import_paths([tmp_path], "twins").entries
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
    bad, good = import_paths([tmp_path], "mixed").entries
    assert (bad.outcome, good.outcome) == ("refused", "imported")
    assert reason in bad.reason


def test_a_refusal_ends_the_command_with_status_1(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"")
    with pytest.raises(CommandError) as error:
        call_command("import_articles", str(tmp_path))
    assert error.value.returncode == 1


def test_an_article_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    too_long = "x" * 201
    monkeypatch.setattr(saving, "_outlet", lambda name: Outlet.objects.create(name=too_long))
    path = write(tmp_path, "a.txt")
    before = Original.objects.count(), Article.objects.count(), Repair.objects.count()
    (entry,) = import_paths([path], "failing").entries
    assert entry.outcome == "refused"
    assert (Original.objects.count(), Article.objects.count(), Repair.objects.count()) == before


def test_a_batch_keeps_its_report(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    import_paths([tmp_path], "reported")
    batch = Batch.objects.get(name="reported")
    assert [line["outcome"] for line in batch.report] == ["imported", "refused"]
    assert batch.finished is not None


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", b"")
    steps: list[int] = []
    import_paths([tmp_path], "steps", steps.append)
    assert steps == [1, 2]


def test_what_reading_finds_is_what_the_rows_hold(tmp_path: Path) -> None:
    import_paths([write(tmp_path, "a.txt")], "one")
    article = Article.objects.get(batch__name="one")
    assert article.title == "望城区党建工作推进会召开"
    assert article.published_edtf == "2024-05-17"
    assert article.main_region is not None
    assert article.main_region.name == "望城区"
    assert [outlet.name for outlet in article.outlets.all()] == ["望城发布"]
    assert [(credit.role, credit.name) for credit in article.credits.all()] == [("责编", "王五")]


def test_a_batch_may_bear_a_subject_under_which_all_of_it_is_found(tmp_path: Path) -> None:
    import_paths([write(tmp_path, "a.txt")], "tagged", subjects=["黨建 ", "党建", "两新"])
    article = Article.objects.get(batch__name="tagged")
    assert sorted(tag.name for tag in article.tags.all()) == ["两新", "党建"]


def test_a_subject_that_is_another_word_for_a_tag_is_that_tag(tmp_path: Path) -> None:
    tag = Tag.objects.create(name="主题教育")
    TagAlias.objects.create(tag=tag, name="学习教育")
    import_paths([write(tmp_path, "a.txt")], "tagged", subjects=["學習教育"])
    assert Article.objects.get(batch__name="tagged").tags.get() == tag
