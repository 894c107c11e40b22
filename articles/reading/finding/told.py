"""What is known of an article beside its text."""

from typing import NamedTuple

from articles.reading.record import Published


class Told(NamedTuple):
    """What is known of an article beside its text, by which namesakes are told apart.

    `home`: the key of the place that its batch is from, if that was said.
    """

    outlets: tuple[str, ...] = ()
    published: Published | None = None
    home: str | None = None
