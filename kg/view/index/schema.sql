-- What is kept of a store for its pages. Rows are in the order in which pages show them; `data` is JSON.
CREATE TABLE paper (source TEXT PRIMARY KEY, council TEXT, date TEXT, publisher TEXT, iri TEXT, text TEXT, data TEXT);
CREATE INDEX paper_council ON paper (council);
CREATE TABLE node (number INTEGER PRIMARY KEY, id TEXT UNIQUE, key TEXT, type TEXT, council TEXT, data TEXT);
CREATE INDEX node_key ON node (key);
CREATE INDEX node_council ON node (council);
CREATE INDEX node_type ON node (type);
CREATE TABLE line (number INTEGER PRIMARY KEY, source TEXT, target TEXT, data TEXT);
CREATE INDEX line_source ON line (source);
CREATE INDEX line_target ON line (target);
CREATE TABLE fact (iri TEXT PRIMARY KEY, kind TEXT, source TEXT, council TEXT, date TEXT, data TEXT);
CREATE INDEX fact_kind ON fact (kind);
CREATE INDEX fact_source ON fact (source);
CREATE INDEX fact_council ON fact (council);
CREATE TABLE named (fact TEXT, thing TEXT);
CREATE INDEX named_thing ON named (thing);
CREATE TABLE gap (number INTEGER PRIMARY KEY, council TEXT, data TEXT);
CREATE INDEX gap_council ON gap (council);
CREATE TABLE promise (number INTEGER PRIMARY KEY, council TEXT, data TEXT);
CREATE INDEX promise_council ON promise (council);
CREATE VIRTUAL TABLE called USING fts5 (words, id UNINDEXED, ties UNINDEXED, tokenize = 'trigram');
CREATE VIRTUAL TABLE sentence USING fts5 (
  words, source UNINDEXED, start UNINDEXED, end UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');
