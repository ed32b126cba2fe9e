/* Events on a true time axis, and the matrix of councils against what was found and done. */
"use strict";

(() => {
  const { el } = kg;
  const place = document.getElementById("drawn");
  const text = document.createElement("canvas").getContext("2d");

  const moment = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    const begin = Date.UTC(year, (month || 1) - 1, day || 1);
    return year + (begin - Date.UTC(year, 0, 1)) / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1));
  };

  const mark = (node, label) => el("button", { type: "button", class: `event${kg.state.sel === node.id ? " now" : ""}`,
    onclick: () => kg.set({ sel: node.id }) }, kg.glyph(node.group), el("span", { dir: "auto" }, label));

  kg.drawTimeline = (shown) => {
    const events = shown.nodes.filter((node) => kg.data.timed.includes(node.group.key) && node.start)
      .sort((a, b) => (kg.first(a.start) < kg.first(b.start) ? -1 : kg.first(a.start) > kg.first(b.start) ? 1 : a.index - b.index));
    if (!events.length) {
      place.replaceChildren(el("p", { class: "none" }, "No event here has a date. Events without a date are in the table."));
      return;
    }
    const first = Math.floor(moment(events[0].start));
    const last = Math.ceil(Math.max(...events.map((node) => moment(kg.last(node.end || node.start).replace("-31", "-28")))) + 0.01);
    const year = Math.max(150, Math.min(420, (place.clientWidth - 60) / (last - first)));
    const x = (when) => 20 + (when - first) * year;
    text.font = "13px system-ui, sans-serif";
    const lanes = [...kg.groups.values()].filter((group) => events.some((node) => node.group === group));
    const width = Math.max(20 + (last - first) * year + 260, place.clientWidth - 2);
    place.replaceChildren(el("div", { class: "times", id: "times" },
      el("div", { class: "years", "aria-hidden": "true" }, Array.from({ length: last - first + 1 }, (_, at) => {
        const tick = el("span", { class: "year" }, String(first + at));
        tick.style.left = `${x(first + at)}px`;
        return tick;
      })),
      lanes.map((group) => {
        const rows = [];
        const list = el("ol", { class: `lane g-${group.key}` }, events.filter((node) => node.group === group).map((node) => {
          const label = `${kg.day(node.start)}${node.end && node.end !== node.start ? ` to ${kg.day(node.end)}` : ""}: ${node.label}`;
          const from = x(moment(node.start));
          const needs = Math.min(text.measureText(label).width, 320) + 44;
          let row = rows.findIndex((end) => end <= from);
          if (row < 0) row = rows.push(0) - 1;
          rows[row] = from + needs;
          const entry = el("li", {}, mark(node, label));
          entry.style.left = `${from - 10}px`;
          entry.style.top = `${row * 32 + 30}px`;
          /* a date without its day or month is a span, drawn as long as what it may mean */
          if (node.start.length < 10) {
            const span = el("span", { class: "span", "aria-hidden": "true" });
            span.style.width = `${Math.max(8, year / (node.start.length === 4 ? 1 : 12))}px`;
            entry.prepend(span);
          }
          return entry;
        }));
        list.style.height = `${rows.length * 32 + 42}px`;
        return el("section", {}, el("h3", {}, group.label), list);
      })));
    place.firstChild.style.width = `${width}px`;
    place.firstChild.style.setProperty("--year", `${year}px`);
  };

  kg.drawMatrix = (shown) => {
    const kept = new Set(shown.nodes);
    const rows = [...new Set(kg.nodes.map((node) => node.council).filter(Boolean))]
      .filter((council) => !kg.state.council || kg.state.council === council).sort((a, b) => a.localeCompare(b, "en-GB"));
    const columns = kg.data.matrix;
    const beside = (council) => {
      const found = new Set();
      for (const node of kept) {
        if (node.council === council) { found.add(node); continue; }
        if (!node.council && node.lines.some((line) => kg.across(line, node).label === council)) found.add(node);
      }
      return [...found];
    };
    if (!rows.length) { place.replaceChildren(el("p", { class: "none" }, "No council is named here.")); return; }
    place.replaceChildren(el("table", { class: "matrix" },
      el("caption", {}, "A blank says that nothing was read, not that nothing happened."),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Council"), columns.map((column) => el("th", { scope: "col" }, column.label)))),
      el("tbody", {}, rows.map((council) => {
        const nodes = beside(council);
        const head = kg.nodes.find((node) => node.label === council);
        return el("tr", {}, el("th", { scope: "row", dir: "auto" }, head ? mark(head, council) : council), columns.map((column) => {
          const inside = nodes.filter((node) => column.kinds.includes(`${node.type}:${node.kind}`) || column.kinds.includes(node.type))
            .sort((a, b) => (a.start || "9").localeCompare(b.start || "9"));
          return el("td", { class: inside.length ? null : "blank" }, inside.length
            ? inside.slice(0, 6).map((node) => mark(node, [kg.day(node.start), node.label !== council && node.label].filter(Boolean).join(": ")))
            : el("span", { class: "unseen" }, "nothing read"), inside.length > 6 && `and ${inside.length - 6} more`);
        }));
      }))));
  };
})();
