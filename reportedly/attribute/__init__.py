"""Document → attributions: windows of a text, an encoder, decoding; and rules as a baseline without weights."""
