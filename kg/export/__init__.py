"""Exporting: the store as one file, in a format that others read."""

from kg.export.formats import ENDINGS, FORMATS, export, format_of

__all__ = ["ENDINGS", "FORMATS", "export", "format_of"]
