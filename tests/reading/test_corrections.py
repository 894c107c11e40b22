"""What a person has corrected is corrected again whenever the original is read."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.reading.corrections import CORRECTION, Places, corrected, corrections_in
from articles.reading.reader import read
from articles.reading.record import Record, Refused, Repair
from articles.reading.rules import Draft, Edit, undo
from tests.reading.test_rules import edits_of
from tests.records import NOWHERE

PRINTED = "黨建(jiàn)工作推進會在望成區召開"


def read_with(*corrections: Repair, printed: str = PRINTED) -> Record:
    return read(printed.encode(), "a.txt", NOWHERE, corrections=corrections)


def a_correction(before: str, after: str, printed: str = PRINTED) -> Repair:
    start = printed.index(before)
    return Repair(CORRECTION, start, start + len(before), before, after)


def test_a_misread_character_is_read_as_a_person_corrected_it() -> None:
    record = read_with(a_correction("成", "城"))
    assert record.text == "党建工作推进会在望城区召开"
    assert undo(record.text, record.repairs) == PRINTED


def test_a_corrected_character_that_the_rules_repair_as_well_is_one_repair_of_both() -> None:
    (repair,) = corrections_in(read_with(a_correction("黨", "堂")).repairs)
    assert (repair.kind, repair.before, repair.after) == ("script+correction", "黨", "堂")


def test_what_was_corrected_is_what_is_found_and_no_longer_called_damaged() -> None:
    damaged = "党建工作�推进会在望城区召开，全市各级党组织负责同志参加了会议。"
    assert read_with(printed=damaged).problems
    assert read_with(a_correction("�", "", damaged), printed=damaged).problems == ()


@pytest.mark.parametrize(
    "correction",
    [Repair(CORRECTION, 3, 6, "jià", "简"), Repair(CORRECTION, 1, 2, "别", "健"), Repair(CORRECTION, 90, 91, "会", "")],
    ids=["parts what is taken out as one", "of another original", "behind the end"],
)
def test_a_correction_without_a_place_is_refused_and_not_forgotten(correction: Repair) -> None:
    with pytest.raises(Refused, match=correction.after or correction.before) as refused:
        read_with(correction)
    assert refused.value.code == "correction-lost"


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Draft, Draft]:
    """One as reading makes it, and the same once a person has corrected it; nothing is inserted by reading, where
    nobody could say whether what stands there was corrected with its neighbour.
    """
    original = draw(st.text("abcd", min_size=1, max_size=12))
    edits = [edit for edit in draw(edits_of(original)) if edit.start < edit.end]
    by_rules = Draft(original, original).changed_by("rule", lambda _: edits)
    by_hand = draw(edits_of(by_rules.text))
    return by_rules, by_rules.changed_by(CORRECTION, lambda _: by_hand)


@given(drafts())
def test_the_same_reading_with_the_corrections_makes_the_corrected_text(pair: tuple[Draft, Draft]) -> None:
    by_rules, by_hand = pair
    again = corrected(by_rules, corrections_in(by_hand.repairs))
    assert (again.text, undo(again.text, again.repairs)) == (by_hand.text, by_hand.original)


@given(drafts(), st.data())
def test_after_any_other_reading_all_corrections_stand_in_their_order(
    pair: tuple[Draft, Draft], data: st.DataObject
) -> None:
    original, corrections = pair[1].original, corrections_in(pair[1].repairs)
    edits = [edit for edit in data.draw(edits_of(original)) if edit.start < edit.end]
    other = Draft(original, original).changed_by("other", lambda _: edits)
    try:
        again = corrected(other, corrections)
    except Refused:
        assume(False)
    assert re.search(".*".join(each.after for each in corrections), again.text)
    assert undo(again.text, again.repairs) == original
    assert corrected(other, corrections_in(again.repairs)).text == again.text


def test_a_span_behind_an_insertion_begins_behind_it() -> None:
    draft = Draft("ab", "ab").changed_by("rule", lambda _: [Edit(1, 1, "xy")])
    assert Places(draft.repairs).of(1, 2) == (3, 4)
