"""The heads of a text: where a body's name may end."""

from collections.abc import Iterator, Sequence

from articles.reading.finding.organisations.vocabulary import Cue, Head, continuations
from articles.reading.tables.lexicon import lists, word_bits

# The bits of a common word.
_COMMON = 16.0
_DEPARTMENTS = tuple("门署分队件位落下")


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
    if text.startswith(continuations().get(head, "\0"), end):
        return True
    if head[-1] == "队" and text.startswith(("伍", "员", "友"), end):
        return True
    if head[-1] == "委" and text.startswith("会", end) and not text.startswith("会议", end):
        return True
    if head[-1] == "部" and text.startswith(_DEPARTMENTS, end):
        return True
    if text.startswith("长", end) and text[end - 2 : end - 1] == head:
        # The second 局 of 教育局局长.
        return True
    if len(head) == 1:
        return text[end : end + 1] not in ("", "长") and lists(text[end - 1 : end + 1])
    # 协 of 合作协议 belongs to the word behind it.
    return len(head) == 2 and lists(text[end - 1 : end + 1]) and lists(text[end - 3 : end - 1])
