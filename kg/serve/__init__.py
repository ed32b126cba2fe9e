"""A read-only local server for a store: the SPARQL 1.1 Protocol, the saved questions, a page for each thing."""

from kg.serve.app import Settings, create_app

__all__ = ["Settings", "create_app"]
