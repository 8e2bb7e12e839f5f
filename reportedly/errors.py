"""The exceptions of reportedly, one tree. Each names its subject and the cure.

ReportedlyError
├── OriginError          an origin cannot be read: no such file, no answer, not allowed
│   ├── FetchError       a URL did not give a page
│   │   ├── RobotsRefusal   the site's robots.txt keeps programs from it
│   │   └── CookieWall      the site gives the page only to who takes its cookies
│   └── Forgotten        it was taken out of this ledger on purpose
├── ExtractionError      a capture has no readable article
│   ├── Unread           a capture holds no words, and is kept for what it is: an image, a message without text
│   └── PageWall         what came is no article but stands before one
│       ├── ConsentWall     it asks to consent to cookies
│       ├── LoginWall       it asks to sign in or to subscribe
│       └── BrowserCheck    it asks for scripts, or whether the reader is a robot
├── FormatError          a file is not of the shape that its reader expects
├── WeightsError         the model's files are missing, damaged or of another version
├── LanguageError        the weights were not trained on this language
├── LedgerError          the ledger file cannot be used
│   ├── NotALedger       the file is something else
│   ├── NewerLedger      made by a newer reportedly
│   └── LedgerBusy       another program is writing
├── LeakFound            a protected name can be read in what was about to leave
└── SettingError         a setting or an option has a value that cannot be
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Base of all. `retriable` says whether the same call may succeed later."""

    retriable = False


class OriginError(ReportedlyError):
    """An origin cannot be read."""


class FetchError(OriginError):
    """A URL did not give a page. `status` is what the server answered, where it did; `retry_after`, in seconds, how
    long it asked to be left alone."""

    def __init__(
        self, message: str, *, retriable: bool = False, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.retriable = retriable
        self.status = status
        self.retry_after = retry_after


class RobotsRefusal(FetchError):
    """A site's robots.txt keeps programs from a page."""


class CookieWall(FetchError):
    """A site gives a page only to who takes its cookies or consents to them."""


class Forgotten(OriginError):
    """A page was taken out of the ledger on purpose, and is not to come in again."""


class ExtractionError(ReportedlyError):
    """A capture has no readable article."""


class Unread(ExtractionError):
    """A capture holds no words: nothing failed, and there is nothing to read."""


class PageWall(ExtractionError):
    """What came is no article but stands before one."""


class ConsentWall(PageWall):
    """A page that asks to consent to cookies before it shows the article."""


class LoginWall(PageWall):
    """A page that asks to sign in or to subscribe before it shows the article."""


class BrowserCheck(PageWall):
    """A page that asks for scripts, or whether the reader is a robot, before it shows the article."""


class FormatError(ReportedlyError):
    """A file is not of the shape that its reader expects."""


class WeightsError(ReportedlyError):
    """The model's files are missing, damaged or of another version."""


class LanguageError(ReportedlyError):
    """The weights were not trained on this language."""


class LedgerError(ReportedlyError):
    """The ledger file cannot be used."""


class NotALedger(LedgerError):
    """The file is something else than a ledger."""


class NewerLedger(LedgerError):
    """The ledger was made by a newer version."""


class LedgerBusy(LedgerError):
    """Another program is writing to the ledger."""

    retriable = True


class LeakFound(ReportedlyError):
    """A protected name can be read in output, which is gone: nothing was put into place."""


class SettingError(ReportedlyError):
    """A setting or an option has a value that cannot be."""
