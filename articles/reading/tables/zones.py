"""Functional zones, which lie over the divisions: functional_zones.tsv."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.reading.tables.words import lines

_CUSTOMARY = ("高新区", "经开区", "新区")


class Zone(NamedTuple):
    """`key` is a division's code where the bureau counts the zone, else its address in the archive, in ASCII.

    `parent` is the code of what it lies in, `covers` those of what lies in it, `joint_with` those of divisions that the
    same administration runs. `since`: a year, month or day; empty is not known.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    sort: str
    since: str
    parent: str
    covers: tuple[str, ...]
    joint_with: tuple[str, ...]
    source: str

    @property
    def customary(self) -> str:
        """What everybody calls it: 湘潭高新区 for 湖南湘潭高新技术产业园区."""
        return next((name for name in (self.name, *self.aliases) if name.endswith(_CUSTOMARY)), self.name)

    @property
    def is_counted(self) -> bool:
        """Whether it stands among the divisions too."""
        return self.key.isdigit()


def zones() -> Iterator[Zone]:
    for line in lines("functional_zones.tsv"):
        key, name, aliases, sort, since, parent, covers, joint_with, source = line.split("\t")
        several = tuple(aliases.split()), tuple(covers.split()), tuple(joint_with.split())
        yield Zone(key, name, several[0], sort, since, parent, several[1], several[2], source)
