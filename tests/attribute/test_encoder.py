from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportedly.attribute.attributor import WEIGHTS, Attributor
from reportedly.attribute.encoder import Encoder
from reportedly.attribute.labels import LABELS, LINK_SIZE, LINK_VECTORS
from reportedly.attribute.windows import encode, windows
from reportedly.errors import WeightsError

ENGLISH = WEIGHTS / "english"
CURE = "install reportedly again"
PARAGRAPH = "“No, never,” said Mara Velt, who had come from the harbour with her brother. He hoped for rain.\n"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ENGLISH)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the weights of the package, to be damaged."""
    for path in ENGLISH.iterdir():
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


def replaced(folder: Path, name: str, body: bytes) -> Path:
    (folder / name).unlink()
    (folder / name).write_bytes(body)
    return folder


def edited(folder: Path, **changes: Any) -> Path:
    """The folder with other values in decoder.json; None takes a key out."""
    numbers = json.loads((ENGLISH / "decoder.json").read_text(encoding="utf-8")) | changes
    kept = {name: value for name, value in numbers.items() if value is not None or name == "calibration"}
    return replaced(folder, "decoder.json", json.dumps(kept).encode())


# ---- what it says


def test_every_piece_gets_scores_and_vectors(encoder: Encoder) -> None:
    encoded = encode(PARAGRAPH, encoder.tokenizer)
    tags, (seen,), _ = encoder(encoded)
    count = len(encoded.pieces)
    assert tags.shape == (count, len(LABELS))
    assert (seen.start, seen.end, seen.vectors.shape) == (0, count, (count, len(LINK_VECTORS) * LINK_SIZE))
    assert np.isfinite(tags).all()
    assert np.isfinite(seen.vectors).all()
    assert tags.std() > 0


def test_nothing_in_nothing_out(encoder: Encoder) -> None:
    tags, seen, _ = encoder(encode("", encoder.tokenizer))
    assert (tags.shape, seen) == ((0, len(LABELS)), [])


def test_a_long_text_is_seen_window_by_window(encoder: Encoder) -> None:
    encoded = encode(PARAGRAPH * 30, encoder.tokenizer)
    tags, seen, _ = encoder(encoded)
    cut = windows(encoded, size=encoder.numbers.window, overlap=encoder.numbers.overlap)
    assert len(cut) > 2
    assert [(s.start, s.end) for s in seen] == [(w.start, w.end) for w in cut]
    assert np.isfinite(tags).all()
    for s in seen:
        assert s.vectors.shape == (s.end - s.start, len(LINK_VECTORS) * LINK_SIZE)
        assert s.depth.shape == (s.end - s.start,)
        assert s.depth.min() > 0
    # an end of the text is no edge: nothing more could be seen there
    assert seen[0].depth[0] > seen[0].depth[-1] == 1
    assert seen[-1].depth[-1] > seen[-1].depth[0] == 1


def test_the_same_whatever_the_threads_and_what_came_before(encoder: Encoder) -> None:
    encoded = encode(PARAGRAPH * 30, encoder.tokenizer)
    tags, seen, _ = encoder(encoded)
    encoder(encode("Something else.", encoder.tokenizer))
    for other in (encoder, Encoder(ENGLISH, threads=2)):
        again, seen_again, _ = other(encoded)
        assert np.array_equal(tags, again)
        assert all(np.array_equal(a.vectors, b.vectors) for a, b in zip(seen, seen_again, strict=True))


def test_windows_are_read_each_by_itself(encoder: Encoder) -> None:
    """Two paragraphs that fill a window each say what they say alone."""
    texts = [word * (encoder.numbers.window - 10) for word in ("rain ", "snow ")]
    alone = [encoder(encode(text, encoder.tokenizer)) for text in texts]
    tags, seen, _ = encoder(encode("\n".join(texts), encoder.tokenizer))
    assert np.allclose(np.concatenate([alone[0][0], alone[1][0]]), tags, atol=1e-5)
    for (_, (single,), _), window in zip(alone, seen, strict=True):
        assert np.array_equal(single.vectors, window.vectors)


# ---- what may be wrong with the files


@pytest.mark.parametrize("name", ["decoder.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(WeightsError, match=CURE):
        Encoder(folder)


def test_a_missing_folder_named_by_the_attributor(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=rf"nowhere.*{CURE}"):
        Attributor.load(weights=tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["decoder.json", "model.onnx", "tokenizer.json"])
@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff" * 9, b"{}", b"[1, 2]", b"version https://git-lfs.github.com/spec/v1\n"]
)
def test_a_damaged_file(folder: Path, name: str, body: bytes) -> None:
    with pytest.raises(WeightsError, match=CURE):
        Encoder(replaced(folder, name, body))


def test_a_model_that_was_not_copied_to_its_end(folder: Path) -> None:
    whole = (ENGLISH / "model.onnx").read_bytes()
    with pytest.raises(WeightsError, match=CURE):
        Encoder(replaced(folder, "model.onnx", whole[: len(whole) // 2]))


@pytest.mark.parametrize(
    "changes",
    [
        {"labels": list(reversed(LABELS))},
        {"links": ["content-cue"]},
        {"link_size": LINK_SIZE * 2},
        {"labels": None},
        {"window": None},
        {"transitions": None},
        {"transitions": "many"},
        {"languages": None},
    ],
    ids=str,
)
def test_numbers_of_another_version(folder: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(WeightsError, match=CURE):
        Encoder(edited(folder, **changes))


def test_a_graph_with_other_inputs_is_of_another_version(folder: Path) -> None:
    with pytest.raises(WeightsError, match=rf"another version.*{CURE}"):
        Encoder(replaced(folder, "model.onnx", identity_graph()))


def identity_graph() -> bytes:
    """The smallest ONNX file that loads: y = x, in protocol buffers by hand (onnx.proto names the fields)."""

    def field(number: int, value: bytes | int) -> bytes:
        if isinstance(value, int):
            return bytes([number << 3, value])
        return bytes([number << 3 | 2, len(value)]) + value

    def value_info(name: bytes) -> bytes:
        size = field(1, field(1, 1))  # one dimension, of size 1
        tensor = field(1, 1) + field(2, size)  # floats
        return field(1, name) + field(2, field(1, tensor))

    node = field(1, b"x") + field(2, b"y") + field(4, b"Identity")
    graph = field(1, node) + field(2, b"g") + field(11, value_info(b"x")) + field(12, value_info(b"y"))
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))
