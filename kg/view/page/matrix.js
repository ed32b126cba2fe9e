/* Councils against what was found and done: one line a council, sorted and narrowed by what it has or has not. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const place = document.getElementById("drawn");
  const order = new Intl.Collator("en-GB", { numeric: true });

  const fits = (column, node) => column.kinds.includes(`${node.type}:${node.kind}`) || column.kinds.includes(node.type);

  /* council -> column -> what stands there, the newest first */
  const filled = (shown) => {
    const rows = new Map();
    const put = (council, node) => {
      if (!rows.has(council)) rows.set(council, kg.data.matrix.map(() => []));
      kg.data.matrix.forEach((column, at) => { if (fits(column, node)) rows.get(council)[at].push(node); });
    };
    for (const node of shown.nodes) {
      if (node.council) put(node.council, node);
      else for (const council of new Set(node.lines.map((line) => kg.across(line, node).council).filter(Boolean))) put(council, node);
    }
    for (const cells of rows.values()) for (const cell of cells) cell.sort((a, b) => order.compare(b.start, a.start) || a.index - b.index);
    return rows;
  };

  /* the address holds for each column whether it must be filled (1+) or empty (1-) */
  const asked = () => new Map(kg.state.has.map((one) => [Number(one.slice(0, -1)), one.at(-1)]));

  const head = (label, key) => {
    const [name, way] = kg.state.msort.split(".");
    const now = name === key ? way : "";
    return el("button", { type: "button", "data-sort": key, onclick: () => {
      kg.set({ msort: `${key}.${now === "down" ? "up" : "down"}` }, { keep: false });
      place.querySelector(`[data-sort="${key}"]`)?.focus();
    } }, label, el("span", { "aria-hidden": "true" }, now === "up" ? " ▲" : now === "down" ? " ▼" : ""));
  };

  const choice = (column, at) => {
    const select = el("select", { "aria-label": `${column.label}: which councils` }, [["", "all"], ["+", "has"], ["-", "has not"]].map(([value, label]) => el("option", { value }, label)));
    select.value = asked().get(at) ?? "";
    select.addEventListener("change", () => {
      const others = kg.state.has.filter((one) => Number(one.slice(0, -1)) !== at);
      kg.set({ has: select.value ? [...others, `${at}${select.value}`] : others });
      place.querySelectorAll("select")[at]?.focus();
    });
    return select;
  };

  const cell = (nodes, council) => {
    if (!nodes.length) return el("td", { class: "blank" }, el("span", { class: "unseen" }, "nothing read"));
    const [newest] = nodes;
    const name = newest.type === "body" || !newest.start ? newest.label : kg.shortDay(newest.start.slice(0, 7));
    const button = kg.mark(newest, name);
    button.setAttribute("aria-label", `${newest.label}${newest.start ? `, ${kg.day(newest.start)}` : ""}`);
    button.title = nodes.map((node) => [kg.day(node.start), node.label !== council && node.label].filter(Boolean).join(": ")).join("\n");
    return el("td", {}, el("div", { class: "one" }, button, nodes.length > 1 && el("span", { class: "small", title: button.title }, `+${nodes.length - 1}`)));
  };

  kg.drawMatrix = (shown) => {
    const rows = filled(shown);
    const wanted = asked();
    const known = new Set(kg.nodes.map((node) => node.council).filter(Boolean));
    const all = [...known].filter((council) => !kg.state.council || council === kg.state.council);
    const empty = kg.data.matrix.map(() => []);
    const councils = all.filter((council) => [...wanted].every(([at, how]) => Boolean((rows.get(council) ?? empty)[at].length) === (how === "+")));
    const [key, way] = kg.state.msort.split(".");
    const worth = (council) => {
      if (!key || key === "council") return council;
      const found = (rows.get(council) ?? empty)[Number(key)][0];
      return found ? found.start || found.label : "";
    };
    councils.sort((a, b) => (way === "down" ? -1 : 1) * order.compare(worth(a), worth(b)) || order.compare(a, b));
    if (!all.length) { place.replaceChildren(el("p", { class: "none" }, "No council is named here.")); return; }
    place.replaceChildren(
      el("p", { class: "bar small" }, `${councils.length} of ${kg.count(all.length, "council")}. The newest stands in each cell. A blank says that nothing was read, not that nothing happened.`),
      el("table", { class: "matrix" }, el("caption", { class: "unseen" }, "Councils against what was found and done"),
        el("thead", {},
          el("tr", {}, el("th", { scope: "col", "aria-sort": key === "council" ? (way === "up" ? "ascending" : "descending") : null }, head("Council", "council")),
            kg.data.matrix.map((column, at) => el("th", { scope: "col", "aria-sort": key === String(at) ? (way === "up" ? "ascending" : "descending") : null }, head(column.label, String(at)), choice(column, at))))),
        el("tbody", {}, councils.map((council) => {
          const node = kg.nodes.find((one) => one.label === council);
          return el("tr", {}, el("th", { scope: "row", dir: "auto" }, node ? el("button", { type: "button", class: "link", onclick: () => kg.set({ sel: node.id }) }, kg.shortly(council)) : council),
            (rows.get(council) ?? empty).map((nodes) => cell(nodes, council)));
        }))));
  };
});
