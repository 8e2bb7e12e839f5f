"""Across documents: which clusters stand for one person or body. Pure: values in, proposals out."""
