"""What the search page says may be typed."""

import pytest
from django.test import Client

from search.keeping.generations import Generations
from search.query.parsing import parse
from search.query.scanning import FIELDS
from search.query.tree import All, Any, Near, Node, Not, Term
from search.templatetags.query_help import EXAMPLES


@pytest.mark.parametrize("typed", [typed for typed, _ in EXAMPLES])
def test_an_example_is_understood(typed: str) -> None:
    assert parse(typed).notes == ()


def kinds(node: Node) -> set[type]:
    parts = {All: "parts", Any: "parts", Near: "terms"}.get(type(node))
    inside: tuple[Node, ...] = getattr(node, parts) if parts else (node.part,) if isinstance(node, Not) else ()
    return {type(node)}.union(*map(kinds, inside))


def test_there_is_an_example_of_everything() -> None:
    assert set().union(*(kinds(parse(typed).tree) for typed, _ in EXAMPLES)) == {All, Any, Near, Not, Term}
    said = " ".join(f"{typed} {meaning}" for typed, meaning in EXAMPLES)
    assert all(f"{name}:" in said for name in ("标题", "机构", "媒体", "作者", "标签"))
    assert {FIELDS[name] for name in ("标题", "机构", "媒体", "作者", "标签")} == set(FIELDS.values())


def test_examples_can_be_tried(index: Generations, client: Client) -> None:
    assert "/search/?q=%E5%85%9A%E5%BB%BA%20-%E5%B7%A5%E4%BC%9A" in client.get("/search/").content.decode()
