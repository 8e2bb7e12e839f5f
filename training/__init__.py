"""How the weights in the package were made. Not part of the wheel; see docs/model-card.md."""
