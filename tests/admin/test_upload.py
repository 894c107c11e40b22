"""Files sent at the desk: tried, looked at, imported, and taken out again."""

import io
import json
import zipfile
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from articles.importing.uploads import folder_of
from articles.models import Article, Batch, Original, Tag, Upload
from jobs.models import Job, State
from jobs.working import work

pytestmark = pytest.mark.django_db
ADD = "admin:articles_upload_add"


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path / "uploads"


def text(number: int) -> str:
    day, told = number % 28 + 1, f"第{number}支部把账本摆上桌，谁家养了{number}头，都写着。"
    return f"测试导入之{number}\n2021-05-{day:02} 来源：甲区报\n\n{told}\n"


def a_file(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def send(desk: Client, *files: SimpleUploadedFile, **said: str) -> Any:
    return desk.post(reverse(ADD), {"sent_files": list(files), "name": "测试批次", "form": "", **said})


def sent(desk: Client, *files: SimpleUploadedFile, **said: str) -> Upload:
    """It was accepted, and tried."""
    response = send(desk, *files, **said)
    assert response.status_code == HTTPStatus.FOUND, response.context["errors"]
    work(lambda: True)
    return Upload.objects.latest("pk")


def press(desk: Client, what: str, row: Upload | Batch) -> Any:
    response = desk.post(reverse(f"admin:articles_{row._meta.model_name}_{what}", args=[row.pk]))
    work(lambda: True)
    row.refresh_from_db()
    return response


def test_files_are_tried_first_and_nothing_is_kept(admin_client: Client) -> None:
    before = Article.objects.count()
    upload = sent(admin_client, a_file("a.txt", text(1)), a_file("b.txt", text(2)), a_file("c.txt", ""))
    assert upload.trial is not None
    assert (upload.trial.state, upload.trial.report["counts"]) == (State.DONE, {"imported": 2, "refused": 1})
    *_, (name, reason) = upload.trial.lines
    assert (name, reason) == ("c.txt", "文件为空，或只有空白字符。")
    assert (Article.objects.count(), Batch.objects.filter(name="测试批次").exists()) == (before, False)


def test_what_was_tried_is_imported_when_somebody_says_so(admin_client: Client, admin_user: User) -> None:
    upload = sent(admin_client, a_file("a.txt", text(1)), a_file("b.txt", text(2)), subjects="党建，测试主题")
    press(admin_client, "import", upload)
    assert upload.job is not None
    assert upload.batch is not None
    assert (upload.job.state, upload.counts, upload.person) == (State.DONE, {"imported": 2}, admin_user)
    assert [article.title for article in upload.batch.articles.order_by("pk")] == ["测试导入之1", "测试导入之2"]
    assert Tag.objects.filter(name="测试主题", articles__batch=upload.batch).count() == 2
    assert list(upload.batch.arrivals.values_list("name", flat=True)) == ["a.txt", "b.txt"]
    assert upload.batch.finished is not None


def test_the_files_go_when_they_are_imported(admin_client: Client) -> None:
    upload = sent(admin_client, a_file("a.txt", text(1)))
    assert sorted(path.name for path in folder_of(upload).iterdir()) == ["0", "report.json"]
    press(admin_client, "import", upload)
    assert not folder_of(upload).exists()


def test_an_archive_is_opened_within_its_bounds(admin_client: Client, settings: Settings) -> None:
    settings.IMPORT_ENTRIES = 2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", text(number))
    upload = sent(admin_client, a_file("news.zip", packed.getvalue()))
    report = json.loads(b"".join(admin_client.get(reverse("admin:articles_upload_report", args=[upload.pk]))))
    assert report["counts"] == {"imported": 2, "refused": 1}
    assert report["entries"][0]["name"] == "news.zip!0.txt"
    assert "more than 2 files" in report["entries"][-1]["reason"]


def test_what_brings_nothing_new_leaves_no_batch(admin_client: Client) -> None:
    for _ in range(2):
        again = sent(admin_client, a_file("a.txt", text(1)), a_file("b.txt", text(2)))
        press(admin_client, "import", again)
    assert (again.counts, again.batch) == ({"unchanged": 2}, None)
    assert Batch.objects.filter(name="测试批次").count() == 1


def test_what_was_not_tried_or_is_imported_is_not_imported(admin_client: Client) -> None:
    send(admin_client, a_file("a.txt", text(1)))
    upload = Upload.objects.latest("pk")
    admin_client.post(reverse("admin:articles_upload_import", args=[upload.pk]))
    assert Upload.objects.get(pk=upload.pk).job is None
    work(lambda: True)
    for _ in range(2):
        press(admin_client, "import", upload)
    assert Job.objects.filter(about="测试批次").count() == 2


def test_an_import_that_was_cut_off_goes_on_in_its_batch_and_reports_all_of_it(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.importing.ahead.TOGETHER", 2)
    upload = sent(admin_client, *(a_file(f"{number}.txt", text(number // 2)) for number in range(8)))
    told = iter(range(5))

    def die(*done: int | None) -> None:
        if next(told, None) is None:
            raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr("jobs.progress.Progress.tell", lambda self, *done: die(*done))
        with pytest.raises(SystemExit):
            press(admin_client, "import", upload)
    assert 0 < Article.objects.filter(batch__name="测试批次").count() < 4
    work(lambda: True)
    upload.refresh_from_db()
    assert upload.counts == {"imported": 4, "duplicate": 4}
    assert upload.batch is not None
    names = list(upload.batch.arrivals.order_by("pk").values_list("name", flat=True))
    assert names == [f"{number}.txt" for number in range(8)]


def test_a_batch_is_purged_with_what_is_kept_named(admin_client: Client) -> None:
    before = Original.objects.count()
    upload = sent(admin_client, *(a_file(f"{number}.txt", text(number)) for number in range(3)))
    press(admin_client, "import", upload)
    assert upload.batch is not None
    kept = upload.batch.articles.get(title="测试导入之1")
    kept.section = "要闻"
    kept.save()
    page = admin_client.get(reverse("admin:articles_batch_purge", args=[upload.batch.pk]))
    assert (page.context["going"], list(page.context["kept"])) == (2, [kept])
    press(admin_client, "purge", upload.batch)
    job = Job.objects.latest("pk")
    assert (job.state, job.report) == (State.DONE, {"purged": 2, "kept": 1})
    assert (list(upload.batch.articles.all()), Original.objects.count()) == ([kept], before + 1)


def test_a_purged_batch_of_which_nothing_is_kept_goes(admin_client: Client) -> None:
    upload = sent(admin_client, a_file("a.txt", text(1)))
    press(admin_client, "import", upload)
    batch = upload.batch
    assert batch is not None
    admin_client.post(reverse("admin:articles_batch_purge", args=[batch.pk]))
    work(lambda: True)
    assert not Batch.objects.filter(pk=batch.pk).exists()
    assert Job.objects.latest("pk").report == {"purged": 1, "kept": 0}


def test_columns_that_nobody_knows_are_refused_at_once(admin_client: Client) -> None:
    response = send(admin_client, a_file("a.csv", "x,y\n1,2\n"), columns="nonsense")
    assert response.status_code == HTTPStatus.OK
    assert not Upload.objects.exists()


def test_more_than_may_be_sent_is_refused_before_it_is_read(admin_client: Client, settings: Settings) -> None:
    settings.UPLOAD_MB = 0
    response = send(admin_client, a_file("a.txt", "党" * 1024**2))
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert not Upload.objects.exists()


def test_the_files_of_an_upload_that_is_deleted_go_with_it(admin_client: Client) -> None:
    upload = sent(admin_client, a_file("a.txt", text(1)))
    admin_client.post(reverse("admin:articles_upload_delete", args=[upload.pk]), {"post": "yes"})
    assert (Upload.objects.exists(), folder_of(upload).exists()) == (False, False)


def test_an_upload_that_is_being_read_is_not_deleted(admin_client: Client) -> None:
    send(admin_client, a_file("a.txt", text(1)))
    upload = Upload.objects.latest("pk")
    response = admin_client.post(reverse("admin:articles_upload_delete", args=[upload.pk]), {"post": "yes"})
    assert response.status_code == HTTPStatus.FORBIDDEN
