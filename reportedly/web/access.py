"""Who may do what on the served pages: sessions, the password, the token of programs, and the tokens of forms.

On loopback everybody is let in; bound to anything else, or when a password is set, only who has signed in and programs
with the token. Every form carries a token that is bound to the session and to a secret of this process, so that no
other site can send it. Values in, values out: nothing here answers a request.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reportedly.clock import SYSTEM, Clock
from reportedly.errors import SettingError
from reportedly.settings import Settings
from reportedly.text import shown
from reportedly.web.bounds import Buckets

SHORTEST_PASSWORD = 12
SHORTEST_TOKEN = 32
LONGEST_NAME = 100
_LONGEST_SIGNED = 200
_TRIES, _TRIES_PER_SECOND = 5, 1 / 30
"""Of one client: five wrong passwords at once, then one every half minute: 2900 a day."""
_ALL_TRIES, _ALL_PER_SECOND = 100, 1.0
"""Of all clients together, for who has many addresses."""
_SECURE = 'what python -c "import secrets; print(secrets.token_urlsafe())" prints will do'


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that came by: `since` is when its time began to run, in seconds since 1970."""

    id: str
    since: int
    signed_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks for a page.

    `admitted`: may see it. `fresh`: the browser does not have the session's cookie yet. `token`: what its forms send
    back. `reviewer`: the name that stands beside what they decide, empty where they gave none.
    """

    session: Session
    admitted: bool
    fresh: bool
    token: str
    reviewer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A password that was not right, or not looked at: `wait` is in how many seconds one may try again."""

    wait: float


class Access:
    """The rules of one server. Raises SettingError when the settings would let in everybody from anywhere."""

    def __init__(self, settings: Settings, clock: Clock = SYSTEM) -> None:
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._password = _given(settings.password, settings.password_file, "password", SHORTEST_PASSWORD)
        self._token = _given(settings.token, settings.token_file, "token", SHORTEST_TOKEN)
        self._lasts = settings.session_hours * 3600
        self._ended: dict[str, float] = {}
        self._lock = Lock()
        self._tries = Buckets(size=_TRIES, per_second=_TRIES_PER_SECOND, clock=clock)
        self._all_tries = Buckets(size=_ALL_TRIES, per_second=_ALL_PER_SECOND, clock=clock)
        self.https_name = settings.https_name.lower()
        self.open = not self._password
        if self.open and (self.https_name or not is_loopback(settings.host)):
            where = f"behind {self.https_name}" if self.https_name else f"on {settings.host or 'every address'}"
            raise SettingError(
                f"pages served {where} can be opened by others and need a password: put one into a file and name it"
                f" with --password-file (or REPORTEDLY_PASSWORD_FILE), or use --host 127.0.0.1"
            )
        self._reviewer = name_of(settings.reviewer) or (_own_name() if self.open else "")

    def visitor(self, *, cookie: str, reviewer: str, program: bool) -> Visitor:
        """Who has this cookie. `reviewer` is the name that the browser remembers; `program`: the token was right."""
        known = self._known(cookie)
        session = known or self._new(signed_in=False)
        aged = self._clock.time() - session.since > self._lasts / 2
        if aged:
            session = Session(id=session.id, since=int(self._clock.time()), signed_in=session.signed_in)
        return Visitor(
            session=session,
            admitted=self.open or program or session.signed_in,
            fresh=aged or known is None,
            token=self.form_token(session),
            reviewer=name_of(reviewer) or self._reviewer,
        )

    def sign_in(self, password: str, client: str) -> Session | Denied:
        """A session for who knows the password."""
        wait = self._tries.take(client) or self._all_tries.take("")
        if wait:
            return Denied(wait=wait)
        if not self._is_right(password, self._password):
            return Denied(wait=0.0)
        self._tries.give(client)
        self._all_tries.give("")
        return self._new(signed_in=True)

    def is_program(self, token: str) -> bool:
        """Whether a program's token is right. Tries are not counted: 32 characters are not guessed."""
        return self._is_right(token, self._token)

    def sign_out(self, session: Session) -> None:
        """End a session, on whatever machine its cookie was copied to."""
        now = self._clock.time()
        with self._lock:
            self._ended = {id: until for id, until in self._ended.items() if until > now}
            self._ended[session.id] = now + self._lasts

    def cookie(self, session: Session) -> str:
        """A session as a cookie holds it."""
        return self._signed("session", f"{session.id}.{session.since}.{'in' if session.signed_in else 'out'}")

    def form_token(self, session: Session) -> str:
        """What a form of this session sends back."""
        return self._signed(f"form of {session.id}", str(int(self._clock.time())))

    def is_form_token(self, session: Session, token: str) -> bool:
        """Whether a form of this session was given this token, and not too long ago."""
        since = self._unsigned(f"form of {session.id}", token)
        return since is not None and self._is_young(int(since))

    def _known(self, cookie: str) -> Session | None:
        value = self._unsigned("session", cookie)
        if value is None:
            return None
        id, since, way = value.split(".")
        with self._lock:
            ended = id in self._ended
        if ended or not self._is_young(int(since)):
            return None
        return Session(id=id, since=int(since), signed_in=way == "in")

    def _new(self, *, signed_in: bool) -> Session:
        return Session(id=secrets.token_hex(16), since=int(self._clock.time()), signed_in=signed_in)

    def _is_young(self, since: int) -> bool:
        return self._clock.time() - since <= self._lasts

    def _is_right(self, given: str, right: str) -> bool:
        return bool(right) and hmac.compare_digest(self._mac("compared", given), self._mac("compared", right))

    def _signed(self, use: str, value: str) -> str:
        return f"{value}.{self._mac(use, value)}"

    def _unsigned(self, use: str, signed: str) -> str | None:
        value, _, mac = signed[:_LONGEST_SIGNED].rpartition(".")
        right = hmac.compare_digest(mac.encode("utf-8", "replace"), self._mac(use, value).encode())
        return value if right else None

    def _mac(self, use: str, value: str) -> str:
        message = f"{use}\0{value}".encode("utf-8", "replace")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to `host`.

    >>> is_loopback("127.0.0.1"), is_loopback("[::1]"), is_loopback("localhost"), is_loopback("desk"), is_loopback("")
    (True, True, True, False, False)
    """
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def name_of(given: str) -> str:
    """A person's name as it was given: one line, no more than `LONGEST_NAME` characters, nothing that hides text."""
    return " ".join(shown(given).split())[:LONGEST_NAME].strip()


def _own_name() -> str:
    try:
        return name_of(getpass.getuser())
    except (KeyError, OSError):  # a user without an entry, as in some containers
        return ""


def _given(value: str, path: str, what: str, shortest: int) -> str:
    """A secret of the settings or of the file that they name; empty when there is none."""
    if path:
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
            raise SettingError(f"cannot read the {what} in {path} ({reason}): write it there, in one line") from error
        if not value:
            raise SettingError(f"the file {path} holds no {what}: {_SECURE}")
    if value and len(value) < shortest:
        raise SettingError(f"the {what} has fewer than {shortest} characters and can be guessed: {_SECURE}")
    return value
