"""Where the words of an article stand after another reading."""

from hypothesis import given
from hypothesis import strategies as st

from articles.reading.record import Repair
from articles.rereading.spans import Moving


def a_repair(original: str, start: int, before: str, after: str) -> Repair:
    assert original[start : start + len(before)] == before
    return Repair("test", start, start + len(before), before, after)


def test_a_span_follows_its_words_past_a_new_repair() -> None:
    original = "(dǎng)全市党建在望城区，望城区先行"
    moving = Moving(original, [], original[6:], [a_repair(original, 0, "(dǎng)", "")])
    first = original.index("望城区")
    assert moving.place(first, first + 3, "望城区") == (first - 6, first - 3)


def test_a_span_follows_when_an_old_repair_is_made_no_more() -> None:
    original = "(a)望城区"
    moving = Moving("望城区", [a_repair(original, 0, "(a)", "")], original, [])
    assert moving.place(0, 3, "望城区") == (3, 6)


def test_of_the_same_words_twice_each_follows_its_own() -> None:
    original = "xx望城区和望城区"
    moving = Moving(original, [], original[2:], [a_repair(original, 0, "xx", "")])
    assert [moving.place(at, at + 3, "望城区") for at in (2, 6)] == [(0, 3), (4, 7)]


def test_where_the_bytes_were_decoded_anew_the_nearest_words_count() -> None:
    assert Moving("锟斤拷，望城区", [], "党建，在望城区", []).place(4, 7, "望城区") == (4, 7)


def test_words_that_are_gone_have_no_place() -> None:
    assert Moving("在望城区", [], "在芙蓉区", []).place(1, 4, "望城区") is None


edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("党ab", max_size=3)), max_size=6)


def repairs_of(original: str, edits: list[tuple[int, int, str]]) -> list[Repair]:
    repairs: list[Repair] = []
    for start, length, after in sorted(edits):
        end = min(start + length, len(original))
        if start <= end and start >= (repairs[-1].end + 1 if repairs else 0):
            repairs.append(Repair("test", start, end, original[start:end], after))
    return repairs


def redone(original: str, repairs: list[Repair]) -> str:
    for repair in reversed(repairs):
        original = original[: repair.start] + repair.after + original[repair.end :]
    return original


@given(st.text("党建在望城", min_size=5, max_size=30), edits, edits, st.integers(0, 29))
def test_a_character_that_no_repair_touches_is_found_where_it_went(
    original: str, old: list[tuple[int, int, str]], new: list[tuple[int, int, str]], at: int
) -> None:
    before, after = repairs_of(original, old), repairs_of(original, new)
    # A character of its own at a place that neither reading repairs.
    touched = {n for repair in before + after for n in range(repair.start, repair.end + 1)}
    if at in touched or at >= len(original):
        return
    marked = original[:at] + "区" + original[at + 1 :]
    before, after = repairs_of(marked, old), repairs_of(marked, new)
    texts = redone(marked, before), redone(marked, after)
    start = texts[0].index("区")
    assert Moving(texts[0], before, texts[1], after).place(start, start + 1, "区") == (
        texts[1].index("区"),
        texts[1].index("区") + 1,
    )
