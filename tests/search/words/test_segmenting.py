"""Words are jieba's, whatever the text."""

from pathlib import Path

import jieba
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.reading.script import codes_of, fold
from search.analysis import words
from search.words import cutting, dictionary, segmenting
from search.words.dictionary import Tables
from search.words.own import Own, read_with, writing_with

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
TAUGHT = ["两学一做", "双报到", "一网通办", "58科创小镇", "党建引领", "龘訚仏", "网格化管理", "covid19疫苗"]
OWN = {"湘江新区": 3000, "58科创小镇": 1, "凝聚力工程": 20, "covid-19": 9, "5g": 1, "v1.2.3": 400, "a_b": 2}


@pytest.fixture(scope="module")
def jiebas(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    return tokenizer(tmp_path_factory.mktemp("jieba"))


def tokenizer(folder: Path) -> jieba.Tokenizer:
    made = jieba.Tokenizer()
    made.tmp_dir = str(folder)
    made.initialize()
    return made


def cut(*several: str, tables: Tables | None = None) -> list[str]:
    joined, counts = "".join(several), np.array([len(text) for text in several], np.int64)
    ends = segmenting.cut(codes_of(joined), counts, tables).tolist()
    return [joined[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@given(texts)
@example("2022-12-18 10:30 浓度0.5%，1.2.3.4，a-b_c 5%6 3.14a")
@example("丄丅的中國龘粿訚")
@example("㐀㐁你好𠀀𠀁鿖国\ud800好")
@example("阿Q.1.2与A股-4S店-3")
@example("\r\n\n\r 行尾\r\n")
def test_words_are_jiebas(jiebas: jieba.Tokenizer, text: str) -> None:
    assert cut(text) == list(jiebas.cut(text))


@given(st.lists(texts, max_size=4))
def test_several_texts_are_cut_one_by_one(several: list[str]) -> None:
    assert cut(*several) == [word for text in several for word in cut(text)]


def test_words_of_our_own_are_cut_as_jieba_cuts_them(tmp_path: Path) -> None:
    taught, tables = tokenizer(tmp_path), dictionary.read(OWN)
    for word, times in OWN.items():
        taught.add_word(word, times)

    @given(texts)
    def is_cut_alike(text: str) -> None:
        text = f"{text}58科创小镇{text}covid-19的v1.2.3在5g湘江新区a_b{text}"
        assert cut(text, tables=tables) == list(taught.cut(text))

    is_cut_alike()


@given(texts)
def test_shorter_words_are_those_of_jiebas_search_mode(jiebas: jieba.Tokenizer, text: str) -> None:
    tokens = jiebas.tokenize(fold(text), mode="search")
    assert [(w, start, end) for w, _, start, end in words(text)] == [t for t in tokens if any(map(str.isalnum, t[0]))]


@pytest.mark.parametrize("text", ["中华人民共和国" * 20_000, "2022-" * 20_000, "丄龘" * 300 + "。", "a.1" * 20_000])
def test_long_runs_are_cut_as_jieba_cuts_them(jiebas: jieba.Tokenizer, text: str) -> None:
    assert cut(text) == list(jiebas.cut(text))


def test_every_word_of_the_dictionary_is_known(jiebas: jieba.Tokenizer) -> None:
    known = [word for word, times in jiebas.FREQ.items() if times]
    codes, ends = codes_of("".join(known)), np.cumsum(list(map(len, known)))
    tables = dictionary.tables(()).words
    found = [cutting._is_word(codes, end - len(word), end, *tables) for word, end in zip(known, ends, strict=True)]
    assert all(found)


@given(st.lists(st.sampled_from(TAUGHT), unique=True, max_size=4).map(tuple))
def test_words_of_curators_count_as_often_as_jieba_suggests(jiebas: jieba.Tokenizer, own: Own) -> None:
    for word in own:
        assert dictionary._number(word) == max(jiebas.suggest_freq(word), 1)
        assert cut(word, tables=dictionary.tables(own)) == [word]


def test_a_word_is_one_where_it_is_written_with_and_where_it_is_read_with() -> None:
    text, both = "双报到", ["双报", "到"]
    assert cut(text) == both
    with writing_with(("双报到",)):
        assert cut(text) == ["双报到"]
    assert cut(text) == both
    read_with(("双报到",))
    try:
        assert cut(text) == ["双报到"]
        with writing_with(()):
            assert cut(text) == both
    finally:
        read_with(())
