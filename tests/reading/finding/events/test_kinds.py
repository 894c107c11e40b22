import re
from collections import Counter

from articles.reading.finding.events.kinds import kinds, most_particular, words_in
from articles.reading.tables.words import lines


def test_slugs_are_stable_names_in_ascii_and_each_kind_is_shown_by_a_name_of_its_own() -> None:
    assert all(re.fullmatch("[a-z]+(?:-[a-z]+)*", slug) for slug in kinds())
    assert len({kind.name for kind in kinds().values()}) == len(kinds())


def test_no_word_tells_two_kinds() -> None:
    listed = Counter(word for line in lines("happenings.tsv") for cell in line.split("\t")[2:] for word in cell.split())
    assert [word for word, count in listed.items() if count > 1] == []


def test_the_longest_word_is_found_and_the_most_particular_decides() -> None:
    text = "举行座谈会并揭牌"
    words = words_in(text, 0, len(text))
    assert [text[word.start : word.end] for word in words] == ["举行", "座谈会", "揭牌"]
    assert most_particular(words).kind.slug == "unveiling"


def test_what_is_told_of_the_time_before_it_is_not_told_of_it() -> None:
    assert words_in("签约之前", 0, 4) == words_in("选举前后", 0, 4) == words_in("换届筹备", 0, 4) == []
