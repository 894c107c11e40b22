"""What is asked for is done, once, whatever becomes of the process that does it."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import connection, connections, transaction
from django_tasks import TaskResultStatus

from jobs.asking import ask, ask_again, stop
from jobs.models import Job, State
from jobs.working import ATTEMPTS, LOCK, work
from tests.jobs.sums import add_up, be_ended, fail

pytestmark = pytest.mark.django_db


def do_all() -> None:
    work(lambda: True)


def again(job: Job) -> Job:
    """As it stands now."""
    return Job.objects.get(pk=job.pk)


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is written in the test's own transaction, which no other connection sees."""
    same = SimpleNamespace(cursor=connection.cursor, close=lambda: None)
    monkeypatch.setattr("jobs.progress.connections", SimpleNamespace(create_connection=lambda alias: same))


@pytest.fixture
def worker_elsewhere() -> Iterator[None]:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield
    other.close()


@pytest.mark.usefixtures("one_connection")
def test_a_job_waits_until_it_is_done_and_tells_what_it_came_to() -> None:
    job = ask(add_up, about="to four", to=4)
    assert (job.state, job.is_open) == (State.WAITING, True)
    do_all()
    done = again(job)
    assert (done.state, done.report, done.done, done.total) == (State.DONE, {"sum": 10}, 4, 4)
    assert list(done.lines) == [("sum", 10)]


def test_what_fails_says_why_and_what_comes_after_it_is_done() -> None:
    failing, adding = ask(fail, about="nothing"), ask(add_up, about="to two", to=2)
    do_all()
    assert (again(failing).state, again(adding).state) == (State.FAILED, State.DONE)
    assert again(failing).trouble == "There is nothing to add: neither now nor later."


def test_what_waits_is_not_asked_for_twice_and_what_was_done_is() -> None:
    first = ask(add_up, about="to two", to=2)
    assert ask(add_up, about="to two", to=2) == first
    assert ask(add_up, about="to three", to=3) != first
    do_all()
    assert ask(add_up, about="to two", to=2) != first


def test_what_is_not_kept_was_not_asked_for() -> None:
    with transaction.atomic():
        ask(add_up, about="to two", to=2)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def left_behind(job: Job, times: int) -> None:
    """By processes that were killed."""
    job.task.status, job.task.worker_ids = TaskResultStatus.RUNNING, ["gone"] * times
    job.task.save()


def test_what_a_killed_process_left_is_taken_up_by_the_next() -> None:
    job = ask(add_up, about="to four", to=4)
    left_behind(job, 1)
    do_all()
    assert again(job).state == State.DONE


def test_what_kills_each_process_that_tries_is_given_up() -> None:
    job = ask(add_up, about="to four", to=4)
    left_behind(job, ATTEMPTS)
    do_all()
    assert again(job).state == State.FAILED
    assert "ended 3 times" in again(job).trouble


def test_a_process_that_is_asked_to_end_gives_its_job_back() -> None:
    job = ask(be_ended, about="the end")
    with pytest.raises(SystemExit):
        do_all()
    assert (again(job).state, again(job).task.worker_ids) == (State.WAITING, [])


@pytest.mark.usefixtures("worker_elsewhere")
def test_nobody_works_while_another_does() -> None:
    job = ask(add_up, about="to four", to=4)
    do_all()
    assert again(job).state == State.WAITING


@pytest.mark.usefixtures("one_connection")
def test_what_a_person_stops_ends_and_can_be_asked_for_again() -> None:
    job = ask(add_up, about="to four", to=4)
    stop(job)
    do_all()
    stopped = again(job)
    assert (stopped.state, stopped.trouble, stopped.can_be_asked_again) == (State.STOPPED, "", True)
    ask_again(stopped)
    do_all()
    assert again(job).state == State.DONE


def test_what_is_done_is_neither_stopped_nor_done_again() -> None:
    job = ask(add_up, about="to four", to=4)
    do_all()
    done = again(job)
    stop(done)
    ask_again(done)
    assert (again(job).state, again(job).stop) == (State.DONE, False)
