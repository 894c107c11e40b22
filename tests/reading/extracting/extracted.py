"""What is extracted of bytes, as the reader does it."""

from collections.abc import Mapping

from articles.reading.decoding import decode, decode_as
from articles.reading.extracting.extraction import Decoder, Extracted, extract
from articles.reading.extracting.media_types import media_type_of


def extracted(raw: bytes | str, name: str, columns: Mapping[str, str] | None = None) -> Extracted:
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return extract(raw, media_type_of(raw, name), columns or {}, Decoder(decode, decode_as))


def lines_of(raw: bytes | str, name: str) -> list[str]:
    return extracted(raw, name).text.split("\n")
