"""The application: which address shows what, and the server."""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from reportedly.asking.reading import Reading, reading, reading_protected
from reportedly.asking.shield import Shield
from reportedly.errors import LedgerError, SettingError
from reportedly.export.figures import Compare
from reportedly.settings import Settings
from reportedly.store.ledger import Ledger
from reportedly.web import deciding, pages, pages_cases, rendering, signing, tables, writing
from reportedly.web import pages_account as accounts
from reportedly.web import pages_versions as versions
from reportedly.web.access import Access
from reportedly.web.api import page as api_page
from reportedly.web.api import routes as api
from reportedly.web.contexts import Formats
from reportedly.web.entrance import Entrance, reviewer_of, visitor_of
from reportedly.web.guard import Guard
from reportedly.web.pages import Asked
from reportedly.web.pages_inbox import differing_by, inbox_by, line_by
from reportedly.web.rendering import Context
from reportedly.web.shield import BANNER, Shielded
from reportedly.web.writing import Action

Build = Callable[[Ledger, Asked], Context]
Rows = Callable[[Ledger, Asked], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page: its path, its template, what it shows, and its rows where it lists things.

    Its JSON and CSV are at the path with ``.json`` and ``.csv``; `files` is that path where `path` cannot carry them.
    """

    path: str
    template: str
    build: Build
    rows: Rows | None = None
    saved_as: str = "statements"
    files: str = ""

    def others(self, request: Request) -> Formats:
        """The addresses of this page, as it was asked for, in other formats."""
        path = self.files or request.scope.get("raw_path", b"").decode("ascii", "ignore") or request.url.path
        query = f"?{request.url.query}" if request.url.query else ""
        return Formats(json=f"{path}.json{query}", csv=f"{path}.csv{query}" if self.rows else None)


VIEWS = (
    View(path="/", files="/search", template="search.html", build=pages.search, rows=tables.search),
    View(
        path="/documents",
        template="documents.html",
        build=pages.documents,
        rows=tables.documents,
        saved_as="documents",
    ),
    View(path="/documents/{id}", template="document.html", build=pages.document, rows=tables.document),
    View(path="/documents/{id}/versions", template="versions.html", build=versions.versions),
    View(path="/changes", template="changes.html", build=versions.changes, rows=tables.changes, saved_as="changes"),
    View(path="/speakers", template="speakers.html", build=pages.speakers, rows=tables.speakers, saved_as="speakers"),
    View(path="/speakers/{speaker:path}", template="speaker.html", build=pages.speaker, rows=tables.speaker),
    View(path="/people", template="people.html", build=accounts.people, rows=tables.people, saved_as="people"),
    View(path="/people/{id}", template="person.html", build=accounts.person, rows=tables.person),
    View(
        path="/timeline", template="timeline.html", build=accounts.timeline, rows=tables.timeline, saved_as="timeline"
    ),
    View(path="/statements/{id}", template="statement.html", build=pages.statement),
    View(path="/cases", template="cases.html", build=pages_cases.cases, rows=tables.cases, saved_as="cases"),
    View(path="/cases/put", template="put.html", build=pages_cases.put),
    View(path="/failures", template="failures.html", build=pages.failures, rows=tables.failures, saved_as="failures"),
    View(path="/about", template="about.html", build=pages.about),
)

WRITES: tuple[Action, ...] = (*deciding.ACTIONS, *pages_cases.WRITES)
"""What forms on the pages change, each at the path that it is sent to."""


def views(compare: Compare) -> tuple[View, ...]:
    """Every page. `compare` sorts figures into groups."""
    differing = differing_by(compare)
    return (
        *VIEWS,
        View(path="/inbox", template="inbox.html", build=inbox_by(differing)),
        View(path="/inbox/{id}", template="line.html", build=line_by(differing)),
        View(
            path="/figures",
            template="figures.html",
            build=accounts.figures_by(compare),
            rows=tables.figures,
            saved_as="figures",
        ),
        View(path="/api", template="api.html", build=api_page.build(compare)),
        View(path="/cases/{id}", template="case.html", build=pages_cases.case_by(compare), rows=tables.case),
    )


def create_app(
    ledger_path: str | Path,
    settings: Settings,
    compare: Compare,
    writes: tuple[Action, ...] = WRITES,
    shield: Shield | None = None,
) -> Starlette:
    """The pages of a ledger as an ASGI application. Each request opens the ledger anew, to read only unless it is one
    of `writes`.

    `compare` tells which figures count the same and whether they agree. Raises SettingError when the settings let
    others in without a password. With a `shield` names are protected in all that is answered,
    protected documents are not there, and nothing is changed.
    """
    access = Access(settings)
    opening = reading_protected if shield else reading
    routes: list[BaseRoute] = [
        *signing.routes(access),
        *(writing.route(action, Path(ledger_path), access) for action in (() if shield else writes)),
        *api.routes(Path(ledger_path), settings, access, compare, opening),
        Mount(
            "/static", StaticFiles(directory=rendering.FOLDER / "static", packages=[("reportedly.export", "static")])
        ),
        Route("/search", lambda request: RedirectResponse(f"/?{request.url.query}", 308)),
    ]
    for view in views(compare):
        routes += _routes(view, Path(ledger_path), opening, shield)
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, bound=settings.host, https_name=settings.https_name),
            Middleware(Entrance, access=access),
            *([Middleware(Shielded, shield=shield)] if shield else []),
        ],
        exception_handlers={
            HTTPException: rendering.error,
            SettingError: rendering.error,
            LedgerError: rendering.error,
            Exception: rendering.error,
        },
    )


def _routes(view: View, path: Path, opening: Reading, shield: Shield | None) -> list[BaseRoute]:
    """The routes of a view. The functions are not coroutines, so each request runs in a thread of its own."""

    def read(request: Request) -> Context:
        with opening(path) as ledger:
            return view.build(ledger, _asked(request))

    def html(request: Request) -> Response:
        others = view.others(request)
        page, banner = read(request), ""
        if shield:
            page, others, banner = shield.value(page), shield.value(others), BANNER
        visitor = visitor_of(request)
        return rendering.html(view.template, page, current=view.path, others=others, visitor=visitor, banner=banner)

    def json(request: Request) -> Response:
        return rendering.as_json(read(request))

    def csv(request: Request) -> Response:
        pieces = _pieces(view.rows, opening(path), _asked(request)) if view.rows else iter(())
        first = next(pieces, "")  # what is wrong with the question is said before the answer begins

        def whole() -> Iterator[str]:
            yield first
            yield from pieces

        return rendering.as_csv(whole(), view.saved_as)

    files = view.files or view.path
    found: list[BaseRoute] = [Route(files + ".json", json)]
    if view.rows:
        found.append(Route(files + ".csv", csv))
    return [*found, Route(view.path, html)]


def _pieces(rows: Rows, opened: AbstractContextManager[Ledger], asked: Asked) -> Iterator[str]:
    with opened as ledger:
        yield from rows(ledger, asked)


def _asked(request: Request) -> Asked:
    every = tuple(request.query_params.multi_items())
    return Asked(path=request.path_params, params=request.query_params, every=every, reviewer=reviewer_of(request))


def serve(
    ledger_path: str | Path,
    settings: Settings,
    compare: Compare,
    started: Callable[[str], None] = lambda address: None,
    shield: Shield | None = None,
) -> None:
    """Serve a ledger's pages until Ctrl-C. `started` is told the address once it can be opened.

    Raises LedgerError when the file is no ledger, SettingError when the host or port cannot be used, or would be open
    to others without a password.
    """
    Ledger(ledger_path, read_only=True).close()
    app = create_app(ledger_path, settings, compare, shield=shield)
    with _listening(settings) as listener:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        started(f"http://{host}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    """A socket that listens on the host and port of the settings."""
    where = f"port {settings.port} of {settings.host}"
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=128)
    except socket.gaierror as error:
        raise SettingError(f"there is no address called {settings.host!r}: use 127.0.0.1") from error
    except OverflowError as error:
        raise SettingError(f"there is no port {settings.port}: choose one from 1024 to 65535") from error
    except OSError as error:
        reason = {
            errno.EADDRINUSE: "is taken, perhaps by another reportedly: end that, or choose another port",
            errno.EACCES: "may not be used by you: choose one from 1024 up",
            errno.EADDRNOTAVAIL: "is not of this machine: use 127.0.0.1",
        }.get(error.errno or 0, f"cannot be used ({error.strerror}): choose another port")
        example = settings.port + 1 if 1024 <= settings.port < 65535 else 8766
        raise SettingError(f"{where} {reason}, for example --port {example} (or REPORTEDLY_PORT={example})") from error
