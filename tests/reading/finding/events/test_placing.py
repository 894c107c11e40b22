import pytest

from articles.reading.dates.telling import times_told
from articles.reading.finding.findings import find
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.place_names import Place
from articles.reading.finding.told import Told
from tests.reading.finding.events.finds import as_lines, published_on

SOMEWHERE = Gazetteer(
    [
        Place("1", "青禾省", "province", None, None),
        Place("2", "柳溪市", "prefecture", "1", None),
        Place("3", "云阳县", "county", "2", None),
    ]
)


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        ("6月9日，柳溪市云阳县举行龙舟赛。", "云阳县"),
        ("6月9日，新厂房正式投产，首批订单发往柳溪市。", "云阳县"),
        ("柳溪市发来消息……云阳县财政局6月9日印发了办法。", "云阳县"),
        ("6月9日，全国人大代表大会闭幕，云阳县组织收看。", None),
    ],
)
def test_a_happening_is_where_its_clause_says_or_where_the_article_is(sentence: str, region: str | None) -> None:
    text = f"云阳县，云阳县，云阳县。\n{sentence}"
    lines, published = as_lines(text), published_on("2023-06-12")
    told = Told(published=published, times=times_told(text, lines, published))
    (event,) = find(text, lines, SOMEWHERE, told).events
    assert event.region == region
