"""The language of a text, or None where that is not safe to say."""

from __future__ import annotations

from functools import cache
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SHORTEST = 20  # letters; below, names alone decide
_SAMPLES = (400, 1500)  # characters; more changed no answer on the 102 pages of the benchmark, and costs time
_SURE_AT_ONCE = 0.99  # of the shorter sample, which then decides
_SURE = 0.9
_SURE_WHEN_DECLARED = 0.3


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language. `declared` is what the page says: less evidence will do when it agrees.

    None when the text is too short or the answer is not sure.
    """
    if next(islice(filter(str.isalpha, text), _SHORTEST - 1, None), None) is None:
        return None
    code, probability = _identifier().classify(text[: _SAMPLES[0]])
    if probability < _SURE_AT_ONCE:
        code, probability = _identifier().classify(text[: _SAMPLES[1]])
    needed = _SURE_WHEN_DECLARED if code == declared else _SURE
    return str(code) if probability >= needed else None
