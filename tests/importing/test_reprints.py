"""Articles that repeat another's text stand together."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.reprints import link_reprints
from articles.models import Article, Family, LikenessKey
from search.models import Mark
from tests.importing.files import imported, outcomes, write

pytestmark = pytest.mark.django_db

REPORT = """{title}
2024年5月{day}日 来源：{source}
本报讯 近日，全市基层党建重点任务推进会在市委党校召开。会议总结了上半年工作，部署了下一阶段任务，三个区县作了交流发言。
会议指出，要把组织建在网格上，让党员走到群众门口，推动办事窗口下沉、服务力量下沉、议事规则下沉。
会议强调，各级书记要当好施工队长，每月到联系点开一次板凳会，听一听居民的烦心事，列一张问题清单，销一批历史旧账。
会后，与会人员参观了两处邻里中心和一处小哥驿站，观摩了红色物业的接单流程。
责编：某某
"""


def a_report(title: str = "全市党建推进会召开", day: int = 17, source: str = "甲市日报", cut: str = "") -> str:
    return REPORT.format(title=title, day=day, source=source).replace(cut, "")


@pytest.fixture
def reprinted(tmp_path: Path) -> list[Article]:
    """A report, what another paper made of it, and something else."""
    write(tmp_path, "a.txt", a_report())
    write(tmp_path, "b.txt", a_report("把组织建在网格上", 18, "乙县发布", cut="会后，与会人员参观"))
    write(tmp_path, "c.txt")
    arrivals = imported(tmp_path)
    assert outcomes(arrivals) == ["imported", "reprint", "imported"]
    return [Article.objects.get(identifier=arrival.identifier) for arrival in arrivals]


def test_a_reprint_is_imported_and_names_what_it_repeats(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", a_report())
    write(tmp_path, "b.txt", a_report("换了标题", 18, "乙县发布"))
    first, second = imported(tmp_path)
    assert second.reason == f"near-duplicate of {first.identifier} (100 % alike)"


def test_reprints_are_a_family(reprinted: list[Article]) -> None:
    one, other, stranger = reprinted
    assert one.family is not None
    assert one.family == other.family
    assert stranger.family is None


def test_a_reprint_that_comes_later_joins_the_family(reprinted: list[Article], tmp_path: Path) -> None:
    (folder := tmp_path / "later").mkdir()
    imported(write(folder, "d.txt", a_report("第三家的标题", 19, "丙区融媒")), "later")
    assert reprinted[0].family is not None
    assert reprinted[0].family.articles.count() == 3
    assert Family.objects.count() == 1


def test_whoever_follows_the_articles_hears_of_an_old_one_that_joins_a_family(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", a_report())
    [old] = imported(tmp_path)
    Mark.objects.all().delete()
    (folder := tmp_path / "later").mkdir()
    imported(write(folder, "b.txt", a_report("第二家的标题", 18, "乙县发布")), "later")
    assert Mark.objects.filter(identifier=old.identifier).exists()


def test_a_family_outlives_its_first_article(reprinted: list[Article]) -> None:
    one, other, _ = reprinted
    one.delete()
    other.refresh_from_db()
    assert other.family is not None


def test_a_reprint_of_a_reprint_is_of_the_same_family(tmp_path: Path) -> None:
    """The third is most like the second, which came in the same portion."""
    sentences = [
        f"第{n}项，{'甲乙丙丁戊己庚辛'[n]}镇{place}把议事厅办到家门口，{n}名党员轮流值班接待来访群众，"
        for n, place in enumerate(["东村", "西村", "南坪", "北坪", "上湾", "下湾", "前山", "后山"])
    ]
    for name, start in (("a.txt", 0), ("b.txt", 2), ("c.txt", 4)):
        write(tmp_path, name, f"{name}号消息\n2024年5月17日\n" + "\n".join(f"{line}。" for line in sentences[start:]))
    assert outcomes(imported(tmp_path)) == ["imported", "reprint", "reprint"]
    assert Family.objects.count() == 1


def test_a_dry_run_tells_of_reprints_within_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", a_report())
    write(tmp_path, "b.txt", a_report("换了标题", 18, "乙县发布"))
    assert outcomes(imported(tmp_path, dry_run=True)) == ["imported", "reprint"]
    assert not Family.objects.exists()


def test_linking_costs_the_same_queries_for_many(reprinted: list[Article]) -> None:
    costs = []
    for articles in (reprinted[:1], reprinted):
        LikenessKey.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            link_reprints({article: list(range(21)) for article in articles})
        costs.append(len(queries))
    assert costs[1] <= costs[0] + 3
