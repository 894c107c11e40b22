"""Whoever guesses passwords is kept out for a while; nobody else is."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from archive.lockout import place_of

LOGIN = "/admin/login/"
PASSWORD = "vertrauen-ist-gut"
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.7"


@pytest.fixture
def curator(db: None, settings: Settings) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_user("curator", password=PASSWORD, is_staff=True)


def log_in(client: Client, name: str = "curator", password: str = PASSWORD, place: str = HERE, **more: Any) -> int:
    """Its status: 200 for a wrong password, 302 for a right one, 429 for whoever is kept out."""
    status: int = attempt(client, name, password, place, **more).status_code
    return status


def attempt(client: Client, name: str = "curator", password: str = PASSWORD, place: str = HERE, **more: Any) -> Any:
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=place, **more)


def guess(client: Client, times: int = 5, **how: Any) -> list[int]:
    return [log_in(client, password=f"guess {number}", **how) for number in range(times)]


def test_the_fifth_wrong_password_keeps_even_the_right_one_out(client: Client, curator: User) -> None:
    assert guess(client) == [200, 200, 200, 200, 429]
    assert log_in(client) == HTTPStatus.TOO_MANY_REQUESTS


def test_four_wrong_passwords_are_forgotten_with_the_right_one(client: Client, curator: User) -> None:
    guess(client, 4)
    assert log_in(client) == HTTPStatus.FOUND
    client.logout()
    assert guess(client, 4) == [200] * 4


def test_other_accounts_are_let_in_from_the_same_place(client: Client, curator: User) -> None:
    User.objects.create_user("archivist", password=PASSWORD, is_staff=True)
    guess(client)
    assert log_in(client, "archivist") == HTTPStatus.FOUND


def test_the_account_is_let_in_from_another_place(client: Client, curator: User) -> None:
    guess(client)
    assert log_in(client, place=ELSEWHERE) == HTTPStatus.FOUND


def test_a_new_address_of_the_same_network_is_the_same_place(client: Client, curator: User) -> None:
    guess(client, 4, place="2001:db8:1:2::1")
    assert guess(client, 1, place="2001:db8:1:2:ffff::9") == [429]
    assert log_in(client, place="2001:db8:1:3::1") == HTTPStatus.FOUND


def test_another_browser_is_the_same_place(client: Client, curator: User) -> None:
    said = [log_in(client, password="guess", HTTP_USER_AGENT=f"browser {number}") for number in range(5)]
    assert said[-1] == HTTPStatus.TOO_MANY_REQUESTS


def test_a_name_that_nobody_has_is_answered_alike(client: Client, curator: User) -> None:
    assert guess(client, name="nobody") == guess(client)


def test_whoever_waited_is_let_in_however_often_they_tried_meanwhile(client: Client, curator: User) -> None:
    guess(client, 9)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert log_in(client) == HTTPStatus.FOUND


def test_how_often_and_how_long_are_settings(client: Client, curator: User, settings: Settings) -> None:
    settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME = 2, timedelta(minutes=90)
    page = [attempt(client, password="guess") for _ in range(2)][-1]
    assert (page.status_code, page["Retry-After"]) == (429, "5400")
    assert "90" in page.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "次数过多"), ("zh-hant", "次數過多"), ("en", "Too many attempts")]
)
@pytest.mark.parametrize("header", [{}, {"X-Requested-With": "XMLHttpRequest"}])
def test_the_page_says_so_in_the_readers_language(
    client: Client, curator: User, language: str, words: str, header: dict[str, str]
) -> None:
    client.cookies["django_language"] = language
    guess(client)
    page = attempt(client, headers=header)
    assert words in page.content.decode()
    assert (page["Retry-After"], page["Cache-Control"]) == ("900", "no-store")
    assert "Access-Control-Allow-Origin" not in page


def test_what_is_kept_of_an_attempt_holds_nothing_that_was_typed(client: Client, curator: User) -> None:
    client.post(LOGIN, {"username": "curator", "password": "guess", "csrfmiddlewaretoken": "token"})
    kept = AccessAttempt.objects.get()
    assert "guess" not in kept.post_data + kept.get_data
    assert "token" not in kept.post_data.replace("csrfmiddlewaretoken", "")


def test_nobody_keeps_who_logged_in_when(client: Client, curator: User) -> None:
    assert log_in(client) == HTTPStatus.FOUND
    assert not AccessLog.objects.exists()


def test_no_page_for_readers_looks_for_attempts(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get("/help/")


FORWARDED = [
    ("203.0.113.9", "203.0.113.9"),
    ("6.6.6.6, 203.0.113.9", "203.0.113.9"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ("6.6.6.6, unknown", HERE),
    ("", HERE),
]
"""What the proxy says, and where the reader is."""


@pytest.mark.parametrize(("forwarded", "place"), FORWARDED)
def test_behind_a_proxy_its_own_word_counts_and_not_the_readers(settings: Settings, forwarded: str, place: str) -> None:
    settings.BEHIND_PROXY = True
    assert place_of(asked(forwarded)) == place


def test_without_a_proxy_nobody_is_believed(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    assert place_of(asked("203.0.113.9")) == HERE


@given(st.text(st.characters(codec="latin-1")))
def test_whatever_is_forwarded_gives_a_place_or_none(forwarded: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="", headers={"X-Forwarded-For": forwarded})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.BEHIND_PROXY", True)
        assert place_of(request) is None or ":" in str(place_of(request)) or "." in str(place_of(request))


def asked(forwarded: str) -> Any:
    return RequestFactory().get("/", REMOTE_ADDR=HERE, headers={"X-Forwarded-For": forwarded})


def test_a_session_is_out_of_reach_for_scripts_and_ends_with_the_working_day(client: Client, curator: User) -> None:
    assert log_in(client) == HTTPStatus.FOUND
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 60 * 60)


@pytest.mark.parametrize(
    ("password", "kept"),
    [
        (PASSWORD, True),
        ("short-one-1", False),
        ("314159265358979", False),
        ("curator-2026", False),
        ("1q2w3e4r5t6y", False),
    ],
)
def test_a_password_is_long_and_hard_to_guess(curator: User, password: str, kept: bool) -> None:
    form = SetPasswordForm(curator, {"new_password1": password, "new_password2": password})
    assert form.is_valid() is kept
