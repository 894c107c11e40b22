"""Words that no dictionary has, by jieba's hidden Markov model: its numbers, its choice between equals.

Each character begins a word (B), stands inside (M), ends one (E) or is one (S). jieba's own function copies its whole
path at each character, which takes minutes for a hundred thousand of them; this one takes the time of reading them.
"""

from collections.abc import Iterator

from jieba.finalseg import MIN_FLOAT, PrevStatus
from jieba.finalseg.prob_emit import P as EMITS
from jieba.finalseg.prob_start import P as STARTS
from jieba.finalseg.prob_trans import P as FOLLOWS

STARTS_ALONE = EMITS["S"]
"""The characters that the model knows as words. Among them some path is always possible, so no two are equally bad."""


def hidden_words(run: str) -> Iterator[str]:
    """The words of a run of Chinese characters."""
    start = 0
    for end, state in enumerate(_states(run), start=1):
        if state in "ES" or end == len(run):
            yield run[start:end]
            start = end


def _states(run: str) -> str:
    """The likeliest state of each character; of equals the last by letter, as jieba's comparison of pairs takes it."""
    scores = {state: STARTS[state] + EMITS[state].get(run[0], MIN_FLOAT) for state in "BEMS"}
    behind: list[dict[str, str]] = []
    for character in run[1:]:
        best = {state: max(_ways(scores, state, character)) for state in "BEMS"}
        scores = {state: score for state, (score, _) in best.items()}
        behind.append({state: before for state, (_, before) in best.items()})
    states = [max((scores[state], state) for state in "ES")[1]]
    for before in reversed(behind):
        states.append(before[states[-1]])
    return "".join(reversed(states))


def _ways(scores: dict[str, float], state: str, character: str) -> Iterator[tuple[float, str]]:
    emitted = EMITS[state].get(character, MIN_FLOAT)
    for before in PrevStatus[state]:
        yield scores[before] + FOLLOWS[before].get(state, MIN_FLOAT) + emitted, before
