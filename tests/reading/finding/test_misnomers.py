"""Phrases of which a curator said that they name nothing."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.dates.telling import times_told
from articles.reading.finding.findings import Findings, find
from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.misnomers import SUBJECTS, Barred, Misnomer, Misnomers
from articles.reading.finding.told import Told
from articles.reading.finding.verdicts import Tell, Verdict, nobody
from articles.reading.record import Span
from tests.reading.finding.events.finds import as_lines, published_on

TEXT = "长沙岳麓区的青岚集团开业。岳麓区路口有长沙米粉店,青岚集团有限公司也来了。"
spans = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda span: (span[0], span[0] + span[1]))


def found_in(text: str, china: Gazetteer, *misnomers: Misnomer, tell: Tell = nobody) -> Findings:
    gazetteer = Gazetteer([china[key] for key in ("43", "4301", "430104")], misnomers=Misnomers(misnomers))
    lines, published = as_lines(text), published_on("2023-06-12")
    told = Told(published=published, times=times_told(text, lines, published))
    return find(text, lines, gazetteer, told, tell)


def places(text: str, china: Gazetteer, *misnomers: Misnomer) -> dict[str, int]:
    return {region.name: len(region.mentions) for region in found_in(text, china, *misnomers).regions}


def test_a_phrase_bars_what_lies_in_it_and_nothing_else(china: Gazetteer) -> None:
    assert places(TEXT, china) == {"长沙市": 2, "岳麓区": 2}
    assert places(TEXT, china, Misnomer("长沙米粉", ("region",))) == {"长沙市": 1, "岳麓区": 2}
    assert places(TEXT, china, Misnomer("长沙", ("region",))) == {"岳麓区": 2}
    assert places(TEXT, china, Misnomer("长沙", ("organisation", "event"))) == {"长沙市": 2, "岳麓区": 2}


def test_a_longer_name_than_the_phrase_stands(china: Gazetteer) -> None:
    bodies = {body.name for body in found_in(TEXT, china, Misnomer("青岚集团", ("organisation",))).organisations}
    assert bodies == {"青岚集团有限公司"}


def test_a_village_of_no_table_is_barred_as_well(china: Gazetteer) -> None:
    text = "岳麓区青禾村的人来了，青禾村开会。"
    assert "青禾村" in places(text, china)
    assert "青禾村" not in places(text, china, Misnomer("青禾村", ("region",)))


def test_no_event_has_a_title_that_holds_the_phrase(china: Gazetteer) -> None:
    text = "6月9日，岳麓区举行龙舟赛。"
    (event,) = found_in(text, china).events
    assert "龙舟赛" in event.title
    assert found_in(text, china, Misnomer("龙舟赛", ("event",))).events == ()


@pytest.mark.parametrize(("subject", "words"), [("region", "长沙"), ("organisation", "青岚集团")])
def test_a_verdict_says_so(china: Gazetteer, subject: str, words: str) -> None:
    verdicts = list[Verdict]()
    found_in(TEXT, china, Misnomer(words), tell=verdicts.append)
    told = [(each.subject, TEXT[each.start : each.end]) for each in verdicts if each.rule == "misnomer"]
    assert (subject, words) in told


@given(st.lists(spans, max_size=6), spans)
def test_a_span_is_barred_where_one_of_the_places_holds_it(barred: list[Span], span: Span) -> None:
    is_barred = Barred((place, frozenset(SUBJECTS)) for place in barred).holds("event", *span)
    assert is_barred is any(start <= span[0] and span[1] <= end for start, end in barred)


def test_a_flood_of_barred_names_takes_time_linear_in_its_length(china: Gazetteer) -> None:
    def seconds(length: int) -> float:
        start = process_time()
        found_in("长沙" * (length // 2), china, Misnomer("长沙"))
        return process_time() - start

    seconds(1_000)
    assert min(seconds(40_000) for _ in range(3)) < 12 * max(min(seconds(10_000) for _ in range(3)), 0.02)
