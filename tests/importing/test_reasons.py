"""Whatever is said of a file that became no article is told in the language of the reader."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from articles.importing.reasons import SENTENCES, in_words

ROOT = Path(__file__).resolve().parents[2] / "articles"
RAISED = {"Refused": 1, "Unreadable": 0, "OutOfBounds": 0, "_End": 1, "Found": 1}
"""By what is made of a reason, which argument it is."""
SAID_BY = {"_why", "_trouble", "_zip_trouble", "_tar_trouble", "_damaged", "_without_text", "_reason_to_leave_out"}
"""Functions that answer a reason, or nothing."""
BESIDE_THEM = {"_TOO_LARGE", "_REFUSED"}


def reasons() -> Iterator[str]:
    """Every literal reason of the code, with 1 wherever it names something."""
    for folder in ("importing", "reading", "rereading"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from _said(node)


def _said(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            at = RAISED.get(name)
            yield from _literal(*(args[at : at + 1] if at is not None else ()))
            yield from _literal(*(each.value for each in keywords if each.arg in ("trouble", "note")))
        case ast.FunctionDef(name=name) if name in SAID_BY:
            leaves_out = "1 " * (name == "_reason_to_leave_out")
            for each in ast.walk(node):
                if isinstance(each, ast.Return) and each.value:
                    yield from (leaves_out + said for said in _literal(each.value))
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in BESIDE_THEM:
            yield from _literal(value, *(each.elts[1] for each in ast.walk(value) if isinstance(each, ast.Tuple)))


def _literal(*values: ast.AST) -> Iterator[str]:
    for value in values:
        match value:
            case ast.Constant(value=str(said)) if said:
                yield said
            case ast.JoinedStr(values=pieces):
                yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else "1" for piece in pieces)
            case ast.IfExp(body=body, orelse=orelse):
                yield from _literal(body, orelse)


FOUND = sorted(set(reasons()))


def test_many_are_found() -> None:
    assert len(FOUND) > 40


@pytest.mark.parametrize("reason", FOUND)
def test_each_is_told_in_chinese(reason: str) -> None:
    with override("zh-hans"):
        assert in_words(reason) != reason


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("holds the same bytes as a.txt", "与 a.txt 的内容完全相同"),
        ("left out: 3 answers other than 200, 1,204 records that are no answers",
         "略去：3 条状态不是 200 的响应、1,204 条不是响应的记录"),
        ("cannot be read any more: The document holds no text.", "已无法读取：文档中没有文字。"),
        ("something that was said years ago", "something that was said years ago"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_it_names_stays_as_it_is(reason: str, said: str) -> None:
    with override("zh-hans"):
        assert in_words(reason) == said


def test_in_english_it_is_what_was_said() -> None:
    with override("en"):
        assert all(in_words(each) == each for each in FOUND)


def test_no_sentence_is_kept_that_nobody_says() -> None:
    assert {_ones(each) for each in SENTENCES} - set(FOUND) == {"is an archive within an archive: unpack it first"}


def _ones(sentence: str) -> str:
    first, *others = sentence.split("%(")
    return first + "".join("1" + piece.partition(")s")[2] for piece in others)
