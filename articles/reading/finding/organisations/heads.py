"""The heads of a text: where a body's name may end."""

from collections.abc import Iterator, Sequence

from articles.reading.finding.organisations.vocabulary import Cue, Head, continuations
from articles.reading.tables.lexicon import lists, word_bits

# The bits of a common word.
_COMMON = 16.0
_MAKES_A_WORD = {"队": frozenset("伍员友"), "部": frozenset("门署分队件位落下")}


def heads_in(text: str, cues: Sequence[tuple[int, Cue]]) -> Iterator[tuple[int, Head]]:
    """The longest at every end, without those that lie in a longer one or are part of another word."""
    longest: dict[int, Cue] = {}
    for end, cue in cues:
        if cue.use not in ("head", "none") or (end in longest and cue.length <= longest[end].length):
            continue
        if cue.use == "head" or not _is_common(text[max(end - cue.length - 1, 0) : end - cue.length + 1]):
            # 政局 is none of a head, but there is none in 财政局.
            longest[end] = cue
    covered, found = len(text), []
    for end in sorted(longest, reverse=True):
        length, _, head = longest[end]
        if end - length >= covered or (head and goes_on(text, end, head.word)):
            continue
        covered = end - length
        if head:
            found.append((end, head))
    return reversed(found)


def _is_common(word: str) -> bool:
    bits = word_bits(word)
    return bits is not None and bits <= _COMMON


def goes_on(text: str, end: int, head: str) -> bool:
    last, following = head[-1], text[end : end + 1]
    if following == "分" and text.endswith("委", 0, end - len(head)):
        # 区委组织部分三批选送: a department all the same.
        return False
    if following in _MAKES_A_WORD.get(last, ()) or text.startswith(continuations().get(head, "\0"), end):
        return True
    if last == "委" and following == "会" and not text.startswith("会议", end):
        return True
    if len(head) == 1:
        if following == "长":
            # The second 局 of 教育局局长.
            return text[end - 2 : end - 1] == head
        return following != "" and lists(last + following)
    # 协 of 合作协议 belongs to the word behind it.
    return len(head) == 2 and following != "" and lists(last + following) and lists(text[end - 3 : end - 1])
