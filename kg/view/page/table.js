/* The same facts as a table: sortable, searchable, and the way in for keyboard and screen reader. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const place = document.getElementById("table");
  const STEP = 200;
  let limit = STEP;
  let last = null;

  const columns = [
    ["who", "Who or what", (line) => line.source.label],
    ["relation", "does", (line) => line.relation],
    ["whom", "to whom or what", (line) => line.target.label],
    ["council", "Council", (line) => line.source.council || line.target.council],
    ["status", "Status", (line) => line.status],
    ["date", "Date", (line) => line.start || line.saidOn || line.end],
    ["often", "How often", (line) => line.frequency],
    ["papers", "Documents", (line) => line.said.length],
  ];
  const things = [
    ["name", "Thing", (node) => node.label],
    ["kind", "Kind", (node) => node.kind || node.group.label],
    ["council", "Council", (node) => node.council],
    ["when", "Date", (node) => node.start || node.end],
    ["also", "Also called", (node) => node.aliases.join("; ")],
    ["facts", "Lines", (node) => node.lines.length],
  ];

  const order = new Intl.Collator("en-GB", { numeric: true });
  const sorted = (rows, list) => {
    const [name, way] = kg.state.sort.split(".");
    const column = list.find(([key]) => key === name);
    if (!column) return rows;
    const sense = way === "down" ? -1 : 1;
    return [...rows].sort((a, b) => sense * order.compare(String(column[2](a)), String(column[2](b))));
  };

  const head = (list) => el("thead", {}, el("tr", {}, list.map(([name, label]) => {
    const [current, way] = kg.state.sort.split(".");
    const now = current === name ? way : "";
    return el("th", { scope: "col", "aria-sort": now === "up" ? "ascending" : now === "down" ? "descending" : "none" },
      el("button", { type: "button", "data-sort": name, onclick: () => {
        kg.set({ sort: `${name}.${now === "up" ? "down" : "up"}` }, { keep: false });
        place.querySelector(`[data-sort="${name}"]`).focus();
      } }, label, el("span", { "aria-hidden": "true" }, now === "up" ? " ▲" : now === "down" ? " ▼" : "")));
  })));

  const cell = (text) => el("td", { dir: "auto" }, text);
  const open = (thing, text, name) => el("td", { dir: "auto" },
    el("button", { type: "button", class: "link", "aria-label": name, onclick: () => kg.set({ sel: thing.id }) }, text));

  const when = (text) => el("td", { class: "date" }, kg.shortDay(text));
  const status = (text) => cell(text === "held" ? "" : text);

  const lineRow = (line) => el("tr", { class: kg.state.sel === line.id ? "now" : null },
    open(line.source, line.source.label), open(line, line.relation, `${line.relation}: show the sentence`), open(line.target, line.target.label),
    cell(kg.shortly(line.source.council || line.target.council)), status(line.status), when(line.start || line.saidOn || line.end), cell(line.frequency), cell(line.said.length));

  const nodeRow = (node) => el("tr", { class: kg.state.sel === node.id ? "now" : null },
    open(node, node.label), cell(node.kind || node.group.label), cell(kg.shortly(node.council)), when(node.start || node.end),
    cell(node.aliases.join("; ")), cell(node.lines.length));

  kg.listed = (shown) => {
    const words = kg.words(kg.state.q);
    const has = (text) => words.every((word) => text.includes(word));
    return {
      lines: words.length ? shown.lines.filter((line) => has(`${line.source.sought}\n${line.source.where}\n${kg.plain(line.relation)}\n${line.target.sought}\n${line.target.where}`)) : shown.lines,
      nodes: words.length ? shown.nodes.filter((node) => has(`${node.sought}\n${node.where}`)) : shown.nodes,
    };
  };

  kg.drawTable = (shown) => {
    if (last !== kg.state.view + kg.state.q) { limit = STEP; last = kg.state.view + kg.state.q; }
    const asThings = kg.tableOf === "things";
    const list = asThings ? things : columns;
    const found = kg.listed(shown);
    const rows = sorted(asThings ? found.nodes : found.lines, list);
    const held = place.querySelector("#sift");
    const focused = held && document.activeElement === held;
    const caret = focused ? held.selectionStart : 0;
    const sift = el("input", { id: "sift", type: "search", value: kg.state.q, autocomplete: "off" });
    sift.addEventListener("input", () => kg.set({ q: sift.value }, { keep: false }));
    const tab = (name, label) => el("button", { type: "button", "aria-pressed": String((name === "things") === asThings),
      onclick: () => { kg.tableOf = name; kg.drawTable(kg.shown()); place.querySelector("[aria-pressed=true]").focus(); } }, label);
    place.replaceChildren(
      el("div", { class: "bar" },
        el("div", { class: "pressed", role: "group", "aria-label": "Rows" }, tab("facts", `Lines (${found.lines.length.toLocaleString("en-GB")})`),
          tab("things", `Things (${found.nodes.length.toLocaleString("en-GB")})`)),
        el("label", { class: "field" }, el("span", {}, "Find in table"), sift)),
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Rows of the table" },
        el("table", {}, el("caption", { class: "unseen" }, asThings ? "Things shown" : "Lines shown"), head(list),
          el("tbody", {}, rows.slice(0, limit).map(asThings ? nodeRow : lineRow))),
        rows.length === 0 && el("p", { class: "none" }, "Nothing here passes the filters."),
        rows.length > limit && el("button", { type: "button", class: "more", onclick: () => { limit += STEP; kg.drawTable(kg.shown()); } },
          `Show ${Math.min(STEP, rows.length - limit)} more of ${rows.length.toLocaleString("en-GB")}`)));
    if (focused) { sift.focus(); sift.setSelectionRange(caret, caret); }
  };
});
