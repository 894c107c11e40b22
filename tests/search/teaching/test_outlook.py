"""What other words would cut otherwise: counted and shown, and nothing is written."""

from search.engine import engine
from search.keeping.generations import Generations
from search.keeping.indexing import rebuild
from search.models import Word
from search.teaching.outlook import outlook
from search.teaching.waiting import Waiting, waiting
from search.words import own
from tests.cast import an_article


def test_articles_that_hold_the_word_are_counted_and_those_that_are_cut_otherwise(index: Generations) -> None:
    otherwise = an_article("甲", "街道开展双报到工作。")
    an_article("乙", "街道开展工作。")
    found = outlook(Waiting((), ("双报到",)))
    assert (found.holding, found.read, found.otherwise) == (1, 1, 1)
    (line,) = found.some
    assert line.article == otherwise
    assert ("双报｜到" in line.before, "｜双报到｜" in line.after) == (True, True)


def test_a_word_that_is_cut_so_already_changes_nothing(index: Generations) -> None:
    an_article("甲", "山里的蘑菇熟了。")
    found = outlook(Waiting((), ("蘑菇",)))
    assert (found.holding, found.otherwise) == (1, 0)


def test_of_a_word_that_is_taken_back_the_same_is_told(index: Generations) -> None:
    an_article("甲", "街道开展双报到工作。")
    (line,) = outlook(Waiting(("双报到",), ())).some
    assert ("｜双报到｜" in line.before, "双报｜到" in line.after) == (True, True)


def test_what_waits_is_what_rows_and_index_do_not_share(index: Generations) -> None:
    assert not waiting()
    kept, gone = Word.objects.create(word="双报到"), Word.objects.create(word="一网通办")
    rebuild()
    assert not waiting()
    gone.delete()
    Word.objects.create(word="两学一做")
    assert (waiting().added, waiting().taken_back) == (["两学一做"], ["一网通办"])
    assert kept.word in engine().generations.live().own
    own.read_with(())
