from hypothesis import given
from hypothesis import strategies as st

from articles.reading.record import Repair
from articles.reading.rules import Draft, Edit, redo, undo

_TEXTS = st.text("abcd", max_size=12)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


def expected(text: str, edits: list[Edit]) -> str:
    for start, end, after in reversed(edits):
        text = text[:start] + after + text[end:]
    return text


@given(st.data(), _TEXTS)
def test_undoing_all_repairs_gives_the_original_whatever_the_steps_were(data: st.DataObject, original: str) -> None:
    draft = Draft(original, original)
    for kind in "pqrs":
        edits = data.draw(edits_of(draft.text))
        wanted = expected(draft.text, edits)
        draft = draft.changed_by(kind, lambda text, edits=edits: edits)  # type: ignore[misc]
        assert draft.text == wanted
    assert undo(draft.text, draft.repairs) == original
    assert redo(original, draft.repairs) == draft.text


@given(_TEXTS, st.data())
def test_a_rewriting_is_recorded_as_if_each_character_were_an_edit(original: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(original))
    draft = Draft(original, original).changed_by("p", lambda _: edits)
    text = draft.text
    rewritten = data.draw(st.text("abxy", min_size=len(text), max_size=len(text)))
    single = [Edit(place, place + 1, character) for place, character in enumerate(rewritten)]
    assert draft.rewritten_by("q", lambda _: rewritten) == draft.changed_by("q", lambda _: single)


@given(st.data(), _TEXTS)
def test_repairs_are_in_order_and_quote_the_original(data: st.DataObject, original: str) -> None:
    draft = Draft(original, original)
    for kind in "pq":
        edits = data.draw(edits_of(draft.text))
        draft = draft.changed_by(kind, lambda text, edits=edits: edits)  # type: ignore[misc]
    done = 0
    for repair in draft.repairs:
        assert repair.start >= done
        assert original[repair.start : repair.end] == repair.before != repair.after
        done = repair.end


def test_two_steps_on_the_same_characters_make_one_repair_that_names_both() -> None:
    draft = Draft("abc", "abc").changed_by("first", lambda _: [Edit(1, 2, "xy")])
    draft = draft.changed_by("second", lambda _: [Edit(2, 4, "z")])
    assert draft.repairs == (Repair("first+second", 1, 3, "bc", "xz"),)


def test_a_change_taken_back_is_no_repair() -> None:
    draft = Draft("abc", "abc").changed_by("there", lambda _: [Edit(1, 2, "x")])
    assert draft.changed_by("back", lambda _: [Edit(1, 2, "b")]).repairs == ()


def test_neighbouring_repairs_of_one_kind_are_one() -> None:
    draft = Draft("abc", "abc").changed_by("case", lambda _: [Edit(0, 1, "A"), Edit(1, 2, "B")])
    assert draft.repairs == (Repair("case", 0, 2, "ab", "AB"),)


def test_an_edit_beside_a_deletion_stays_a_repair_of_its_own() -> None:
    draft = Draft("項(x)目", "項(x)目").changed_by("pinyin", lambda _: [Edit(1, 4, "")])
    draft = draft.rewritten_by("script", lambda _: "项木")
    assert [repair.kind for repair in draft.repairs] == ["script", "pinyin", "script"]
