"""What long names are contracted to in print: contracted_names.tsv."""

from collections.abc import Iterator

from articles.reading.tables.words import lines


def contracted_names() -> Iterator[tuple[str, str]]:
    """Names, each with the code of its division."""
    for line in lines("contracted_names.tsv"):
        name, code = line.split("\t")
        yield name, code
