"""Users of a desk that other machines reach: who is let in, who may send what, whose name stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.load import Codebook
from dragoman.store import Record
from dragoman.store.user_queries import Role
from dragoman.users import logins
from dragoman.users.passwords import hash_password
from dragoman.users.roles import find_role, may
from dragoman.web.app import make_app
from dragoman.web.logins import LOGIN_COOKIE, make_session, user_of_session
from dragoman.web.worker import Tools

NAME = "desk.example"
PASSWORD = "three wires and a denial"
START = datetime(2020, 3, 7, 9, tzinfo=UTC)
GUARDED = ["/", "/search", "/search.csv", "/page/wire.html", "/actors", "/review", "/read", "/about"]


class Clock:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_password(PASSWORD)


@pytest.fixture
def users(record: Record, hashed: str) -> None:
    """One user of each role."""
    record.add_user("rita", "reader", hashed)
    record.add_user("ada", "analyst", hashed)
    record.add_user("edo", "editor", hashed)


@pytest.fixture
def far(record: Record, codebook: Codebook, clock: Clock, users: None) -> Iterator[TestClient]:
    """A browser on another machine."""
    app = make_app(record, host=NAME, tools=lambda: Tools(codebook, None), now=clock)
    with TestClient(app, base_url=f"http://{NAME}", follow_redirects=False) as client:
        yield client


def token_of(client: TestClient) -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get("/login").text)
    assert found
    return found[1]


def log_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/") -> Any:
    return client.post("/login", data={"token": token_of(client), "name": name, "password": password, "back": back})


def judge(client: TestClient, subject: str, verdict: str, **fields: str) -> Any:
    return client.post("/judge", data={"token": token_of(client), "subject": subject, "verdict": verdict, **fields})


def acts(record: Record) -> list[tuple[str, str]]:
    return [(row.name, row.what) for row in record.login_log()]


# Who is let in


@pytest.mark.parametrize("path", GUARDED)
def test_without_login_every_screen_leads_to_the_form(far: TestClient, path: str) -> None:
    answer = far.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?back=%2F")


@pytest.mark.parametrize("path", ["/api/v1/events", "/api/v1/export/csv", "/openapi.json"])
def test_without_login_programs_are_refused_in_the_one_shape(far: TestClient, path: str) -> None:
    answer = far.get(path)
    assert answer.status_code == 401
    assert answer.json()["error"]["kind"] == "login"
    assert answer.headers["www-authenticate"].startswith("Basic")


def test_a_form_without_login_changes_nothing(far: TestClient, record: Record, shelling: str) -> None:
    assert judge(far, shelling, "accept", who="rita").status_code == 401
    assert record.judgements() == []


def test_login_leads_back_and_logout_ends_it(far: TestClient, record: Record) -> None:
    answer = log_in(far, "rita", back="/search?q=market")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=market")
    session = far.cookies[LOGIN_COOKIE]
    front = far.get("/")
    assert front.status_code == 200
    assert "Logged in as rita (reader)" in front.text
    out = far.post("/logout", data={"token": token_of(far)})
    assert out.headers["location"] == "/login"
    assert LOGIN_COOKIE not in far.cookies
    far.cookies.set(LOGIN_COOKIE, session)  # somebody who copied it
    assert far.get("/").status_code == 303
    assert acts(record)[:2] == [("rita", "logout"), ("rita", "login")]


def test_login_never_leads_to_another_site(far: TestClient) -> None:
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        assert log_in(far, "rita", back=back).headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("rita", "wrong"), ("nobody", PASSWORD), ("", ""), ("rita", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    far: TestClient, record: Record, name: str, password: str
) -> None:
    answer = log_in(far, name, password)
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert LOGIN_COOKIE not in far.cookies
    assert acts(record)[0] == (name, "failed")


def test_a_login_needs_the_token_of_the_form(far: TestClient, record: Record) -> None:
    assert far.post("/login", data={"name": "rita", "password": PASSWORD}).status_code == 403
    assert ("rita", "login") not in acts(record)


def test_programs_send_name_and_password(far: TestClient) -> None:
    answer = far.get("/api/v1/events", auth=("rita", PASSWORD))
    assert answer.status_code == 200
    assert far.get("/api/v1/events", auth=("rita", "wrong")).status_code == 401
    assert far.get("/", auth=("rita", PASSWORD)).status_code == 303  # screens take the form alone


@pytest.mark.parametrize("sent", ["Basic !!!", "Basic cml0YQ==", "Bearer x", "Basic", "Basic /////w=="])
def test_broken_credentials_are_refused(far: TestClient, sent: str) -> None:
    assert far.get("/api/v1/events", headers={"Authorization": sent}).status_code == 401


# The cookie


def test_the_cookie_is_for_this_desk_alone(far: TestClient) -> None:
    told = log_in(far, "rita").headers["set-cookie"]
    assert "HttpOnly" in told
    assert "samesite=strict" in told.lower()
    assert "Secure" not in told


def test_over_https_the_cookie_is_secure(record: Record, codebook: Codebook, clock: Clock, users: None) -> None:
    app = make_app(record, host=NAME, tools=lambda: Tools(codebook, None), now=clock)
    with TestClient(app, base_url=f"https://{NAME}", follow_redirects=False) as client:
        assert "Secure" in log_in(client, "rita").headers["set-cookie"]


def test_a_forged_old_or_orphaned_session_is_none(record: Record, users: None) -> None:
    key, user = b"key", record.user("rita")
    assert user is not None
    session = make_session(user, key=key, now=START)

    def bearer(session: str, later: timedelta = timedelta(hours=1), key: bytes = key) -> str | None:
        found = user_of_session(session, record, key=key, now=START + later)
        return found.name if found else None

    assert bearer(session) == "rita"
    assert bearer(session, timedelta(hours=12)) is None
    assert bearer(session, timedelta(hours=-1)) is None
    assert bearer(session, key=b"other") is None
    name, moment, signature = session.split(".")
    for forged in (
        f"ZWRv.{moment}.{signature}",
        f"{name}.{int(moment) + 1}.{signature}",
        "",
        "..",
        "a.b.c",
        f"{name}.é.x",
    ):
        assert bearer(forged) is None
    record.remove_user("rita")
    assert bearer(session) is None
    record.add_user("rita", "reader", hash_password("another password"))
    assert bearer(session) is None


def test_a_removed_user_is_out_at_once(far: TestClient, record: Record) -> None:
    log_in(far, "rita")
    record.remove_user("rita")
    assert far.get("/").status_code == 303


# Roles


def test_a_reader_sees_and_sends_nothing(far: TestClient, record: Record, shelling: str) -> None:
    log_in(far, "rita")
    assert far.get(f"/event/{shelling}").status_code == 200
    for verdict in ("accept", "note", "merge"):
        assert judge(far, shelling, verdict, value="x").status_code == 403
    assert far.post("/read", data={"token": token_of(far), "text": "A page."}).status_code == 403
    assert far.post("/follow", data={"token": token_of(far), "q": "x", "name": "x"}).status_code == 403
    assert record.judgements() == []


BUTTONS = {
    "Accept": ("/event/{}", "analyst"),
    "Merge</button>": ("/event/{}", "editor"),
    "Split: this": ("/event/{}", "editor"),
    "Add the note": ("/page/wire.html", "analyst"),
    "Merge into it": ("/actor/SYR.MIL.army", "editor"),
    'data-key="a"': ("/review", "analyst"),
    "Draft it": ("/brief", "analyst"),
    "Call it": ("/follow", "analyst"),
    "Or its text": ("/read", "editor"),
    'href="/read"': ("/about", "editor"),
}


@pytest.mark.parametrize(("name", "role"), [("rita", "reader"), ("ada", "analyst"), ("edo", "editor")])
@pytest.mark.parametrize("words", BUTTONS)
def test_buttons_stand_where_the_role_may_use_them(
    far: TestClient, shelling: str, name: str, role: Role, words: str
) -> None:
    log_in(far, name)
    path, needed = BUTTONS[words]
    answer = far.get(path.format(shelling))
    assert answer.status_code == 200
    assert (words in answer.text) is may(role, find_role(needed))


def test_an_analyst_judges_under_the_own_name(far: TestClient, record: Record, shelling: str) -> None:
    log_in(far, "ada")
    assert judge(far, shelling, "accept", who="edo").status_code == 303
    assert [(one.who, one.verdict) for one in record.judgements()] == [("ada", "accept")]
    for verdict in ("merge", "split"):
        assert judge(far, shelling, verdict, value="x").status_code == 403
    assert far.post("/read", data={"token": token_of(far), "text": "A page."}).status_code == 403
    assert far.post("/read/address", data={"token": token_of(far), "address": "https://a.example/"}).status_code == 403
    taken = far.post("/withdraw", data={"token": token_of(far), "judgement": "1", "who": "edo"})
    assert taken.status_code == 303
    assert record.judgements()[0].withdrawn_by == "ada"


def test_an_editor_merges_and_reads(far: TestClient, record: Record, shelling: str) -> None:
    other = next(row.id for row in record.events() if row.id != shelling)
    log_in(far, "edo")
    assert judge(far, shelling, "merge", value=other).status_code == 303
    assert record.judgements()[0].who == "edo"
    sent = far.post("/read", data={"token": token_of(far), "text": "Troops left the town on Monday, SANA said. " * 9})
    assert sent.status_code == 303


def test_an_analyst_can_not_take_a_merge_back(far: TestClient, record: Record, shelling: str) -> None:
    other = next(row.id for row in record.events() if row.id != shelling)
    log_in(far, "edo")
    judge(far, shelling, "merge", value=other)
    log_in(far, "ada")
    taken = far.post("/withdraw", data={"token": token_of(far), "judgement": "1", "who": "ada"})
    assert taken.status_code == 403
    assert record.judgements()[0].withdrawn is None


# Guessing


def test_failures_under_a_name_shut_the_door_for_a_while(far: TestClient, record: Record, clock: Clock) -> None:
    for _ in range(logins.MOST_UNDER_A_NAME):
        assert log_in(far, "rita", "wrong").status_code == 401
    shut = log_in(far, "rita")
    assert shut.status_code == 429
    assert shut.headers["retry-after"] == "900"
    assert far.get("/api/v1/events", auth=("rita", PASSWORD)).json()["error"]["kind"] == "rate"
    assert acts(record)[0] == ("rita", "refused")
    assert log_in(far, "ada").status_code == 303  # others come in
    clock.time += logins.WINDOW
    assert log_in(far, "rita").status_code == 303


def test_a_success_forgives_the_failures_before(far: TestClient) -> None:
    for _ in range(3):
        for _ in range(logins.MOST_UNDER_A_NAME - 1):
            assert log_in(far, "rita", "wrong").status_code == 401
        assert log_in(far, "rita").status_code == 303


def test_failures_from_an_address_shut_the_door_for_all_names(
    record: Record, users: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logins, "is_password", lambda hashed, password: password == PASSWORD)
    for number in range(logins.MOST_FROM_AN_ADDRESS):
        assert logins.log_in(record, f"guess{number}", "wrong", address="10.0.0.7", now=START) is None
    with pytest.raises(logins.TooManyFailures):
        logins.log_in(record, "rita", PASSWORD, address="10.0.0.7", now=START)
    assert logins.log_in(record, "rita", PASSWORD, address="10.0.0.8", now=START) is not None


# Loopback


def test_on_loopback_without_users_nobody_logs_in(
    desk: TestClient, send: Callable[..., Any], record: Record, shelling: str
) -> None:
    assert desk.get("/").status_code == 200
    assert 'name="who"' in desk.get(f"/event/{shelling}").text
    send("/judge", subject=shelling, verdict="accept", who="Zoe")
    assert record.judgements()[0].who == "Zoe"


def test_on_loopback_with_users_people_log_in(desk: TestClient, users: None) -> None:
    assert desk.get("/", follow_redirects=False).status_code == 303
    assert log_in(desk, "rita").status_code == 200
    assert desk.get("/", follow_redirects=False).status_code == 200


def test_the_list_of_users_tells_their_last_login(far: TestClient, record: Record) -> None:
    log_in(far, "rita")
    assert {user.name: user.seen for user in record.users()} == {"rita": START, "ada": None, "edo": None}
