"""Queries that would make this machine ask another, in many spellings, and a listener that counts who comes."""

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["INNOCENT", "Listener", "connects", "listening", "scrambled", "spellings"]

#: words that stand for the pattern itself; `@` is the address
_CALLS = (
    "SERVICE <@> { ?s ?p ?o }",
    "service <@> {?s ?p ?o}",
    "SeRvIcE <@>{ ?s ?p ?o }",
    "SERVICE<@>{}",
    "SERVICE SILENT <@> { ?s ?p ?o }",
    "SERVICESILENT<@>{ ?s ?p ?o }",
    "service silent<@>{?s ?p ?o}",
    "SERVICE\t<@>\n{ ?s ?p ?o }",
    "SERVICE\r<@> { ?s ?p ?o }",
    "SERVICE # why\n<@> { ?s ?p ?o }",
    "SERVICE # why\r<@> { ?s ?p ?o }",
    "SERVICE SILENT# why\r\n<@>{ ?s ?p ?o }",
    "SERVICE l: { ?s ?p ?o }",
    "SERVICE l:{ ?s ?p ?o }",
    "SERVICESILENT l: { ?s ?p ?o }",
    "VALUES ?t { <@> } SERVICE ?t { ?s ?p ?o }",
    "BIND (<@> AS ?t) SERVICE ?t { ?s ?p ?o }",
    "BIND (IRI('@') AS ?t) SERVICE $t { ?s ?p ?o }",
    "\\u0053ERVICE <@> { ?s ?p ?o }",
    "SERVIC\\U00000045 <@> { ?s ?p ?o }",
    "\\u0053\\u0045\\u0052\\u0056\\u0049\\u0043\\u0045 <@> { ?s ?p ?o }",
)

#: what may stand before it, which a guard could take for the beginning of a text, a comment or a name
_BEFORE = (
    "",
    "?a e:a\\' ?b . ",
    "?t e:a ?t.",
    "?a e:a '#' . ",
    '?a e:a "\'" . ',
    "?a e:a '''a''b''' . ",
    '?a e:a """a " \' b""" . ',
    "?a e:a '\\'' . ",
    "?a e:a '\\\\' . ",
    "# a comment '\n",
    "# a comment\r",
    "#\\u000A1234 ",
    "#\\u000A",
    "?a <http://x/#'> ?b . ",
    "FILTER (1 <2 || 3> 2) ",
    "{} UNION {} ",
    "OPTIONAL { ?a ?b ?c } ",
    "?a e:#'\n ?b . ",
    "?a e:a ''.",
    '?a e:a ""@en . ',
)

_AROUND = (
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { BODY }",
    "PREFIX e: <http://e/> PREFIX l: <@> ASK { BODY }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { { BODY } }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { OPTIONAL { BODY } }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { FILTER EXISTS { BODY } }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { { SELECT * { BODY } } }",
    "PREFIX e: <http://e/> PREFIX l: <@> CONSTRUCT { ?s ?p ?o } WHERE { BODY }",
    "PREFIX service: <@> PREFIX e: <http://e/> PREFIX l: <@> DESCRIBE * { BODY }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT (1 AS ?service) { {} UNION { BODY } }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { MINUS { BODY } }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT (EXISTS { BODY } AS ?x) {}",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { BIND (EXISTS { BODY } AS ?x) }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT * { ?a ?b ?c } ORDER BY EXISTS { BODY }",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT (1 AS ?x) { ?a ?b ?c } GROUP BY (EXISTS { BODY } AS ?y)",
    "PREFIX e: <http://e/> PREFIX l: <@> SELECT (1 AS ?x) { ?a ?b ?c } GROUP BY ?a HAVING (EXISTS { BODY })",
)

#: pieces of queries, put one after the other at random: each could hide from one parser what another sees
_PIECES = (
    *_CALLS, *_BEFORE, "{", "}", "{}", ".", ";", "'", '"', "'''", '"""', "\\'", '\\"', "\\\\", "#", "#\n", "\r", "\n",
    "\t", "\f", "\v", "\u00a0", "\u2028", "\u0085", "\x00", "\ufeff", "e:a", "e:a\\'", "e:a\\#", "e:a%23", "_:a.",
    "<http://x/#>", "<http://x/'>", "<", "<=", ">", "1", "2.", "3.e0", "?a", "a", "FILTER ", "(", ")", "EXISTS ",
    "GRAPH ?g ", "@en", "^^e:a", "^", "[", "]", "<<", "<<(", ")>>", "{|", "|}", "LATERAL ", "IN ", "''", '""', "} #",
    "PREFIX service: <@> ", "BASE <@> ", "SERVICE service: {}", "SERVICE <> {}", "FROM <x> ", "SELECT * ", "IF (", "&&",
    "BIND (EXISTS ", " AS ?y)",
)  # fmt: skip

#: texts with the word in them that ask nobody
INNOCENT = (
    "SELECT ?service WHERE { ?service ?p 'SERVICE <x>' . # SERVICE\n }",
    "PREFIX service: <http://example.org/#SERVICE> SELECT * WHERE { ?s service:SERVICE ?o }",
    'SELECT * WHERE { ?s ?p """a " SERVICE""" , "SERVICE" }',
    "SELECT * WHERE { ?s <http://x/SERVICE> ?o }",
    "# from the service\nSELECT * WHERE { ?s ?p ?o FILTER (CONTAINS(?o, 'Adult Services')) }",
    "SELECT * WHERE { ?s ?p 'the SEND service { SERVICE <http://x/> {} }' }",
    "SELECT ?from WHERE { ?from ?p ?o }",
)


def spellings(address: str) -> list[str]:
    """Return queries that would ask `address`: each call after each beginning, and each in each of its surroundings."""
    bodies = [before + call for before in _BEFORE for call in (*_CALLS[:6], _CALLS[14])]
    texts = [_AROUND[0].replace("BODY", body) for body in bodies]
    texts += [around.replace("BODY", call) for around in _AROUND for call in _CALLS]
    return [text.replace("@>", f"{address}>").replace("'@'", f"'{address}'") for text in dict.fromkeys(texts)]


def scrambled(address: str, seed: int) -> str:
    """Return a query with a call somewhere between pieces put together at random; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 -- the same texts each time
    pieces = chance.choices(_PIECES, k=chance.choice((1, 2, 3, 5, 8)))
    pieces.insert(chance.randrange(len(pieces) + 1), chance.choice(_CALLS))
    text = chance.choice(_AROUND).replace("BODY", "".join(pieces))
    return text.replace("@>", f"{address}>").replace("'@'", f"'{address}'")


class Listener:
    """A port of this machine; `reached` counts the connections that came."""

    def __init__(self) -> None:
        """Listen at a free port."""
        self.reached = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.reached += 1
            connection.close()

    def close(self) -> None:
        """Listen no more."""
        self._socket.close()


@contextmanager
def listening() -> Iterator[Listener]:
    """Give a listener for the time of a block."""
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def connects(engine: object, address: tuple[str, int]) -> str:
    """Try to reach an address: a task for a worker, which finds it by the name of this module."""
    del engine
    try:
        socket.create_connection(address, timeout=2).close()
    except OSError:
        return "no way"
    return "reached"
