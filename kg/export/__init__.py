"""Exporting: the store as one file, in a format that others read."""

from kg.export.formats import ENDINGS, FORMATS, export, format_of
from kg.export.views import views, write_view

__all__ = ["ENDINGS", "FORMATS", "export", "format_of", "views", "write_view"]
