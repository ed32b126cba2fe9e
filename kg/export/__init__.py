"""Exporting: the store as one file, in a format that others read."""

from kg.export.formats import ENDINGS, FORMATS, export, format_of
from kg.export.framed import frames, write_framed
from kg.export.parts import PartsFolder
from kg.export.views import views, write_view
from kg.graph.write import RDF_FORMATS, Terms

__all__ = [
    "ENDINGS",
    "FORMATS",
    "RDF_FORMATS",
    "PartsFolder",
    "Terms",
    "export",
    "format_of",
    "frames",
    "views",
    "write_framed",
    "write_view",
]
