"""The names that processes which read are handed. Without Django, so that they need none."""

from typing import NamedTuple

from articles.reading.finding.gazetteer import Gazetteer
from articles.reading.finding.misnomers import Misnomer, Misnomers
from articles.reading.finding.organisations.known import KnownBodies, KnownBody, known_from_tables
from articles.reading.finding.place_names import Place


class Names(NamedTuple):
    """What goes to the processes that read: `never` are names of which a person said that they are no organisation."""

    places: list[Place]
    bodies: tuple[KnownBody, ...] = ()
    never: tuple[str, ...] = ()
    misnomers: tuple[Misnomer, ...] = ()

    def gazetteer(self) -> Gazetteer:
        """With the bodies of the whole country; what a curator says of one of them counts."""
        bodies = KnownBodies((*known_from_tables(), *self.bodies), self.never)
        return Gazetteer(self.places, bodies, Misnomers(self.misnomers))
