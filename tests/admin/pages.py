"""Filling in a page of the admin as a browser would: what stands in its fields is sent back, but for what is typed."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.test import Client


def entries_of(page: Any) -> dict[str, Any]:
    """What stands in the fields of a page."""
    standing = {field.html_name: field.value() for form in _forms(page) for field in form}
    return {name: value for name, value in standing.items() if value is not None}


def save(client: Client, address: str, **typed: Any) -> Any:
    """Open the page, type, save; the fields of inlines are named as in the page: article_tags-0-tag."""
    entries = {name: value for name, value in (entries_of(client.get(address)) | typed).items() if value is not None}
    return client.post(address, entries)


def saved(client: Client, address: str, **typed: Any) -> None:
    """The same, and it must have been accepted."""
    response = save(client, address, **typed)
    assert response.status_code == HTTPStatus.FOUND, complaints(response)


def complaints(response: Any) -> str:
    """What the page says is wrong."""
    return " ".join(str(form.errors) for form in _forms(response))


def _forms(page: Any) -> Iterator[BaseForm]:
    yield page.context["adminform"].form
    for inline in page.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms
