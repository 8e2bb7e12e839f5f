"""Politeness: robots.txt, one page of a host at a time, many hosts at once, cookies, pages that have not changed."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import httpx
import pytest

from reportedly.errors import CookieWall, FetchError, RobotsRefusal
from reportedly.identity import capture_id
from reportedly.ingest import gather, ingest
from reportedly.ingest.turns import Turns, arrivals
from reportedly.ingest.web import Fetcher, Visit
from reportedly.settings import Settings
from reportedly.types import Capture, Failure, Known
from tests.ingest.sites import FakeClock, Sites, article, redirect

QUICK = Settings(fetch_delay=0)
A, B = "https://one.example/a", "https://two.example/b"
PAGE = article()


def fetcher(sites: Sites, clock: FakeClock | None = None, **settings: object) -> Fetcher:
    options = Settings(**{"fetch_delay": 0, **settings})  # type: ignore[arg-type]
    return Fetcher(options, sites.transport(), clock or FakeClock())


def robots(text: str | bytes, status: int = 200) -> object:
    return lambda request: httpx.Response(status, content=text)


# ---------------------------------------------------------------- robots.txt


def test_rules_are_asked_once_a_host_and_kept_to() -> None:
    rules = "User-agent: *\nDisallow: /private/\nAllow: /private/open\n"
    places = [f"https://one.example/{path}" for path in ("a", "private/b", "private/open", "c")]
    sites = Sites({"https://one.example/robots.txt": rules, **dict.fromkeys(places, PAGE)})
    found = list(ingest(*places, settings=QUICK, transport=sites.transport()))
    assert [type(item) for item in found] == [Capture, Failure, Capture, Capture]
    assert sites.rules_asked == ["https://one.example/robots.txt"]
    assert places[1] not in sites.addresses
    refused = found[1]
    assert isinstance(refused, Failure)
    assert refused.error == "RobotsRefusal"
    assert "name one.example in the setting ignore_robots" in refused.message


def test_rules_for_us_go_before_rules_for_all() -> None:
    sites = Sites(
        {"https://one.example/robots.txt": "User-agent: *\nDisallow: /\nUser-agent: reportedly\nAllow: /", A: PAGE}
    )
    assert fetcher(sites).fetch(Visit(origin=A)).capture


def test_a_host_whose_rules_are_not_to_be_asked() -> None:
    sites = Sites({"https://one.example/robots.txt": "User-agent: *\nDisallow: /", A: PAGE})
    assert fetcher(sites, ignore_robots="two.example, ONE.example").fetch(Visit(origin=A)).capture
    assert sites.rules_asked == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_rules_are_leave(status: int) -> None:
    sites = Sites({"https://one.example/robots.txt": robots("Disallow: /", status), A: PAGE})  # type: ignore[dict-item]
    assert fetcher(sites).fetch(Visit(origin=A)).capture


@pytest.mark.parametrize("status", [500, 503, 429])
def test_rules_that_cannot_be_had_are_no_leave_for_now(status: int) -> None:
    clock = FakeClock()
    sites = Sites({"https://one.example/robots.txt": robots("", status), A: PAGE})  # type: ignore[dict-item]
    one = fetcher(sites, clock)
    for _ in range(2):
        with pytest.raises(FetchError, match="without it no page of this host is read") as caught:
            one.fetch(Visit(origin=A))
        assert caught.value.retriable
    assert (len(sites.rules_asked), sites.addresses) == (1, [])
    clock.at += 1000
    sites.pages = {A: PAGE}
    assert one.fetch(Visit(origin=A)).capture


def test_rules_behind_a_redirect_and_in_a_circle() -> None:
    place = "https://one.example/robots.txt"
    sites = Sites(
        {
            place: redirect("https://two.example/rules"),
            "https://two.example/rules": "User-agent: *\nDisallow: /",
            A: PAGE,
        }
    )
    with pytest.raises(RobotsRefusal):
        fetcher(sites).fetch(Visit(origin=A))
    assert fetcher(Sites({place: redirect(place), A: PAGE}), max_redirects=20).fetch(Visit(origin=A)).capture


@pytest.mark.parametrize(
    "rules",
    [
        b"\xff\xfe\x00\x00",
        b"User-agent: *\nDisallow: /" + b"*a" * 200_000 + b"$\n",
        b"User-agent: *\nDisallow: /" + b"x" * 10_000_000,
        b"<html><body>Disallow: /</body></html>",
        b"Crawl-delay: nan\n" * 10_000,
        b"User-agent: *\nCrawl-delay: 1e308\nAllow: /\n",
    ],
    ids=["noise", "stars", "a long line", "a page", "no agent", "a delay of ages"],
)
def test_rules_that_are_odd_hold_nobody_up(rules: bytes) -> None:
    sites = Sites({"https://one.example/robots.txt": rules, A: PAGE})
    assert fetcher(sites).fetch(Visit(origin=A)).capture


def test_rules_count_on_every_redirect() -> None:
    sites = Sites({A: redirect(B), "https://two.example/robots.txt": "User-agent: *\nDisallow: /b", B: PAGE})
    with pytest.raises(RobotsRefusal, match=r"two\.example/b"):
        fetcher(sites).fetch(Visit(origin=A))


# ---------------------------------------------------------------- turns


def test_a_delay_between_two_pages_of_a_host() -> None:
    clock = FakeClock()
    sites = Sites(dict.fromkeys([A, A + "2", B], PAGE))
    one = fetcher(sites, clock, fetch_delay=1.0)
    for place in (A, B, A + "2"):
        one.fetch(Visit(origin=place))
    assert clock.slept == [1.0]


@pytest.mark.parametrize(("asked", "waited"), [("10", 10.0), ("0.5", 1.0), ("86400", 30.0)])
def test_a_site_may_ask_for_a_longer_delay_up_to_a_bound(asked: str, waited: float) -> None:
    clock = FakeClock()
    sites = Sites({"https://one.example/robots.txt": f"User-agent: *\nCrawl-delay: {asked}", A: PAGE})
    one = fetcher(sites, clock, fetch_delay=1.0)
    one.fetch(Visit(origin=A))
    one.fetch(Visit(origin=A))
    assert clock.slept == [pytest.approx(waited)]


def test_one_page_of_a_host_at_a_time_and_many_hosts_at_once() -> None:
    at_work: set[str] = set()
    most = [0]
    lock = threading.Lock()
    together = threading.Barrier(4, timeout=20)

    def do(errand: tuple[str, int]) -> int:
        host, number = errand
        with lock:
            assert host not in at_work
            at_work.add(host)
            most[0] = max(most[0], len(at_work))
        if number == 0:
            together.wait()  # passes only when four hosts are asked at once
        with lock:
            at_work.remove(host)
        return number

    errands = [(host, number) for host in "abcd" for number in range(5)]
    found = list(arrivals(errands, lambda errand: errand[0], do, 4))
    assert sorted(errand for errand, _ in found) == errands
    assert all(errand[1] == number for errand, number in found)
    assert most == [4]


def test_hosts_take_turns() -> None:
    errands = [("big", number) for number in range(6)] + [("small", 0)]
    order = [errand for errand, _ in arrivals(errands, lambda errand: errand[0], lambda errand: None, 1)]
    assert order.index(("small", 0)) == 1


def test_what_an_errand_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(arrivals([1, 0], str, lambda number: 1 / number, 2))


def test_a_turn_is_given_back_when_something_goes_wrong() -> None:
    turns = Turns(0, 30, FakeClock())
    with pytest.raises(KeyError), turns.turn("a"):
        raise KeyError
    with turns.turn("a"):
        pass


# ---------------------------------------------------------------- who we are


def test_requests_name_whom_to_write_to() -> None:
    sites = Sites({A: PAGE})
    fetcher(sites, contact="desk@paper.example").fetch(Visit(origin=A))
    assert sites.asked[0].headers["user-agent"] == f"{Settings().user_agent} (desk@paper.example)"


def test_a_contact_that_cannot_be_sent_is_a_failure() -> None:
    [found] = ingest(A, settings=Settings(contact="Bücherei"), transport=Sites({A: PAGE}).transport())
    assert isinstance(found, Failure)


# ---------------------------------------------------------------- cookies


def test_cookies_are_sent_back_to_their_host_and_to_no_other() -> None:
    sites = Sites(
        {A: redirect(A + "2", set_cookie="seen=1"), A + "2": redirect(B), B: redirect(A + "3"), A + "3": PAGE}
    )
    one = fetcher(sites)
    one.fetch(Visit(origin=A))
    one.fetch(Visit(origin=A + "3"))
    assert [request.headers.get("cookie") for request in sites.asked] == [None, "seen=1", None, None, None]


def test_a_cookie_of_odd_bytes_is_not_sent_back() -> None:
    def door(request: httpx.Request) -> httpx.Response:
        odd = [(b"location", b"/b"), (b"set-cookie", b'a="\\\xff')]
        return httpx.Response(302, headers=odd)

    assert fetcher(Sites({A: door, "https://one.example/b": PAGE})).fetch(Visit(origin=A)).capture


def test_a_private_host_behind_a_name_that_the_user_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: entry)
    for allowed, words in (("", "name it in the setting allow_hosts"), ("Intranet.Example", "could not be asked")):
        [found] = ingest("http://intranet.example/a", settings=Settings(fetch_delay=0, allow_hosts=allowed))
        assert isinstance(found, Failure)
        assert words in found.message


def test_a_page_that_lets_in_who_brings_its_cookie_back() -> None:
    def door(request: httpx.Request) -> httpx.Response:
        if "cookie" in request.headers:
            return httpx.Response(200, content=PAGE)
        return httpx.Response(302, headers={"location": A, "set-cookie": "ok=1"})

    assert fetcher(Sites({A: door})).fetch(Visit(origin=A)).capture


@pytest.mark.parametrize(
    "pages",
    [
        {A: redirect(A, set_cookie="ask=1")},
        {A: redirect(B, set_cookie="ask=1"), B: redirect(A)},
        {A: redirect("https://consent.one.example/ask?back=a")},
    ],
    ids=["to itself", "by way of another host", "to a page of consent"],
)
def test_a_wall_of_cookies_is_named(pages: dict[str, object]) -> None:
    with pytest.raises(CookieWall, match="consent that a program cannot give"):
        fetcher(Sites(pages)).fetch(Visit(origin=A))  # type: ignore[arg-type]


def test_a_circle_without_cookies_is_a_circle() -> None:
    with pytest.raises(FetchError, match="redirects more than 8 times") as caught:
        fetcher(Sites({A: redirect(A)})).fetch(Visit(origin=A))
    assert not isinstance(caught.value, CookieWall)


# ---------------------------------------------------------------- where pages may lead


def test_a_private_host_that_the_user_allows_by_name() -> None:
    inside = "http://10.1.2.3/a"
    with pytest.raises(FetchError, match="allow_hosts"):
        fetcher(Sites({A: redirect(inside), inside: PAGE})).fetch(Visit(origin=A))
    assert fetcher(Sites({A: redirect(inside), inside: PAGE}), allow_hosts="10.1.2.3").fetch(Visit(origin=A)).capture


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f.0.0.1", "127.1", "0177.0.0.1", "localhost.", "LOCALHOST", "[::ffff:127.0.0.1]", "①②⑦.⓪.⓪.①"],
)
def test_other_spellings_of_this_machine(host: str) -> None:
    sites = {A: redirect(f"http://{host}:9/admin")}
    found = list(ingest(A, settings=Settings(fetch_delay=0, fetch_timeout=2), transport=Sites(sites).transport()))
    [failed] = found
    assert isinstance(failed, Failure)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.0.0.1", "127.1", "0177.0.0.1"])
def test_numbers_that_the_resolver_takes_for_this_machine(host: str) -> None:
    [found] = ingest(f"http://{host}:9/", settings=Settings(fetch_timeout=2))
    assert isinstance(found, Failure)
    assert any(words in found.message for words in ("private address (127.0.0.1)", "no host", "not a valid address"))


def test_names_in_other_letters() -> None:
    sites = Sites({"https://xn--hfen-loa.example/a": PAGE})
    answer = fetcher(sites).fetch(Visit(origin="https://häfen.example/a"))
    assert answer.capture
    assert answer.capture.origin == "https://häfen.example/a"


def test_moved_for_good_is_told_from_moved_for_now() -> None:
    assert fetcher(Sites({A: redirect(B, 301), B: PAGE})).fetch(Visit(origin=A)).moved == B
    assert fetcher(Sites({A: redirect(B, 302), B: PAGE})).fetch(Visit(origin=A)).moved is None
    both = {A: redirect(B, 308), B: redirect(B + "2", 302), B + "2": PAGE}
    assert fetcher(Sites(both)).fetch(Visit(origin=A)).moved is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 14 Nov 2023 22:14:20 GMT", 60.0),
        ("99999999999999999999", 7 * 86400.0),
        ("-5", None),
        ("soon", None),
        ("Tue, 14 Nov 99999 22:14:20 GMT", None),
    ],
)
def test_how_long_a_server_asks_to_be_left_alone(value: str, seconds: float | None) -> None:
    sites = Sites({A: lambda request: httpx.Response(503, headers={"retry-after": value})})
    with pytest.raises(FetchError) as caught:
        fetcher(sites).fetch(Visit(origin=A))
    assert (caught.value.status, caught.value.retry_after) == (503, seconds)


def test_a_host_that_asks_to_be_left_alone_is_not_asked_for_other_pages() -> None:
    clock = FakeClock()
    sites = Sites({A: lambda request: httpx.Response(429, headers={"retry-after": "3600"}), A + "2": PAGE, B: PAGE})
    one = fetcher(sites, clock)
    for place in (A, A + "2"):
        with pytest.raises(FetchError) as caught:
            one.fetch(Visit(origin=place))
        assert caught.value.retry_after == 3600
    assert one.fetch(Visit(origin=B)).capture
    assert sites.addresses == [A, B]
    clock.at += 3601
    assert one.fetch(Visit(origin=A + "2")).capture


def test_a_short_while_is_waited_for() -> None:
    clock = FakeClock()
    sites = Sites({A: lambda request: httpx.Response(503, headers={"retry-after": "20"}), A + "2": PAGE})
    one = fetcher(sites, clock)
    with pytest.raises(FetchError):
        one.fetch(Visit(origin=A))
    assert one.fetch(Visit(origin=A + "2")).capture
    assert clock.slept == [20]


# ---------------------------------------------------------------- what is known


class Remembered:
    """A memory of one page."""

    def __init__(self, capture: Capture, known: Known) -> None:
        self._capture = capture
        self._known = known

    def known(self, origin: str) -> Known | None:
        return self._known if origin == self._capture.origin else None

    def capture(self, id: str) -> Capture | None:
        return self._capture if id == self._capture.id else None


def test_a_page_that_has_not_changed_comes_from_memory() -> None:
    def page(request: httpx.Request) -> httpx.Response:
        same = request.headers.get("if-none-match") == '"7"'
        return httpx.Response(304 if same else 200, content=b"" if same else PAGE, headers={"etag": '"7"'})

    first = Capture(id=capture_id(A, PAGE.encode()), origin=A, body=PAGE.encode(), captured_at="2024-05-08T00:00:00Z")
    memory = Remembered(first, Known(capture_id=first.id, etag='"7"', last_modified="Wed, 08 May 2024 07:00:00 GMT"))
    sites = Sites({A: page, B: page})
    found = {
        item.origin: item
        for item in gather(A, B, memory=memory, settings=QUICK, transport=sites.transport())
        if isinstance(item, Capture)
    }
    assert found[A] == first
    assert found[A].captured_at is None, "it was seen now"
    assert found[B].body == PAGE.encode()
    [asked] = [request for request in sites.asked if str(request.url) == A]
    assert asked.headers["if-modified-since"] == "Wed, 08 May 2024 07:00:00 GMT"


def test_not_changed_where_nothing_is_known_is_a_failure() -> None:
    sites = Sites({A: lambda request: httpx.Response(304)})
    [found] = gather(A, settings=QUICK, transport=sites.transport())
    assert isinstance(found, Failure)


# ---------------------------------------------------------------- lists


def test_a_list_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        f"\ufeff# pages of the week\n{A}\n\n  {B}  \n{A}\n/etc/passwd\nfile:///etc/passwd\n", "utf-8"
    )
    sites = Sites({A: PAGE, B: PAGE})
    found = list(ingest(f"@{tmp_path}/list.txt", settings=QUICK, transport=sites.transport()))
    assert [item.origin for item in found if isinstance(item, Capture)] == [A, B]
    assert [item.message for item in found if isinstance(item, Failure)] == [
        f"the list {tmp_path}/list.txt has a line that is no web address, '{line}': "
        "write it whole, https://…, or take it out"
        for line in ("/etc/passwd", "file:///etc/passwd")
    ]


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    [found] = gather(f"@{tmp_path}/none.txt", settings=QUICK)
    assert isinstance(found, Failure)
    assert "none.txt cannot be read" in found.message


def test_two_hundred_pages_of_twenty_hosts_come_interleaved() -> None:
    places = [f"https://host{host}.example/{page}" for host in range(20) for page in range(10)]
    sites = Sites(dict.fromkeys(places, PAGE))
    intake = gather(*places, settings=QUICK, transport=sites.transport())
    assert sorted(item.origin for item in intake if isinstance(item, Capture)) == sorted(places)
    assert intake.done == intake.total
    assert len({address.split("/")[2] for address in sites.addresses[:40]}) >= 15


def test_no_password_gets_into_what_is_said_of_a_line(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("ftp://desk:secret@news.example/a\n")
    [found] = ingest(f"@{tmp_path}/list.txt")
    assert isinstance(found, Failure)
    assert "secret" not in found.message


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/a", "http://[::1]/", "http://192.168.1.1/"]
)
def test_a_list_does_not_lead_to_private_addresses(tmp_path: Path, address: str) -> None:
    (tmp_path / "list.txt").write_text(address)
    sites = Sites({address: PAGE})
    [found] = ingest(f"@{tmp_path}/list.txt", settings=QUICK, transport=sites.transport())
    assert isinstance(found, Failure)
    assert "private address" in found.message
    assert not sites.asked
