"""How much may be asked at once."""

from __future__ import annotations

from typing import Final

MOST: Final = 500
"""Lines of an answer."""
LONGEST: Final = 1000
"""Characters of a value."""
