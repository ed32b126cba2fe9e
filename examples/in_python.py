"""The graph in Python, step by step: run it in the folder that holds `examples`, after `kg build examples/questions`.

Each step prints what it finds. A test runs it.
"""

import sys

import kg

STORE = sys.argv[1] if len(sys.argv) > 1 else "kg-store"

# 1. A question's rows, as `kg query` gives them; with pandas, `.to_pandas()` makes a data frame of them.
for row in kg.ask(STORE, "notices", state="not said to have ended"):
    print(f"{row['subject']}: {row['kind']}, since {row['since']}")

# 2. The same as the papers stood on a day, with the sentences that a row rests on.
for row in kg.ask(STORE, "interventions", council="Eastvale", as_of="2022-12-31", evidence=True):
    print(f"{row['kind']} of {row['date']}: “{row['sentence']}”")

# 3. The graph as an rdflib dataset that cannot be written to: SPARQL, look-ups, serialization, all of rdflib.
graph = kg.open(STORE)
who_chairs = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX membership: <https://w3id.org/send-governance/code/membership/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?body ?member {
  ?seat org:role membership:chair ; org:organization/rdfs:label ?body ; org:member/rdfs:label ?member .
} ORDER BY ?body
"""
for body, member in graph.query(who_chairs):
    print(f"{member} chairs {body}")

# 4. Who answers to whom as a networkx network: relation, dates, status and sentence are on its edges.
network = kg.network(STORE)
for start, end, told in sorted(network.edges(data=True), key=lambda edge: edge[2]["sentence"]):
    if told["relation"] in ("reports to", "accountable to"):
        lower, upper = network.nodes[start]["label"], network.nodes[end]["label"]
        print(f"{lower} {told['relation']} {upper} ({told['said']}): “{told['sentence']}”")
