"""The journey of an article, in whatever kind of file it comes: imported, dated, found."""

import gzip
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from articles.models import Article
from articles.rereading.rereader import reread
from tests.importing.test_archives import a_tar, a_zip
from tests.importing.test_web_archives import a_warc
from tests.search.conftest import Ask

BODY = "5月17日，望城区一个小区的党员们把老旧车棚改成了议事厅，居民有事就到这里坐下来商量。第{}处。"
KINDS = ("txt", "html", "md", "docx", "json", "csv", "jsonl", "zip", "tar.gz", "warc.gz")

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def plain(kind: str) -> str:
    return f"车棚变成议事厅之{kind}\n2024-05-17 10:20\n来源：望城发布\n{BODY.format(kind)}\n责编：王五\n"


def page(kind: str) -> bytes:
    title, *about, body, editor = plain(kind).splitlines()
    shown = f"<h1>{title}</h1><div>{' '.join(about)}</div><p>{body}</p><div>{editor}</div>"
    return f"<html><head><title>{title}_测试网</title></head><body>{shown}</body></html>".encode("gb18030")


def document(kind: str) -> bytes:
    made, file = Document(), io.BytesIO()
    for line in plain(kind).splitlines():
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


def row(kind: str) -> dict[str, str]:
    about = {"date": "2024-05-17 10:20", "source": "望城发布", "editor": "王五"}
    return {"title": f"车棚变成议事厅之{kind}", "text": BODY.format(kind), **about}


def table(kind: str) -> str:
    return "\n".join(",".join(values) for values in (row(kind), row(kind).values()))


def one_of_each(beside_the_index: Path) -> Path:
    folder = beside_the_index / "kinds"
    folder.mkdir()
    markdown = f"# {plain('md')}".replace("\n", "\n\n")
    answer = ("http://a.test/1.html", "200 OK", [("Content-Type", "text/html")], page("warc.gz"))
    contents = {
        "txt": plain("txt").encode(),
        "html": page("html"),
        "md": markdown.encode(),
        "docx": document("docx"),
        "json": json.dumps(row("json")).encode(),
        "csv": table("csv").encode("gb18030"),
        "jsonl": json.dumps(row("jsonl"), ensure_ascii=False).encode(),
        "zip": a_zip([("2024/一.html", page("zip"))]),
        "tar.gz": gzip.compress(a_tar([("一.txt", plain("tar.gz").encode())])),
        "warc.gz": a_warc(answer, packed=True),
    }
    for kind in KINDS:
        (folder / f"a.{kind}").write_bytes(contents[kind])
    return folder


def test_one_of_each_kind_is_imported_dated_and_found(titles: Ask, tmp_path: Path) -> None:
    call_command("import_articles", str(one_of_each(tmp_path)), batch="kinds", verbosity=0, jobs=1)
    articles = Article.objects.filter(batch__name="kinds")
    read = {
        article.title: (
            article.published_edtf[:16],
            [outlet.name for outlet in article.outlets.all()],
            [credit.name for credit in article.credits.all()],
        )
        for article in articles
    }
    expected = ("2024-05-17T10:20", ["望城发布"], ["王五"])
    assert read == {f"车棚变成议事厅之{kind}": expected for kind in KINDS}
    assert sorted(titles("车棚 议事厅")) == sorted(read)


def test_stored_originals_read_the_same_again(index: object, tmp_path: Path) -> None:
    call_command("import_articles", str(one_of_each(tmp_path)), batch="again", verbosity=0, jobs=1)
    revisions = list(reread(Article.objects.filter(batch__name="again"), jobs=1, write=False))
    assert len(revisions) == len(KINDS)
    assert not [revision for revision in revisions if revision.changes_anything or revision.trouble]


def test_a_glob_of_one_kind_takes_only_that(index: object, tmp_path: Path) -> None:
    call_command("import_articles", f"{one_of_each(tmp_path)}/**/*.html", batch="glob", verbosity=0, jobs=1)
    assert Article.objects.get(batch__name="glob").title == "车棚变成议事厅之html"


def test_the_standard_input_may_be_said_to_be_a_table(
    index: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    renamed = table("csv").replace("title", "名称")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(renamed.encode())))
    call_command("import_articles", "-", "--format=csv", "--columns=title=名称", batch="pipe", verbosity=0, jobs=1)
    original = Article.objects.get(batch__name="pipe", title="车棚变成议事厅之csv").original
    assert (original.file_name, original.columns) == ("standard input#2", {"title": "名称"})


def test_a_naming_of_columns_that_says_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not PART=COLUMN"):
        call_command("import_articles", str(tmp_path), "--columns=colour=red")
