"""Documents of Word."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from articles.reading.record import Refused
from tests.reading.extracting.extracted import extracted

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "一个小区的党员把老旧车棚改成了议事厅。"


def saved(*paragraphs: tuple[str, str], title: str = "", xml: str = "") -> bytes:
    """Of paragraphs as (style, text)."""
    document, file = Document(), io.BytesIO()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if xml:
        document.element.body.insert(0, parse_xml(xml))
    document.core_properties.title = title
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_a_first_line_in_the_style_of_a_title_is_the_title(style: str) -> None:
    page = extracted(saved((style, "车棚变成议事厅"), ("Normal", BODY)), "a.docx")
    assert (page.titled, page.text) == (True, f"车棚变成议事厅\n{BODY}")


def test_the_properties_name_the_title_where_the_text_begins_as_prose() -> None:
    prose = BODY * 5
    assert extracted(saved(("Normal", prose), title="车棚变成议事厅"), "a.docx").text == f"车棚变成议事厅\n{prose}"
    assert extracted(saved(("Normal", "议事厅开门"), title="模板"), "a.docx").text == "议事厅开门"


def test_a_row_of_a_table_is_a_line_in_its_place() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("甲村", "12"))
    raw = saved(("Normal", BODY), xml=f"<w:tbl {WORDS}><w:tr>{cells}</w:tr></w:tbl>")
    assert extracted(raw, "a.docx").text == f"甲村 12\n{BODY}"


def test_how_a_character_is_read_and_what_was_deleted_are_no_text() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>péng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>棚</w:t></w:r></w:rubyBase></w:ruby>"
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    raw = saved(xml=f"<w:p {WORDS}><w:r><w:t>改建车</w:t>{ruby}</w:r>{deleted}<w:r><w:t>一处</w:t></w:r></w:p>")
    assert extracted(raw, "a.docx").text == "改建车棚一处"


def test_a_document_is_known_by_its_bytes_whatever_its_name() -> None:
    assert extracted(saved(("Normal", BODY)), "a.txt").text == BODY


def a_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (21 * 1024**2))
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (saved(("Normal", BODY))[:-200], "damaged"),
        (saved(), "no-text"),
        (a_bomb(), "too-large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "unsupported"),
        (b"%PDF-1.7", "unsupported"),
        (b"PK\x03\x04" + b"\0" * 99, "unsupported"),
    ],
    ids=["cut off", "empty", "a bomb", "encrypted", "Word before 2007", "PDF", "another zip"],
)
def test_what_cannot_be_read_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        extracted(raw, "a.docx")
    assert refused.value.code == code
