"""A component for spaCy pipelines. Needs the extra `spacy`; registered as an entry point, so that nothing is imported.

    nlp = spacy.blank("en")
    nlp.add_pipe("reportedly")
    for found in nlp("“No,” said Mara Velt.")._.attributions:
        print(found.source, found.cue, found.content, found.form)

Where both are installed, spaCy imports this module for every pipeline, whether it has the component or not. The engine
is therefore loaded, and the extension set, by `make`. Annotations are not postponed here: spaCy reads those of `make`.
"""

import os
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportedly.errors import LanguageError
from reportedly.settings import Settings
from reportedly.types import Act, Form

NAME = "attributions"
KEY: Any = ("._.", NAME, None, None)
"""Where a doc's `user_data` has the offsets: where spaCy itself would keep the values of an extension of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`reportedly.Attribution` and its reading, as spans of tokens.

    A span's label is its role: content, cue or source. It takes in every token that it touches; the very characters are
    in ``doc.user_data[KEY]``. `id` is that of `Attributor.text` for the same text.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    form: Form
    act: Act
    score: float


@dataclass(frozen=True, slots=True)
class Component:
    """What `nlp.add_pipe("reportedly")` adds. It holds settings alone, so that it can be sent to other processes."""

    settings: Settings
    language: str
    process: int = field(default_factory=os.getpid)

    def __call__(self, doc: Doc) -> Doc:
        """Leave in the doc what was found in it: characters, for tokens may be merged and split later."""
        from reportedly.attribute.attributor import Attributor

        # a forked worker has its parent's encoder, but not the threads that serve it; one thread needs none
        settings = self.settings if os.getpid() == self.process else replace(self.settings, threads=1)
        doc.user_data[KEY] = [
            {
                "id": found.attribution.id,
                "content": [list(span) for span in found.attribution.content],
                "cue": [list(span) for span in found.attribution.cue],
                "source": [list(span) for span in found.attribution.source],
                "form": found.reading.form,
                "act": found.reading.act,
                "score": found.reading.score,
            }
            for found in Attributor.load(settings).text(doc.text, self.language)
        ]
        return doc


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """What `doc._.attributions` gives: what was found in a doc, in the order of its text; nothing when it was not read.

    It needs no component in the pipeline: a doc that another process has read and stored will do.
    """
    return tuple(
        Attribution(**row | {role: _spans(doc, row[role], role) for role in ("content", "cue", "source")})
        for row in doc.user_data.get(KEY, ())
    )


def make(nlp: Language, name: str, threshold: float, threads: int, language: str | None) -> Component:
    """The factory behind `nlp.add_pipe("reportedly", config={...})`.

    `threshold` leaves out what scores less. `threads` share a text out; a worker of `nlp.pipe(..., n_process=2)` always
    has one. `language` (ISO 639-1) is that of the texts, None the pipeline's. Raises LanguageError when the weights do
    not know it, WeightsError when they cannot be loaded, ValueError when `doc._.attributions` is somebody else's.
    """
    from reportedly.attribute.attributor import Attributor

    settings = Settings(threshold=threshold, threads=threads)
    language, known = language or nlp.lang, Attributor.load(settings).languages
    if language not in known:
        raise LanguageError(
            f"the pipe {name!r} cannot read the language {language!r}: its weights know {', '.join(known)}; where the"
            f" texts are in one of these whatever the pipeline's language, say so: config={{'language': {known[0]!r}}}"
        )
    if not Doc.has_extension(NAME) or Doc.get_extension(NAME)[2] is not attributions:
        Doc.set_extension(NAME, getter=attributions)
    return Component(settings, language)


def _spans(doc: Doc, offsets: list[list[int]], role: str) -> tuple[Span, ...]:
    found = (doc.char_span(start, end, label=role, alignment_mode="expand") for start, end in offsets)
    return tuple(span for span in found if span is not None)


_DEFAULTS: dict[str, Any] = {"threshold": 0.0, "threads": 1, "language": None}
Language.factory("reportedly", default_config=_DEFAULTS, assigns=[f"doc._.{NAME}"], func=make)
