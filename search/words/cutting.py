"""jieba's algorithm, compiled: the likeliest words of the dictionary, between them those of its hidden Markov model.

Texts are code points, one behind another. The dictionary is a tree of the beginnings of words: a branch lies in
`slots`, as node, character and the node below in one number, where a multiplication puts it or in the next free place.
`told` are bits, by which most branches that there are not are told before slots are looked for; `roots` the nodes of
first characters, -1 where no word begins so; `scores`, by node, how probable its word is, as a logarithm, above 0 where
it is none. `starts`, `follows` and `emits` are the model's, by state, in `emits` by character and state.

Numbers are added and compared as jieba does it, so of equals the same one is taken, and every text is cut as by jieba.
"""

import numpy as np
from numpy.typing import NDArray

from search.columnar.compiling import compiled

Codes = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Bits = NDArray[np.uint8]

FIRST, LAST = 0x4E00, 0x9FD5
"""Chinese to jieba."""
NODE = 20
"""Bits of the node below in a slot, and of the one above; between them a character has as many and one."""
_SLOTS = 1 << 20
_FREE = -1
_SPREADING = 0x1E3779B97F4A7C15
_TOLD = 1 << 22
_B, _E, _M, _S = range(4)
"""A character begins a word, ends one, stands inside, is one: in the order of their letters."""


@compiled
def planted(lines: Codes) -> tuple[Numbers, Numbers, int]:
    """Of a dictionary, a word and its number in each line: the slots, by node the number, and the sum of all."""
    slots, numbers = np.full(_SLOTS, _FREE, np.int64), np.zeros(_SLOTS, np.int64)
    nodes, total, at = 1, 0, 0
    while at < len(lines):
        node, number = 0, 0
        while lines[at] != ord(" "):
            place = _place(slots, node, lines[at])
            if slots[place] == _FREE:
                slots[place] = _branch(node, lines[at]) << NODE | nodes
                nodes += 1
            node = slots[place] & (1 << NODE) - 1
            at += 1
        at += 1
        while at < len(lines) and _is_digit(lines[at]):
            number = number * 10 + lines[at] - ord("0")
            at += 1
        numbers[node] = number
        total += number
        while at < len(lines) and lines[at] != ord("\n"):
            at += 1
        at += 1
    return slots, numbers[:nodes].copy(), total


