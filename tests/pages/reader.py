"""What a reader does: opens an address and sees a page."""

import re
from html import unescape

from django.test import Client


def words_of(page: str) -> str:
    """The words of a page's main part, without its tags, each run of white space as one space."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def read(client: Client, address: str, status: int = 200) -> str:
    """The whole page in English, which must be there."""
    client.cookies["django_language"] = "en"
    response = client.get(address)
    assert response.status_code == status, f"{address} answers {response.status_code}"
    return response.content.decode()


def read_words(client: Client, address: str) -> str:
    """The words of a page that must be there."""
    return words_of(read(client, address))
