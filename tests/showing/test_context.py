"""A sentence with what stands around it."""

from articles.showing.context import AROUND, damaged_places, first_of, in_context

TEXT = "会议开始。青禾公司召开支部大会。会议结束。"


def test_the_words_are_marked_in_their_sentence_and_the_rest_stands_around_it() -> None:
    context = in_context(TEXT, (5, 9))
    assert (context.before, context.sentence.text, context.after) == (
        "会议开始。",
        "青禾公司召开支部大会。",
        "会议结束。",
    )
    ((start, end),) = context.sentence.marks
    assert context.sentence.text[start:end] == "青禾公司"


def test_a_long_text_is_cut_around_the_sentence() -> None:
    context = in_context("前" * 500 + "。" + TEXT + "后" * 500, (506, 510))
    assert (len(context.before), len(context.after)) == (AROUND + 1, AROUND + 1)
    assert (context.before[0], context.after[-1]) == ("…", "…")


def test_the_first_phrase_that_the_text_holds_is_shown() -> None:
    assert first_of(TEXT, ["没有", "会议结束", "青禾"]).sentence.text == "会议结束。"


def test_without_any_the_text_is_shown_from_its_beginning() -> None:
    context = first_of(TEXT, ["没有"])
    assert (context.before, context.sentence.text, context.sentence.marks) == ("", "会议开始。", ())


def test_an_empty_text_shows_nothing() -> None:
    assert first_of("", []).sentence.text == ""


def test_problems_say_around_what_a_place_is_damaged() -> None:
    problems = ["damaged at “召开？部大”: the bytes do not say what stood there.", "3 places could not be decoded."]
    assert damaged_places(problems) == ["召开？部大"]
