"""The language of a text, or None where that is not safe to say."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SHORTEST, _SHORTEST_OF_ANOTHER_SCRIPT = 20, 10  # letters; below, names alone decide
_LETTERS, _LATIN = re.compile(r"[^\W\d_]"), re.compile(r"[A-Za-z\u00c0-\u024f]")
_SAMPLES = (400, 1500)  # characters; more changed no answer on the 102 pages of the benchmark, and costs time
_SURE_AT_ONCE = 0.99  # of the shorter sample, which then decides
_SURE = 0.9
_SURE_WHEN_DECLARED = 0.3


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language. `declared` is what the page says: less evidence will do when it agrees.

    None when the text is too short or the answer is not sure. A text in another script than the Latin one is in none of
    the many languages that share that: a shorter one, and less evidence, will do.
    """
    other = _is_in_another_script(text[: _SAMPLES[0]])
    shortest = _SHORTEST_OF_ANOTHER_SCRIPT if other else _SHORTEST
    if next(islice(filter(str.isalpha, text), shortest - 1, None), None) is None:
        return None
    code, probability = _identifier().classify(text[: _SAMPLES[0]])
    if probability < _SURE_AT_ONCE:
        code, probability = _identifier().classify(text[: _SAMPLES[1]])
    needed = _SURE_WHEN_DECLARED if code == declared or other else _SURE
    return str(code) if probability >= needed else None


def _is_in_another_script(sample: str) -> bool:
    """Whether most letters are no Latin ones."""
    if len(sample.encode("utf-8", "replace")) < 1.3 * len(sample):  # told at no cost of nearly all
        return False
    letters = len(_LETTERS.findall(sample))
    return letters > 0 and 2 * len(_LATIN.findall(sample)) < letters
