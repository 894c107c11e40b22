"""The page of an article."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, ArticleTag, Credit, Mention, Repair, Tag
from tests.cast import a_happening, a_region, an_article, an_organisation, mention
from tests.pages.reader import read, read_words

pytestmark = pytest.mark.django_db


def test_a_supplied_title_is_labelled_as_supplied(client: Client) -> None:
    words = read_words(client, an_article().get_absolute_url())
    assert "supplied title" in words


def test_a_printed_title_is_not_labelled(client: Client) -> None:
    assert "supplied title" not in read_words(client, an_article("党建引领").get_absolute_url())


def test_a_date_comes_with_its_reason(client: Client) -> None:
    article = an_article(on=date(1999, 5, 17), published_evidence=["本报5月17日讯"])
    words = read_words(client, article.get_absolute_url())
    assert "to the day; printed in the article Because the text says: 本报5月17日讯" in words


def test_an_inferred_interval_is_shown_with_the_sentences_it_rests_on(client: Client) -> None:
    article = an_article(
        on=date(2021, 5, 20),
        until=date(2021, 6, 30),
        published_basis="inferred",
        published_evidence=["今年是中国共产党成立100周年。", "5月20日，园区投产。"],
    )
    words = read_words(client, article.get_absolute_url())
    assert "between May 20, 2021 and June 30, 2021" in words
    assert "今年是中国共产党成立100周年。 5月20日，园区投产。" in words


def test_an_inferred_date_is_labelled(client: Client) -> None:
    article = an_article(on=date(1999, 5, 17), published_basis="inferred")
    assert "May 17, 1999 inferred" in read_words(client, article.get_absolute_url())


def test_an_unknown_date_is_said_to_be_unknown(client: Client) -> None:
    assert "Unknown: the text prints no date" in read_words(client, an_article().get_absolute_url())


def test_names_with_one_role_stand_behind_it_together(client: Client) -> None:
    article = an_article()
    for position, (role, name) in enumerate([("通讯员", "何丹"), ("通讯员", "曾婷"), ("", "余思慧")]):
        Credit.objects.create(article=article, role=role, name=name, position=position)
    assert "通讯员：何丹、曾婷 余思慧" in read_words(client, article.get_absolute_url())


def test_headings_and_captions_are_set_apart_from_the_body(client: Client) -> None:
    blocks = [{"role": role, "start": n, "end": n + 1} for n, role in enumerate(["heading", "body", "caption"])]
    page = read(client, an_article(text="甲乙丙", blocks=blocks).get_absolute_url())
    for line in ("<h2>甲</h2>", '<p class="body">乙</p>', '<p class="caption">丙</p>'):
        assert line in page


def test_what_a_stranger_wrote_is_never_markup(client: Client) -> None:
    page = read(client, an_article("<script>题</script>", text="<b>文</b>").get_absolute_url())
    assert "<script>" not in page
    assert "<b>" not in page


def test_the_places_named_lead_to_their_pages_the_most_named_first(client: Client) -> None:
    city, district = a_region("甲市"), a_region("乙区")
    article = an_article("无题", regions=(city, district))
    Mention.objects.create(article=article, start=3, end=5, surface="基层", region=district, rule="test")
    page = read(client, article.get_absolute_url())
    assert page.rindex(district.get_absolute_url()) < page.rindex(city.get_absolute_url())


def test_a_rejected_mention_is_not_shown(client: Client) -> None:
    article, region = an_article(), a_region("误判县")
    Mention.objects.create(article=article, start=0, end=2, surface="全市", region=region, status="rejected")
    assert "误判县" not in read_words(client, article.get_absolute_url())


def test_names_in_the_text_lead_to_their_pages(client: Client) -> None:
    article, body = an_article(text="青禾公司开了门。"), an_organisation("青禾公司")
    mention(article, "青禾公司", body)
    page = read(client, article.get_absolute_url())
    assert f'<p class="body"><a class="named" href="{body.get_absolute_url()}">青禾公司</a>开了门。</p>' in page


def test_a_name_printed_otherwise_says_what_it_means(client: Client) -> None:
    article = an_article(text="县委开会。")
    mention(article, "县委", an_organisation("中共甲县委员会"))
    assert 'title="中共甲县委员会">县委</a>' in read(client, article.get_absolute_url())


def test_a_title_that_stands_in_the_text_is_marked_as_well(client: Client) -> None:
    blocks = [{"role": "title", "start": 0, "end": 4}, {"role": "body", "start": 5, "end": 10}]
    article = an_article("甲县开会", text="甲县开会\n来了好多人", blocks=blocks)
    mention(article, "甲县", a_region("甲县"))
    page = read(client, article.get_absolute_url())
    assert re.search(r'<h1 lang="zh-Hans"><a class="named"[^>]*>甲县</a>开会</h1>', page)


def test_an_event_is_signed_behind_the_sentence_that_tells_of_it(client: Client) -> None:
    article, event = an_article(text="5月17日开了会。散了。"), a_happening("开了会", date(1999, 5, 17))
    mention(article, "5月17日开了会。", event)
    page = read(client, article.get_absolute_url())
    assert re.search(
        rf'5月17日开了会。<a class="event-sign"[^>]* href="{event.get_absolute_url()}"[^>]*>.*?会议</a>散了。', page
    )
    assert "Events 开了会 会议 · May 17, 1999" in read_words(client, article.get_absolute_url())


def test_what_a_curator_confirmed_is_labelled(client: Client) -> None:
    article = an_article(text="甲县与乙县。")
    mention(article, "甲县", a_region("甲县"), status="confirmed")
    mention(article, "乙县", a_region("乙县"))
    words = read_words(client, article.get_absolute_url())
    assert "甲县 confirmed" in words
    assert "乙县 confirmed" not in words


def test_each_place_and_body_stands_beside_the_text_with_the_sentence_that_names_it(client: Client) -> None:
    article = an_article(text="散会。会在甲县开，甲县妇联来了人。")
    mention(article, "甲县", a_region("甲县"))
    mention(article, "甲县妇联", an_organisation("甲县妇联"))
    beside = read(client, article.get_absolute_url()).partition('class="beside-text"')[2]
    for name in ("甲县", "甲县妇联"):
        assert re.search(rf'<p class="evidence"[^>]*>会在.*?<mark>{name}</mark>', beside)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"main_region_reason": "title"}, "Because: named in the title"),
        ({"main_region_reason": "title", "locked": ["main_region"]}, "Because: chosen by a curator"),
    ],
)
def test_the_main_place_comes_with_its_reason(client: Client, fields: dict[str, Any], reason: str) -> None:
    article = an_article(regions=(a_region("甲县"),), **fields)
    assert f"Mainly about 甲县 {reason}" in read_words(client, article.get_absolute_url())


def test_whoever_may_judge_mentions_can_correct_each_with_one_click(client: Client) -> None:
    client.force_login(User.objects.create_superuser("curator"))
    article, region = an_article(text="甲县来人。"), a_region("甲县")
    mention(article, "甲县", region)
    rows = f"/admin/articles/mention/?article__id__exact={article.pk}&amp;region__id__exact={region.pk}"
    assert rows in read(client, article.get_absolute_url())
    assert [row.region for row in client.get(rows.replace("&amp;", "&")).context["cl"].result_list] == [region]


def test_the_way_from_the_province_to_the_main_place_is_shown(client: Client) -> None:
    province = a_region("甲省", "province")
    city = a_region("乙市", "prefecture", under=province)
    words = read_words(client, an_article(regions=(city,)).get_absolute_url())
    assert "Mainly about 甲省 › 乙市" in words


def test_tags_are_shown(client: Client) -> None:
    article = an_article()
    ArticleTag.objects.create(article=article, tag=Tag.objects.create(name="主题党日"))
    assert "主题党日" in read_words(client, article.get_absolute_url())


def test_the_provenance_names_file_checksum_encoding_and_permalink(client: Client) -> None:
    article = an_article()
    words = read_words(client, article.get_absolute_url())
    facts = (article.original.file_name, article.original.sha256, "utf-8", "cast", article.get_absolute_url())
    assert all(fact in words for fact in facts)


def test_problems_met_in_reading_are_told(client: Client) -> None:
    assert "2 places could not be decoded" in read_words(
        client, an_article(problems=["2 places could not be decoded"]).get_absolute_url()
    )


@pytest.mark.parametrize("identifier", ["0123456789ab", "nonsense", "0" * 40])
def test_an_unknown_article_is_not_found(client: Client, identifier: str) -> None:
    assert client.get(f"/articles/{identifier}/").status_code == 404


@pytest.mark.parametrize("below", ["", "original/", "repairs/"])
def test_a_withdrawn_article_is_gone(client: Client, below: str) -> None:
    article = an_article("秘密", status=Article.Status.WITHDRAWN)
    response = client.get(article.get_absolute_url() + below)
    assert response.status_code == 410
    assert "秘密" not in response.content.decode()


@pytest.mark.parametrize("below", ["", "original/", "repairs/"])
def test_a_draft_is_unknown_to_readers(client: Client, below: str) -> None:
    assert client.get(an_article(status=Article.Status.DRAFT).get_absolute_url() + below).status_code == 404


def test_staff_see_a_draft_and_the_way_to_edit_it(client: Client) -> None:
    curator = User.objects.create_user("curator", is_staff=True)
    curator.groups.set(Group.objects.filter(name="curator"))
    client.force_login(curator)
    article = an_article(status=Article.Status.DRAFT)
    assert f"/admin/articles/article/{article.pk}/change/" in read(client, article.get_absolute_url())


def test_readers_get_no_link_for_editing(client: Client) -> None:
    assert "/admin/" not in read(client, an_article().get_absolute_url())


def test_the_text_the_original_and_the_repairs_are_three_addresses(client: Client) -> None:
    address = an_article().get_absolute_url()
    for below in ("", "original/", "repairs/"):
        page = read(client, address + below)
        tabs = page[page.index('<nav class="tabs"') :].partition("</nav>")[0]
        assert all(f'href="{address}{each}"' in tabs for each in ("", "original/", "repairs/"))
        assert f'href="{address}{below}" aria-current="page"' in tabs


def test_the_provenance_counts_what_was_repaired_by_kind(client: Client) -> None:
    article = an_article()
    for start, kind in enumerate(["script", "script+pinyin", "script"]):
        Repair.objects.create(article=article, kind=kind, start=start, end=start + 1, before="x", after="y")
    words = read_words(client, article.get_absolute_url())
    assert "Repaired in reading Traditional to Simplified 3 · stray pinyin 1" in words


def test_the_marks_of_names_can_be_left_out(client: Client) -> None:
    article, body = an_article(text="青禾公司开了门。"), an_organisation("青禾公司")
    mention(article, "青禾公司", body)
    page = read(client, f"{article.get_absolute_url()}?names=plain")
    assert '<p class="body">青禾公司开了门。</p>' in page
    assert body.get_absolute_url() in page


def test_others_of_the_same_day_stand_beside_the_text(client: Client) -> None:
    article, day = an_article("甲会", on=date(1907, 5, 17)), date(1907, 5, 17)
    an_article("乙会", on=day)
    an_article("丙会", on=date(1907, 5, 18))
    an_article("丁会", on=day, until=date(1907, 5, 20))
    an_article("戊会", on=day, status=Article.Status.DRAFT)
    words = read_words(client, article.get_absolute_url())
    assert "Same day 乙会 All of this day: May 17, 1907" in words


def test_an_event_comes_with_the_words_that_tell_of_it(client: Client) -> None:
    article = an_article(text="5月17日，全县开了会。散了。")
    mention(article, "5月17日，全县开了会。", a_happening("全县开会", date(1999, 5, 17)))
    words = read_words(client, article.get_absolute_url())
    assert "全县开会 会议 · May 17, 1999 5月17日，全县开了会。" in words


def test_narrow_punctuation_is_drawn_wide_and_stays_as_printed(client: Client) -> None:
    page = read(client, an_article("党建引领,长沙", text="新增5,000人:好!").get_absolute_url())
    assert '党建引领<span class="wide">,</span>长沙</h1>' in page
    assert '新增5,000人<span class="wide">:</span>好<span class="wide">!</span>' in page
