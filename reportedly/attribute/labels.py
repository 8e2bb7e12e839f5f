"""The tags of words and the shape of the link heads: the contract between training and decoding."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

LINKS = ("content-cue", "cue-source", "content-source")
"""Each link head scores, for the span in the row, every piece that may begin its partner, and none at all."""

LINK_SIZE = 64
"""Width of a link vector."""

# the encoder's second output holds these vectors side by side, LINK_SIZE wide each
LINK_VECTORS = ("0q-first", "0q-last", "0k", "1q-first", "1q-last", "1k", "2q-first", "2q-last", "2k")
DISTANCE_BUCKETS = 33

FEATURES = ("content", "content-edges", "cue", "source", "link-cue", "link-source", "no-cue", "no-source", "quoted")
"""The evidence for an attribution from which its scores are computed."""

MENTION_KINDS = ("person", "organisation", "place", "time", "object", "abstract")
MENTION_LABELS = ("O", *(f"{edge}-{kind}" for kind in MENTION_KINDS for edge in "BI"))
PAIR_SIZE = 64
"""Width of the two vectors of a mention: what it takes up, and what it is to one that takes it up."""
MENTION_SIZE = len(MENTION_LABELS) + 4 + 2 * PAIR_SIZE
"""Width of the third output: the tags of mentions, how likely he, she, it and they are for a mention, its vectors."""
MENTION_LAYERS = 2
"""Layers of the encoder that mentions share with attributions; what they have of their own stands above these."""
