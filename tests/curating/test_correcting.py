"""A person corrects the text: spans, blocks, repairs and problems go with it, and a later reading keeps it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.curating.correcting import Correction, lines_of, write
from articles.importing.ahead import read_ahead
from articles.models import Article, Mention, Organisation
from articles.reading.rules import undo
from articles.rereading.rereader import reread
from tests.cast import a_region, a_traditional_article, an_organisation, mention
from tests.importing.files import NEWS, imported
from tests.importing.files import write as a_file
from tests.importing.test_reprints import a_report

pytestmark = pytest.mark.django_db

MISREAD = NEWS.replace("长沙市望城区召开", "长沙市望成区召开，望城区")


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (arrival,) = imported(a_file(tmp_path, "a.txt", MISREAD))
    return Article.objects.get(identifier=arrival.identifier)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def corrected(article: Article, before: str, after: str) -> Article:
    """With these words for those, wherever they stand."""
    write(correction(article, before, after))
    return fresh(article)


def correction(article: Article, before: str, after: str) -> Correction:
    lines = {number: article.text[line.start : line.end] for number, line in enumerate(lines_of(article))}
    return Correction(article, {number: words.replace(before, after) for number, words in lines.items()})


def original_of(article: Article) -> str:
    return undo(article.text, (repair.recorded for repair in article.repairs.all()))


def spans(article: Article) -> list[str]:
    """The words that each mention has in the text, which are those it was found by."""
    found = [(article.text[each.start : each.end], each.surface) for each in article.mentions.order_by("start", "pk")]
    assert [words for words, _ in found] == [surface for _, surface in found]
    return [words for words, _ in found]


def test_spans_blocks_and_the_original_go_with_a_corrected_text(article: Article) -> None:
    was, printed = spans(article), original_of(article)
    now = corrected(article, "5月17日，", "于5月17日，")
    assert "\n于5月17日，长沙市" in now.text
    assert [now.text[block["start"] : block["end"]] for block in now.blocks] == now.text.split("\n")
    assert (spans(now), original_of(now)) == (was, printed)


def test_a_mention_whose_words_are_corrected_bears_the_new_words(article: Article) -> None:
    region = a_region("望成区")
    mention(article, "望成区", region)
    now = corrected(article, "望成区", "望城区")
    assert Mention.objects.get(region=region).surface == "望城区"
    assert "望城区召开，望城区" in now.text


def test_what_a_correction_cuts_is_told_before_and_goes(article: Article) -> None:
    body = an_organisation("望成区委", status="confirmed")
    cut = mention(article, "望成区", body, status="confirmed")
    planned = correction(article, "区召开", "开")
    assert cut in planned.cut
    write(planned)
    assert not Mention.objects.filter(pk=cut.pk).exists()
    assert Organisation.objects.filter(pk=body.pk).exists()


def test_of_two_that_come_to_name_the_same_there_the_one_of_a_person_stays(article: Article) -> None:
    region = a_region("某区")
    mention(article, "市望成区", region)
    judged = mention(article, "望成区", region, status="rejected")
    corrected(article, "市望成区", "望成区")
    assert [each.pk for each in Mention.objects.filter(region=region)] == [judged.pk]


def test_mentions_that_change_places_are_the_rows_they_were(article: Article) -> None:
    region, text = a_region("某区"), article.text
    at = text.index("望成区召开")
    rows = [
        Mention.objects.create(article=article, region=region, start=n, end=n + 1, surface=text[n])
        for n in range(at, at + 4)
    ]
    now = corrected(article, "望成区召开", "在望成区召开")
    assert [each.pk for each in now.mentions.filter(region=region).order_by("start")] == [row.pk for row in rows]
    spans(now)


def test_a_traditional_correction_of_a_traditional_article_is_read_as_simplified() -> None:
    article = a_traditional_article("黨建", "長沙市望成區召開會議。")
    now = corrected(article, "望成区", "望城區")
    assert now.text.endswith("长沙市望城区召开会议。")
    assert original_of(now) == "黨建\n長沙市望成區召開會議。"


def test_correcting_back_leaves_no_trace_in_the_repairs(article: Article) -> None:
    repairs = list(article.repairs.values_list("kind", "start", "end", "before", "after"))
    again = corrected(corrected(article, "望成区", "望城区"), "望城区召开，", "望成区召开，")
    assert list(again.repairs.values_list("kind", "start", "end", "before", "after")) == repairs


def test_a_corrected_place_is_damaged_no_more(tmp_path: Path) -> None:
    (arrival,) = imported(a_file(tmp_path, "a.txt", NEWS.replace("基层", "基�")))
    article = Article.objects.get(identifier=arrival.identifier)
    Article.objects.filter(pk=article.pk).update(problems=[*article.problems, "the file ends too early"])
    assert len(fresh(article).problems) == 2
    now = corrected(fresh(article), "基�", "基层")
    assert (now.problems, now.locked) == (["the file ends too early"], [])


@pytest.mark.parametrize(
    ("locked", "title"), [([], "芙蓉区党建工作推进会召开"), (["title", "title_supplied"], "望城区党建工作推进会召开")]
)
def test_a_title_follows_its_line_unless_a_person_has_decided_it(
    article: Article, locked: list[str], title: str
) -> None:
    Article.objects.filter(pk=article.pk).update(locked=locked)
    now = corrected(fresh(article), "望城区党建", "芙蓉区党建")
    assert (now.title, now.locked) == (title, locked)


def test_repairs_that_stay_are_the_rows_they_were() -> None:
    article = a_traditional_article("黨建", "長沙市望成區召開會議。")
    before = set(article.repairs.values_list("pk", flat=True))
    corrected(article, "望成区", "望城区")
    assert len(before - set(article.repairs.values_list("pk", flat=True))) <= 1


def test_a_reprint_that_becomes_another_text_leaves_its_family(tmp_path: Path) -> None:
    a_file(tmp_path, "a.txt", a_report())
    a_file(tmp_path, "b.txt", a_report("换了标题", 18, "乙县发布"))
    imported(tmp_path)
    one = Article.objects.filter(batch__name="batch").latest("pk")
    assert one.family
    lines = {number: "别的话。" for number, line in enumerate(lines_of(one)) if line.role == "body"}
    write(Correction(one, lines))
    assert fresh(one).family is None


def read_again(article: Article, **changed: Any) -> Article:
    Article.objects.filter(pk=article.pk).update(rules_version=1, **changed)
    (revision,) = reread(Article.objects.filter(pk=article.pk), jobs=1, write=True)
    assert revision.trouble == ""
    return fresh(article)


def test_a_later_reading_keeps_the_correction_and_finds_what_it_says(article: Article) -> None:
    found = spans(article)
    corrected(article, "望成区", "望城区")
    now = read_again(article, title="旧标题")
    assert "长沙市望城区召开，望城区" in now.text
    assert (now.title, now.repairs.corrections().count()) == (article.title, 1)
    assert spans(now).count("望城区") == found.count("望城区") + 1


def test_a_judged_mention_stays_with_its_corrected_words(article: Article, admin_user: User) -> None:
    body = an_organisation("望成区政府")
    judged = mention(article, "望成区", body, status="confirmed", person=admin_user)
    corrected(article, "望成区", "望城区")
    now = read_again(article, title="旧标题")
    assert (now.mentions.get(pk=judged.pk).surface, now.mentions.get(pk=judged.pk).person) == ("望城区", admin_user)


def test_what_is_corrected_while_it_is_read_is_left_for_another_reading(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def correct_when_read(*given: Any) -> Iterator[Any]:
        for portion in read_ahead(*given):
            corrected(article, "望成区", "望城区")
            yield portion

    monkeypatch.setattr("articles.rereading.rereader.read_ahead", correct_when_read)
    (revision,) = reread(Article.objects.filter(pk=article.pk), jobs=1, write=True)
    assert revision.trouble == "was corrected while it was read"
    assert "望城区召开，望城区" in fresh(article).text
