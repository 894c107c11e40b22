"""Words by rjieba are jieba's, whatever the text."""

from collections.abc import Iterable
from pathlib import Path

import jieba
import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st
from jieba import finalseg

from articles.reading.script import fold
from search.analysis import words
from search.words import segmenting
from search.words.hidden_words import hidden_words
from search.words.rust_segmenter import RustSegmenter
from search.words.segmenting import JiebaSegmenter, Segmenter, segmenter

rjieba = pytest.importorskip("rjieba")

WORDS = [
    "党建引领",
    "基层治理",
    "的",
    "马克思主义",
    "高质量发展",
    "长株潭",
    "A股",
    "4S店",
    "阿Q",
    "c++",
    "AT&T",
    "小S",
    "1号店",
]
RARE = "丄丅訚龘粿仏龥龦鿕鿖鿿㐀䶵𠀀𰀀豈﨑丽"
JOINTS = "a1Zz09.-_+#&%"
OTHERS = "，。、 \t\r\n\x1c\u3000·—…“”１２ＡＢ％－①½é한かγ😀\u0301\ud800\x00"

scraps = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.sampled_from(JOINTS), max_size=8),
    st.text(st.sampled_from(RARE + "的是中人"), max_size=6),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), max_size=8),
    st.text(st.characters(), max_size=4),
    st.sampled_from(OTHERS),
)
texts = st.lists(scraps, max_size=12).map("".join)
OWN = ("湘江新区", "58科创小镇", "凝聚力工程", "covid-19", "5g", "v1.2.3", "a_b")


@pytest.fixture(scope="module")
def python() -> JiebaSegmenter:
    return JiebaSegmenter()


@pytest.fixture(scope="module")
def rust() -> RustSegmenter:
    return RustSegmenter(rjieba.cut, rjieba.has_word)


@pytest.fixture(scope="module")
def taught() -> tuple[Segmenter, Segmenter]:
    tokenizer = rjieba.Jieba()
    for word in OWN:
        tokenizer.add_word(word, None, None)
    return JiebaSegmenter(OWN), RustSegmenter(tokenizer.cut, tokenizer.has_word)


def whole(cut: Iterable[str]) -> list[str]:
    return list(cut)


@given(texts)
@example("2022-12-18 10:30 浓度0.5%，1.2.3.4，a-b_c 5%6 3.14a")
@example("丄丅的中國龘粿訚")
@example("㐀㐁你好𠀀𠀁鿖国\ud800好")
@example("阿Q.1.2与A股-4S店-3")
@example("\r\n\n\r 行尾\r\n")
def test_both_cut_alike(python: JiebaSegmenter, rust: RustSegmenter, text: str) -> None:
    assert whole(rust.cut(text)) == whole(python.cut(text))


@given(texts)
def test_both_cut_alike_with_words_of_our_own(taught: tuple[Segmenter, Segmenter], text: str) -> None:
    python, rust = taught
    text = f"{text}58科创小镇{text}covid-19的v1.2.3在5g湘江新区a_b{text}"
    assert whole(rust.cut(text)) == whole(python.cut(text))


@given(texts)
def test_shorter_words_are_those_of_jiebas_search_mode(python: JiebaSegmenter, text: str) -> None:
    tokens = python._jieba.tokenize(fold(text), mode="search")
    assert [(w, start, end) for w, _, start, end in words(text)] == [t for t in tokens if any(map(str.isalnum, t[0]))]


@pytest.mark.parametrize("text", ["中华人民共和国" * 20_000, "2022-" * 20_000, "丄龘" * 300 + "。", "a.1" * 20_000])
def test_both_cut_long_runs_alike(python: JiebaSegmenter, rust: RustSegmenter, text: str) -> None:
    assert whole(rust.cut(text)) == whole(python.cut(text))


@given(
    st.text(st.one_of(st.sampled_from(RARE[:5]), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)), min_size=1)
)
def test_hidden_words_are_jiebas(run: str) -> None:
    assert list(hidden_words(run)) == list(finalseg.cut(run))


def test_the_dictionaries_agree(python: JiebaSegmenter, rust: RustSegmenter) -> None:
    known = [word for word in python._jieba.FREQ if python.knows(word) != rust.knows(word)]
    assert known == []


def test_what_is_installed_is_proven() -> None:
    assert segmenting.is_proven()
    assert isinstance(segmenter(), RustSegmenter)
    assert segmenter() is segmenter()


def test_what_is_not_proven_is_left_to_jieba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(segmenting.PROVEN, "rjieba", "0.1")
    assert isinstance(segmenter.__wrapped__(), JiebaSegmenter)


def test_without_rjieba_jieba_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenting, "rjieba", None)
    assert isinstance(segmenter.__wrapped__(), JiebaSegmenter)


def test_jieba_keeps_its_cache_in_the_archives_own_folder_by_the_name_of_its_dictionary(python: JiebaSegmenter) -> None:
    assert (Path(settings.VAR_DIR) / "jieba" / f"{segmenting.dictionary()}.cache").exists()
    assert python._jieba is not jieba.dt


def test_where_rjieba_cuts_jieba_does_not_load_its_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: jieba.Tokenizer, dictionary: str | None = None) -> None:
        raise AssertionError("half a second, 60 MB")

    monkeypatch.setattr(jieba.Tokenizer, "initialize", refuse)
    assert whole(segmenter.__wrapped__().cut("2022-12-18丄党建")) == ["2022", "-", "12", "-", "18", "丄", "党建"]


def test_words_of_our_own_change_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = segmenting.fingerprint()
    monkeypatch.setattr(segmenting, "OWN_WORDS", OWN)
    assert segmenting.fingerprint.__wrapped__() != before
