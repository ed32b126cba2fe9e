/* Events on a true time axis: a lane for each council, or of one council for each kind; a brush narrows the time. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const place = document.getElementById("drawn");
  const text = document.createElement("canvas").getContext("2d");
  const MARK = 26; /* pixels between marks that can be told apart, and hit */

  const moment = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    const begin = Date.UTC(year, (month || 1) - 1, day || 1);
    return year + (begin - Date.UTC(year, 0, 1)) / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1));
  };
  const month = (when) => {
    const number = Math.floor((when - Math.floor(when)) * 12) + 1;
    return `${Math.floor(when)}-${String(number).padStart(2, "0")}`;
  };
  const placed = (element, left, width) => {
    element.style.left = `${left.toFixed(1)}px`;
    if (width !== undefined) element.style.width = `${width.toFixed(1)}px`;
    return element;
  };

  kg.mark = (node, label) => el("button", { type: "button", class: `event${kg.state.sel === node.id ? " now" : ""}`,
    onclick: () => kg.set({ sel: node.id }) }, kg.glyph(node.group), el("span", { dir: "auto" }, label));

  /* what an event is, with its date first; a date is told once */
  const told = (node) => {
    const when = kg.day(node.start);
    const until = node.end && node.end !== node.start ? ` to ${kg.day(node.end)}` : "";
    return `${when}${until}: ${node.label.includes(when) ? node.label.replace(when, "").replace(/^[\s,:;]+|[\s,:;]+$/gu, "") : node.label}`;
  };

  /* a lane of one council: each event with its words, in as many rows as they need */
  const worded = (events, x, year) => {
    const rows = [];
    const list = el("ol", { class: "lane" }, events.map((node) => {
      const label = told(node);
      const from = x(moment(node.start));
      const needs = Math.min(text.measureText(label).width, 320) + 44;
      let row = rows.findIndex((end) => end <= from);
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = from + needs;
      const entry = placed(el("li", {}, kg.mark(node, label)), from - 10);
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
    return list;
  };

  /* a lane of many: one row of marks; what lies too close together is one mark with a number */
  const marked = (events, x, council) => {
    const bins = [];
    for (const node of events) {
      const at = x(moment(node.start));
      const last = bins.at(-1);
      if (last && at - last.at < MARK) last.nodes.push(node);
      else bins.push({ at, nodes: [node] });
    }
    const order = kg.data.timed;
    return el("ol", { class: "lane thin" }, bins.map(({ at, nodes }) => {
      const gravest = nodes.reduce((a, b) => (order.indexOf(b.group.key) < order.indexOf(a.group.key) ? b : a));
      const first = nodes[0], last = nodes.at(-1);
      const label = nodes.length === 1 ? told(first) : `${nodes.length} events, ${kg.day(first.start)} to ${kg.day(last.start)}: ${gravest.label} and others`;
      return placed(el("li", {}, el("button", { type: "button", title: label, "aria-label": `${council}, ${label}`,
        class: `dot${nodes.some((node) => node.id === kg.state.sel) ? " now" : ""}`, onclick: () => kg.set(nodes.length === 1 ? { sel: first.id }
          : { council, from: first.start.slice(0, 7), to: last.start.slice(0, 7) }) },
      kg.glyph(gravest.group), nodes.length > 1 && el("span", { "aria-hidden": "true" }, nodes.length))), at - MARK / 2);
    }));
  };

  /* drag along the years to look at a part of them; the fields of the filters do the same */
  const brush = (axis, when) => {
    let from = null, band = null;
    const at = (event) => event.clientX - axis.getBoundingClientRect().left;
    axis.addEventListener("pointerdown", (event) => {
      from = at(event);
      band = placed(el("span", { class: "brush" }), from, 0);
      axis.append(band);
      axis.setPointerCapture(event.pointerId);
    });
    axis.addEventListener("pointermove", (event) => { if (band) placed(band, Math.min(from, at(event)), Math.abs(at(event) - from)); });
    axis.addEventListener("pointerup", (event) => {
      if (!band) return;
      const [low, high] = [from, at(event)].sort((a, b) => a - b);
      band.remove();
      band = null;
      if (high - low > 6) kg.set({ from: month(when(low)), to: month(when(high)) });
    });
  };

  kg.drawTimeline = (shown) => {
    const events = shown.nodes.filter((node) => kg.data.timed.includes(node.group.key) && /^\d{4}/u.test(node.start))
      .sort((a, b) => (kg.first(a.start) < kg.first(b.start) ? -1 : kg.first(a.start) > kg.first(b.start) ? 1 : a.index - b.index));
    if (!events.length) {
      place.replaceChildren(el("p", { class: "none" }, "No event here has a date. Events without a date are in the table."));
      return;
    }
    const councils = [...new Set(events.map((node) => node.council).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB"));
    const many = councils.length > 1;
    const first = Math.floor(kg.state.from ? moment(kg.state.from) : moment(events[0].start));
    const last = Math.ceil(Math.max(...events.map((node) => moment(kg.last(node.end || node.start).replace("-31", "-28")))) + 0.01);
    const aside = many ? Math.min(190, place.clientWidth / 3.2) : 20;
    const year = many ? Math.max(60, (place.clientWidth - aside - 50) / (last - first)) : Math.max(150, Math.min(420, (place.clientWidth - 60) / (last - first)));
    const x = (when) => aside + (when - first) * year;
    text.font = "13px system-ui, sans-serif";
    const width = many ? x(last) + 30 : Math.max(20 + (last - first) * year + 260, place.clientWidth - 2);
    const axis = el("div", { class: "years", "aria-hidden": "true", title: "Drag to look at a part of the time" },
      Array.from({ length: last - first }, (_, at) => placed(el("span", { class: "year" }, String(first + at)), x(first + at))));
    brush(axis, (px) => first + (px - aside) / year);
    const lines = [["newest paper", kg.data.newest], ["today", new Date().toISOString().slice(0, 10)]]
      .filter(([, day]) => day && moment(day) >= first && moment(day) <= last)
      .map(([label, day]) => placed(el("div", { class: "today", "aria-hidden": "true" }, el("span", {}, label)), x(moment(day))));
    const lanes = many ? councils.map((council) => {
      const head = kg.nodes.find((node) => node.label === council);
      const name = kg.shortly(council);
      return el("section", { class: "row" }, el("h3", {}, head ? el("button", { type: "button", class: "link", onclick: () => kg.set({ council }) }, name) : name),
        marked(events.filter((node) => node.council === council), x, council));
    }) : [...kg.groups.values()].filter((group) => events.some((node) => node.group === group)).map((group) =>
      el("section", {}, el("h3", {}, group.label), worded(events.filter((node) => node.group === group), x, year)));
    const narrow = kg.state.from || kg.state.to;
    place.replaceChildren(
      el("div", { class: "bar" }, el("p", { class: "small" }, many ? "A line for each council; a number is so many events. Choose a name, or drag along the years, to see more."
        : "Drag along the years to look at a part of them."),
      narrow && el("button", { type: "button", onclick: () => kg.set({ from: "", to: "" }) }, "All years")),
      el("div", { class: `times${many ? " many" : ""}`, id: "times" }, axis, lines, lanes));
    const times = place.lastChild;
    times.style.width = `${width}px`;
    times.style.setProperty("--year", `${year}px`);
    times.style.setProperty("--aside", `${aside}px`);
  };
});
