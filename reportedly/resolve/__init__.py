"""Spans → values: who, on whose word, how sure, when, how many. Pure: a document and what was found in it go in."""

from reportedly.resolve.resolver import RESOLVER, resolve

__all__ = ["RESOLVER", "resolve"]
