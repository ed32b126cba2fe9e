"""A small graph and questions of its own, so that the machinery is tested apart from the real ontology."""

from typing import Any

import pyoxigraph as ox

__all__ = ["COUNCILS", "EXAMPLE", "MONITORING", "Memory"]

EXAMPLE = "http://example.com/"

MONITORING = """\
#+ title: Who monitors what
#+ answers: Who monitors what, and how often.
#+ theme: oversight
#+ parameters:
#+   council: {type: text, help: Only this council.}
#+   from: {type: date, help: From this date on.}
#+   to: {type: date, end: true, help: Up to this date.}
#+   kind: {type: text, values: [held, planned], default: held, help: The status.}
#+   count: {type: integer, help: A count.}
#+   share: {type: decimal, help: A share.}
#+   own: {type: boolean, help: Own or not.}
#+   thing: {type: iri, help: A thing.}
#+ columns:
#+   source: The document.
#+   monitor: Who monitors.
#+   subject: {help: What is monitored., list: true}
PREFIX ex: <http://example.com/>
SELECT ?source ?monitor ?subject ?fact
WHERE {
  VALUES ?param_council { UNDEF }
  VALUES ?param_from { UNDEF }
  VALUES ?param_to { UNDEF }
  VALUES ?param_kind { UNDEF }
  VALUES ?param_count { UNDEF }
  VALUES ?param_share { UNDEF }
  VALUES ?param_own { UNDEF }
  VALUES ?param_thing { UNDEF }
  ?fact ex:source ?source ; ex:subject ?subject ; ex:council ?council ; ex:date ?date .
  OPTIONAL { ?fact ex:monitor ?monitor }
  FILTER(!BOUND(?param_council) || CONTAINS(LCASE(?council), LCASE(?param_council)))
  FILTER(!BOUND(?param_from) || STR(?date) >= ?param_from)
  FILTER(!BOUND(?param_to) || STR(?date) <= ?param_to)
}
ORDER BY ?source ?monitor ?subject
"""

COUNCILS = """\
#+ title: The councils
#+ answers: Every council that has a paper.
#+ theme: who is who
#+ columns: [council]
PREFIX ex: <http://example.com/>
SELECT DISTINCT ?council WHERE { ?fact ex:council ?council } ORDER BY ?council
"""


class Memory:
    """An engine in memory."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def query(self, text: str) -> Any:
        """Ask over all graphs at once."""
        return self.store.query(text, use_default_graph_as_union=True)

    def fact(self, name: str, **values: str) -> None:
        """Add one fact with its properties."""
        for key, value in values.items():
            self.store.add(
                ox.Quad(
                    ox.NamedNode(EXAMPLE + name),
                    ox.NamedNode(EXAMPLE + key),
                    ox.Literal(value),
                    ox.NamedNode(EXAMPLE + "graph"),
                )
            )