@compiled
def telling(slots: Numbers) -> Bits:
    """The bits of all branches."""
    bits = np.zeros(_TOLD // 8, np.uint8)
    for slot in slots:
        if slot != _FREE:
            bit = (slot >> NODE) * _SPREADING >> 36 & _TOLD - 1
            bits[bit >> 3] |= 1 << (bit & 7)
    return bits


@compiled
def _branch(node: int, code: int) -> np.int64:
    return np.int64(node) << NODE + 1 | np.int64(code)


@compiled
def _place(slots: Numbers, node: int, code: int) -> np.int64:
    """Where the branch is or would be."""
    branch = _branch(node, code)
    place = branch * _SPREADING >> 40 & _SLOTS - 1
    while slots[place] != _FREE and slots[place] >> NODE != branch:
        place = place + 1 & _SLOTS - 1
    return place


@compiled
def _below(slots: Numbers, told: Bits, node: int, code: int) -> int:
    """The node; -1 where there is none."""
    bit = _branch(node, code) * _SPREADING >> 36 & _TOLD - 1
    if not told[bit >> 3] >> (bit & 7) & 1:
        return -1
    slot = slots[_place(slots, node, code)]
    return -1 if slot == _FREE else slot & (1 << NODE) - 1


@compiled
def score_of(codes: Codes, start: int, end: int, slots: Numbers, told: Bits, roots: Numbers, scores: Scores) -> float:
    """Of what the dictionary has; above 0 of anything else."""
    node = roots[codes[start]] if codes[start] <= LAST else -1
    for at in range(start + 1, end):
        if node < 0:
            break
        node = _below(slots, told, node, codes[at])
    return scores[node] if node >= 0 else 1.0


@compiled
def _is_word(codes: Codes, start: int, end: int, slots: Numbers, told: Bits, roots: Numbers, scores: Scores) -> bool:
    """Whether the dictionary has it."""
    return score_of(codes, start, end, slots, told, roots, scores) <= 0


@compiled
def with_shorter(
    codes: Codes, starts: Numbers, ends: Numbers, slots: Numbers, told: Bits, roots: Numbers, scores: Scores
) -> tuple[Numbers, Numbers, Numbers]:
    """Where words start and end, those of two characters inside each of these, those of three, and itself; and how many
    there are for each.
    """
    room = 2 * (ends - starts).sum()
    first, last, counts, number = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(len(starts), np.int64), 0
    for word in range(len(starts)):
        before = number
        for width in range(2, min(4, ends[word] - starts[word])):
            for at in range(starts[word], ends[word] - width + 1):
                if _is_word(codes, at, at + width, slots, told, roots, scores):
                    first[number], last[number] = at, at + width
                    number += 1
        first[number], last[number] = starts[word], ends[word]
        number += 1
        counts[word] = number - before
    return first[:number].copy(), last[:number].copy(), counts


@compiled
def find_ways(
    codes: Codes, counts: Numbers, slots: Numbers, told: Bits, roots: Numbers, scores: Scores, alone: float
) -> Codes:
    """From each character to the end of its word on the likeliest way to the end of its run, of equals to the last."""
    ends, start = np.empty(len(codes), np.uint32), 0
    best = np.empty(counts.max() + 1 if len(counts) else 0)
    for count in counts:
        end = start + count
        for at in range(end - 1, start - 1, -1):
            if not _is_of_a_run(codes[at]):
                ends[at], best[at - start], end = at + 1, 0.0, at
                continue
            if at + 1 == end:
                best[end - start] = 0.0
            node, most, after, last = roots[codes[at]], -np.inf, 0, at + 1
            while node >= 0:
                own = scores[node]
                if own <= 0 and own + best[last - start] >= most:
                    most, after = own + best[last - start], last
                if last == end:
                    break
                node = _below(slots, told, node, codes[last])
                last += 1
            if after == 0:
                most, after = alone + best[at + 1 - start], at + 1
            best[at - start], ends[at] = most, after
        start += count
    return ends


@compiled
def cut(
    codes: Codes,
    counts: Numbers,
    ways: Codes,
    slots: Numbers,
    told: Bits,
    roots: Numbers,
    scores: Scores,
    starts: Scores,
    follows: Scores,
    emits: Scores,
) -> Numbers:
    """Where words end, and all that stands between them. Characters that are words by themselves on the likeliest way
    are looked at once more, those that come together.
    """
    states = np.empty((counts.max() if len(counts) else 0, 4), np.uint8)
    ends, number, at = np.empty(len(codes), np.int64), 0, 0
    for count in counts:
        end = at + count
        while at < end:
            after = at
            while after < end and ways[after] == after + 1 and _is_of_a_run(codes[after]):
                after += 1
            if after - at > 1 and not _is_word(codes, at, after, slots, told, roots, scores):
                number = _cut_alone(codes, at, after, starts, follows, emits, states, ends, number)
            else:
                for alone in range(at, after):
                    ends[number] = alone + 1
                    number += 1
            at = after
            if at < end:
                is_end_of_line = codes[at] == ord("\r") and at + 1 < end and codes[at + 1] == ord("\n")
                at = at + 2 if is_end_of_line else ways[at]
                ends[number] = at
                number += 1
    return ends[:number].copy()


@compiled
def _cut_alone(
    codes: Codes,
    start: int,
    end: int,
    starts: Scores,
    follows: Scores,
    emits: Scores,
    states: Bits,
    ends: Numbers,
    number: int,
) -> int:
    """Into what the model says, numbers and the rest. Writes behind so many ends; returns how many there are then."""
    at = start
    while at < end:
        last = at
        while last < end and FIRST <= codes[last] <= LAST:
            last += 1
        if last > at:
            _find_states(codes, at, last, starts, follows, emits, states)
            for each in range(at, last):
                if states[each - at, 0] == _E or states[each - at, 0] == _S or each + 1 == last:
                    ends[number] = each + 1
                    number += 1
        else:
            last = _end_of_number(codes, at, end)
            ends[number] = last
            number += 1
        at = last
    return number


@compiled
def _end_of_number(codes: Codes, start: int, end: int) -> int:
    """Of letters and digits, with a fraction and a percent sign; or of what stands before such."""
    at = start
    if not _is_latin(codes[at]):
        while at < end and not _is_latin(codes[at]) and not FIRST <= codes[at] <= LAST:
            at += 1
        return at
    while at < end and _is_latin(codes[at]):
        at += 1
    if at + 1 < end and codes[at] == ord(".") and _is_digit(codes[at + 1]):
        at += 2
        while at < end and _is_digit(codes[at]):
            at += 1
    return at + 1 if at < end and codes[at] == ord("%") else at


@compiled
def _find_states(
    codes: Codes, start: int, end: int, starts: Scores, follows: Scores, emits: Scores, states: Bits
) -> None:
    """The likeliest, in the first column. Until then a row tells by state the one before it, of equals the last one."""
    emitted = emits[codes[start] - FIRST]
    b, e, m, s = starts[_B] + emitted[_B], starts[_E] + emitted[_E], starts[_M] + emitted[_M], starts[_S] + emitted[_S]
    for at in range(start + 1, end):
        emitted, before = emits[codes[at] - FIRST], states[at - start]
        e_b, s_b = e + follows[_E, _B] + emitted[_B], s + follows[_S, _B] + emitted[_B]
        b_e, m_e = b + follows[_B, _E] + emitted[_E], m + follows[_M, _E] + emitted[_E]
        b_m, m_m = b + follows[_B, _M] + emitted[_M], m + follows[_M, _M] + emitted[_M]
        e_s, s_s = e + follows[_E, _S] + emitted[_S], s + follows[_S, _S] + emitted[_S]
        b, before[_B] = (s_b, _S) if s_b >= e_b else (e_b, _E)
        e, before[_E] = (m_e, _M) if m_e >= b_e else (b_e, _B)
        m, before[_M] = (m_m, _M) if m_m >= b_m else (b_m, _B)
        s, before[_S] = (s_s, _S) if s_s >= e_s else (e_s, _E)
    state = _S if s >= e else _E
    for row in range(end - start - 1, -1, -1):
        states[row, 0], state = state, states[row, state]


@compiled
def _is_of_a_run(code: int) -> bool:
    """Chinese, letters, digits and +#&._%-: jieba looks for words in runs of these."""
    return FIRST <= code <= LAST or _is_latin(code) or code in (0x2B, 0x23, 0x26, 0x2E, 0x5F, 0x25, 0x2D)


@compiled
def _is_latin(code: int) -> bool:
    return 0x61 <= code <= 0x7A or 0x41 <= code <= 0x5A or _is_digit(code)


@compiled
def _is_digit(code: int) -> bool:
    return 0x30 <= code <= 0x39
