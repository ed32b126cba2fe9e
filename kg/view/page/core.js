/* The data of the page, unpacked, and the few helpers that the other scripts share.
   Text from documents only ever enters the page as text nodes and attributes set here, never as markup. */
"use strict";

/* each script is a part, run in their order once the data is there */
const kg = { parts: [] };
kg.part = (run) => kg.parts.push(run);

kg.part(() => {
  const data = kg.data;
  kg.groups = new Map(data.groups.map((group) => [group.key, group]));
  kg.families = new Map(data.families.map((family) => [family.key, family]));
  kg.views = new Map(data.views.map((view) => [view.key, view]));
  kg.papers = [];
  kg.passages = [];
  kg.nodes = [];
  kg.lines = [];
  kg.byKey = new Map();

  /* words as a search compares them: no capitals, no accents, one sort of apostrophe */
  kg.plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/gu, "").replace(/[‘’`]/gu, "'").toLowerCase();
  kg.words = (text) => [...new Set(kg.plain(text).match(/[\p{L}\p{N}']+/gu) ?? [])];

  /* the first letters of a long name, by which people call it */
  const initials = (name) => {
    const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length > 2 ? `${words.map((word) => word[0]).join("")}\n${words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]).join("")}` : "";
  };

  /* columns of values -> records; a column of words that come often holds places in the list of words */
  const unpack = ({ columns, worded, values }, words) => {
    const isWord = columns.map((column) => worded.includes(column));
    return Array.from({ length: values[0]?.length ?? 0 }, (_, row) => {
      const record = {};
      for (let at = 0; at < columns.length; at += 1) record[columns[at]] = isWord[at] ? words[values[at][row]] : values[at][row];
      return record;
    });
  };

  /* a sentence and what stands around it, cut out of the piece of text that holds them */
  const cut = (texts) => ({ text, at, before, quote, after, cut: open, rule, page, paper }) => {
    const piece = texts[text], from = at + before, to = from + quote;
    return { paper, rule, page, quote: piece.slice(from, to), before: (open & 1 ? "…" : "") + piece.slice(at, from),
      after: piece.slice(to, to + after) + (open & 2 ? "…" : "") };
  };

  /* add what is not there yet: at first all that the page holds, later what a server sends */
  kg.take = (part) => {
    const known = new Map(kg.papers.map((paper, at) => [paper.source, at]));
    const papers = unpack(part.papers, part.words).map((paper) => known.get(paper.source) ?? kg.papers.push(paper) - 1);
    const passages = unpack(part.passages, part.words).map(cut(part.texts)).map((one) => kg.passages.push({ ...one, paper: papers[one.paper] }) - 1);
    const placed = (record) => {
      record.passages = record.passages.map((one) => passages[one]);
      record.said = [...new Set(record.passages.map((one) => kg.passages[one].paper))];
    };
    const nodes = unpack(part.nodes, part.words).map((node) => {
      if (kg.byKey.has(node.id)) return kg.byKey.get(node.id);
      placed(node);
      node.index = kg.nodes.push(node) - 1;
      node.lines = [];
      node.group = kg.groups.get(node.group);
      node.sought = kg.plain([node.label, ...node.aliases, ...node.codes, initials(node.label)].join("\n"));
      node.where = kg.plain(`${node.council} ${node.kind}`);
      kg.byKey.set(node.id, node);
      return node;
    });
    for (const line of unpack(part.edges, part.words)) {
      line.id = `f${line.key}`;
      if (kg.byKey.has(line.id)) continue;
      placed(line);
      line.index = kg.lines.push(line) - 1;
      line.source = nodes[line.from];
      line.target = nodes[line.to];
      line.family = kg.families.get(part.relations[line.relation] ?? "other");
      line.source.lines.push(line);
      if (line.target !== line.source) line.target.lines.push(line);
      kg.byKey.set(line.id, line);
    }
  };
  kg.take(data);

  /* the other end of a line */
  kg.across = (line, node) => (line.source === node ? line.target : line.source);

  /* el("a", {href: …}, "text", child): attributes are set, strings become text nodes */
  kg.el = (tag, attributes = {}, ...children) => {
    const svg = ["svg", "path", "g", "line", "rect", "text", "title"].includes(tag);
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children.flat()) {
      if (child === null || child === undefined || child === false || child === "") continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return element;
  };

  /* the shape of a group as a small picture; decoration only, the words beside it say the same */
  kg.tint = (element, name) => { element.style.color = `var(--${name})`; return element; };
  kg.glyph = (group) => kg.tint(
    kg.el("svg", { class: `glyph g-${group.key}`, viewBox: "-13 -13 26 26", width: 16, height: 16, "aria-hidden": "true" },
      kg.el("path", { d: group.path, "fill-rule": "evenodd" })), `g-${group.key}`);

  const plural = { one: new Intl.PluralRules("en-GB") };
  kg.count = (number, one, many = `${one}s`) =>
    `${number.toLocaleString("en-GB")} ${plural.one.select(number) === "one" ? one : many}`;

  /* an ISO date, whole or cut, as people write it */
  kg.day = (iso) => {
    const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"];
    const [year, month, day] = (iso || "").split("-");
    return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
  };

  /* the same with short months, for tables */
  kg.shortDay = (iso) => kg.day(iso).replace(/\p{L}{4,}/u, (month) => month.slice(0, 3));

  /* the first and last day that a cut date can mean, so that dates of any precision compare as text */
  kg.first = (iso) => (iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso);
  kg.last = (iso) => (iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-31` : iso);

  /* which of two colours: what the page shows now */
  const night = matchMedia("(prefers-color-scheme: dark)");
  kg.dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : night.matches;
  };
  kg.colour = (thing) => (kg.dark() ? thing.dark : thing.light);
  kg.still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* what a line says, as words */
  kg.say = (line) => `${line.source.label} ${line.relation} ${line.target.label}`;
});
