"""From the bytes of a page to its characters, whatever encoding was declared."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]{2,40})", re.I
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT = 8192  # browsers look at 1024 bytes; pages of old content systems declare later
_SAMPLE = 32_768
_NOISE_SAMPLE = 8192
_ODD = re.compile("[\ufffd\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f-\u009f]")

# what browsers take these labels for (WHATWG Encoding Standard, table of labels)
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "utf-16": "utf-16-le",
}  # fmt: skip
# only these: Python knows codecs (punycode, idna, unicode_escape) that take quadratic time or run no charset at all
_KNOWN = re.compile(
    r"utf-8|utf-16(-[lb]e)?|cp\d{3,4}|iso8859-\d+|koi8-[ru]|gb18030|big5(hkscs)?|euc_(jp|kr)|iso2022_jp|mac-\w+"
)


def decode(body: bytes, content_type: str | None = None) -> str:
    """The characters of a page. Never raises: what no encoding explains becomes U+FFFD.

    A byte order mark decides; then UTF-8, when the bytes are valid as such (a wrong declaration survives that); then
    `content_type` (the header's value), the page's own meta element, and a guess from the bytes.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if _is_wide(body):
        order = "utf-16-le" if body[1:2] == b"\x00" else "utf-16-be"
        return body.decode(order, "replace")
    declared = _declared(body, content_type)
    try:
        text = body.decode("utf-8")
        if not (declared == "iso2022_jp" and "\x1b" in text):
            return text
    except UnicodeDecodeError:
        pass
    if declared == "utf-8" or declared is None:
        text = body.decode("utf-8", "replace")
        # a few broken bytes in a page of UTF-8: a truncated title, a widget in another encoding
        if text.count("\ufffd") * 20 < sum(map(text.count, "äöüéèáíóñçаеоин’“”–—")) + 1:
            return text
        return _guess(body)
    text = body.decode(declared, "replace")
    return _guess(body, declared) if _looks_garbled(text) else text


def is_noise(text: str) -> bool:
    """Whether decoded bytes were no text: one in twenty characters is undecodable or a control character."""
    sample = text[:_NOISE_SAMPLE]
    return len(_ODD.findall(sample)) * 20 > len(sample)


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The declared encoding by Python's name, the header before the page; None when there is none that we know."""
    labels = re.findall(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type or "", re.I)
    if found := _META.search(body[:_LOOKED_AT]):
        labels.append((found[1] or found[2]).decode("ascii"))
    for label in labels:
        try:
            name = codecs.lookup(label).name
        except LookupError:
            continue
        name = _MEANT.get(name, name)
        if _KNOWN.fullmatch(name):
            return "utf-8" if name.startswith("utf-16") else name  # a page that says so in ASCII is not UTF-16
    return None


def _is_wide(body: bytes) -> bool:
    """Whether this is UTF-16 without a byte order mark: every second byte of the first markup is null."""
    head = body[:64]
    return b"<" in head and head.count(b"\x00") > len(head) // 3


def _looks_garbled(text: str) -> bool:
    """Whether a quarter of the letters are accented Latin, as when Cyrillic or Greek is read as Western European."""
    sample = re.sub(r"<[^>]*>", " ", text[: 4 * _SAMPLE])
    letters = sum(map(str.isalpha, sample))
    accented = sum("\u00c0" <= c <= "\u00ff" for c in sample)
    return text.count("\ufffd") * 100 > len(text) or (letters > 200 and accented * 4 > letters)


def _guess(body: bytes, declared: str = "cp1252") -> str:
    """By the statistics of the words outside tags; `declared` when nothing is better."""
    words = re.sub(rb"<[^>]*>", b" ", body)
    high = re.search(rb"[\x80-\xff]", words)
    start = max(0, high.start() - 1024) if high else 0
    best = charset_normalizer.from_bytes(words[start : start + _SAMPLE]).best()
    return body.decode(best.encoding if best else declared, "replace")
