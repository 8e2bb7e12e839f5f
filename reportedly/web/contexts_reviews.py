"""What people decided about lines, as the pages show it: beside what the model said, with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision. `words` is the value in words, `model` what the model says of the field today; `standing`: nobody
    has answered it since."""

    id: str
    field: str
    words: str
    model: str
    by: str
    at: str
    reason: str
    standing: bool

    @property
    def told(self) -> str:
        """What was decided, in few words."""
        if self.field in {"verdict", "missed"}:
            return {"missed": "added by hand"}.get(self.field, self.words) if self.words != "taken back" else self.words
        return f"{self.field}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which people decided otherwise: each with who."""

    field: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineReviews:
    """What people decided about one line: what stands, the newest first; all that was ever decided; on what they are
    at odds. `seen` are the ids of what stands, which a form sends back."""

    standing: tuple[Decided, ...] = ()
    history: tuple[Decided, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def seen(self) -> tuple[str, ...]:
        """The ids of those that stand."""
        return tuple(one.id for one in self.standing)

    @property
    def verdict(self) -> str:
        """The newest verdict; empty where there is none."""
        return next((one.words for one in self.standing if one.field == "verdict"), "")

    @property
    def settled(self) -> bool:
        """Whether people have decided, and nothing is left to look at."""
        decided = any(one.field not in {"verdict", "note"} for one in self.standing)
        return not self.disputes and (self.verdict in {"right", "wrong"} or (decided and self.verdict != "unsure"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a form, told on the page that it leads to: what was kept, and what others decided meanwhile."""

    kept: tuple[Decided, ...]
    meanwhile: tuple[Decided, ...]
    line_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Editable:
    """A field of a line in its form: `was` is the value that is shown, `value` what stands in the form (what was typed,
    where the form comes back); `choices` are its values where these are few; `model` is what the model says."""

    name: str
    label: str
    was: str
    value: str
    model: str
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line that somebody is adding, when its form comes back; and what is wrong with it."""

    content: str = ""
    cue: str = ""
    source: str = ""
    act: str = "speech"
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A decision whose words, or any line at them, are gone from the document; `quote` are the words."""

    decided: Decided
    quote: str
