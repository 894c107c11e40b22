"""Words that curators have added or taken back since the index was built."""

from typing import NamedTuple

from search.engine import engine
from search.models import Word
from search.words.own import Own


class Waiting(NamedTuple):
    """`built`: the words of the index, by which it is asked too; `wanted`: those of the rows, for the next one."""

    built: Own
    wanted: Own

    @property
    def added(self) -> list[str]:
        """What the index does not take for words yet."""
        return sorted(set(self.wanted) - set(self.built))

    @property
    def taken_back(self) -> list[str]:
        """What it still takes for words."""
        return sorted(set(self.built) - set(self.wanted))

    def __bool__(self) -> bool:
        return self.built != self.wanted


def waiting() -> Waiting:
    """One query, and a look at the folder of the index. Raises IndexTrouble."""
    return Waiting(engine().generations.live().own, Word.objects.own())
