"""What is known of an article beside its text."""

from typing import NamedTuple

from articles.reading.record import Published, TimeTold


class Told(NamedTuple):
    """What is known of an article beside its text, by which namesakes are told apart.

    `home`: the key of the place that its batch is from, if that was said. `times`: those that its text tells, in order.
    """

    outlets: tuple[str, ...] = ()
    published: Published | None = None
    home: str | None = None
    times: tuple[TimeTold, ...] = ()
