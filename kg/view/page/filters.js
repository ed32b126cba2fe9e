/* Which things and facts are shown, and the controls that choose them; the controls are the legend too. */
"use strict";

(() => {
  const { el } = kg;

  /* kinds shown: what the reader chose, else what the view is about */
  const kinds = () => new Set(kg.state.kinds ?? kg.view().groups);

  const inTime = (start, end) => {
    const { from, to, at, undated } = kg.state;
    if (!from && !to && !at) return undated || Boolean(start || end);
    if (!start && !end) return undated;
    const begins = start ? kg.first(start) : "";
    if (at && begins && begins > kg.last(at)) return false;
    if (at && end && kg.last(end) < kg.first(at)) return false;
    if (to && begins && begins > kg.last(to)) return false;
    if (from && kg.last(end || start) < kg.first(from)) return false;
    return true;
  };

  const passesLine = (line) => {
    const { norel, nostatus, paper } = kg.state;
    if (norel.includes(line.family.key) || nostatus.includes(line.status)) return false;
    if (paper && !line.said.some((one) => kg.papers[one].source === paper)) return false;
    return inTime(line.start || line.saidOn, line.end);
  };

  const passesNode = (node, shown) => {
    const { council, hide, nostatus, paper } = kg.state;
    if (!shown.has(node.group.key) || hide.includes(node.id)) return false;
    if (council && node.council !== council && node.label !== council &&
        !node.lines.some((line) => [kg.across(line, node)].some((other) => other.council === council || other.label === council))) return false;
    if (!node.status) return true;
    if (nostatus.includes(node.status)) return false;
    if (paper && node.said.length && !node.said.some((one) => kg.papers[one].source === paper)) return false;
    return inTime(node.start, node.end);
  };

  const narrowed = () => {
    const { paper, from, to, at, undated, norel, nostatus } = kg.state;
    return Boolean(paper || from || to || at || !undated || norel.length || nostatus.length);
  };

  /* -> {nodes, lines, left}: what is shown now, and how many of the view's things are not drawn for want of room */
  kg.shown = () => {
    const view = kg.view();
    const shown = kinds();
    const all = view.type !== "graph";
    const base = new Set(all ? kg.nodes : view.nodes.map((index) => kg.nodes[index]));
    const opened = kg.state.open.map((key) => kg.byKey.get(key)).filter(Boolean);
    const extra = new Set(opened);
    for (const node of opened) node.lines.forEach((line) => extra.add(kg.across(line, node)));
    /* kinds that the view leaves out come in beside what is there, while there is room */
    const more = new Set([...shown].filter((key) => !view.groups.includes(key)));
    if (!all && more.size) {
      for (const node of [...base]) {
        for (const line of node.lines) {
          const other = kg.across(line, node);
          if (base.size + extra.size < kg.data.limit && more.has(other.group.key)) extra.add(other);
        }
      }
      for (const node of kg.nodes) {
        if (base.size + extra.size < kg.data.limit && more.has(node.group.key)) extra.add(node);
      }
    }
    const openKeys = new Set(kg.state.open);
    const chosen = kg.selected();
    if (!all && chosen) {
      for (const node of chosen.source ? [chosen.source, chosen.target] : [chosen]) { extra.add(node); openKeys.add(node.id); }
    }
    const hidden = new Set(kg.state.hide);
    let nodes = [...new Set([...base, ...extra])].filter((node) => (extra.has(node) && !hidden.has(node.id) && !base.has(node) &&
      (openKeys.has(node.id) || node.lines.some((line) => openKeys.has(kg.across(line, node).id)))) || passesNode(node, shown));
    let kept = new Set(nodes);
    const lines = kg.lines.filter((line) => kept.has(line.source) && kept.has(line.target) &&
      (!view.families || view.families.includes(line.family.key)) && passesLine(line));
    if (narrowed() && !all) {
      const tied = new Set(lines.flatMap((line) => [line.source, line.target]));
      nodes = nodes.filter((node) => tied.has(node) || node.status || openKeys.has(node.id));
      kept = new Set(nodes);
    }
    return { nodes, lines: lines.filter((line) => kept.has(line.source) && kept.has(line.target)) };
  };

  /* ---- the controls ---- */

  const toggle = (name, key) => {
    const list = kg.state[name];
    kg.set({ [name]: list.includes(key) ? list.filter((one) => one !== key) : [...list, key] });
  };

  const tick = (label, checked, change, mark) => {
    const box = el("input", { type: "checkbox" });
    box.checked = checked;
    box.addEventListener("change", change);
    return el("label", { class: "tick" }, box, mark, el("span", {}, label));
  };

  const stroke = (family, dash = "") => kg.tint(
    el("svg", { class: `stroke f-${family}`, viewBox: "0 0 26 10", width: 26, height: 10, "aria-hidden": "true" },
      el("line", { x1: 1, y1: 5, x2: 25, y2: 5, "stroke-width": 2.5, "stroke-dasharray": dash || null })), `f-${family}`);

  const choice = (label, name, options, value) => {
    const select = el("select", { name }, el("option", { value: "" }, "all"),
      options.map(([key, text]) => el("option", { value: key }, text)));
    select.value = value;
    select.addEventListener("change", () => kg.set({ [name]: select.value }));
    return el("label", { class: "field" }, el("span", {}, label), select);
  };

  const date = (label, name) => {
    const input = el("input", { type: "text", name, placeholder: "2021-06", size: 10, inputmode: "numeric", maxlength: 10,
      pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", title: "A year, a month (2021-06) or a day (2021-06-30)" });
    input.value = kg.state[name];
    input.addEventListener("change", () => { if (input.checkValidity()) kg.set({ [name]: input.value }); else input.reportValidity(); });
    return el("label", { class: "field" }, el("span", {}, label), input);
  };

  const set = (legend, ...children) => el("fieldset", {}, el("legend", {}, legend), ...children);

  const councils = [...new Set(kg.nodes.map((node) => node.council).filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB"));
  const statuses = [...new Set([...kg.lines, ...kg.nodes].map((one) => one.status).filter(Boolean))].sort();
  const present = (list, key) => [...list.values()].filter((one) => kg[key].some((thing) => thing[key === "nodes" ? "group" : "family"] === one));

  kg.controls = () => {
    const place = document.getElementById("filters");
    const hold = document.activeElement?.closest?.("#filters") ? [...place.querySelectorAll("input,select,button")].indexOf(document.activeElement) : -1;
    const shown = kinds();
    const tally = new Map();
    kg.nodes.forEach((node) => tally.set(node.group, (tally.get(node.group) ?? 0) + 1));
    const setKinds = (key) => {
      const next = new Set(shown);
      if (!next.delete(key)) next.add(key);
      const usual = kg.view().groups;
      kg.set({ kinds: usual.length === next.size && usual.every((one) => next.has(one)) ? null : [...next] });
    };
    place.replaceChildren(
      set("Kinds of thing", present(kg.groups, "nodes").map((group) =>
        tick(`${group.label} (${tally.get(group).toLocaleString("en-GB")})`, shown.has(group.key), () => setKinds(group.key), kg.glyph(group)))),
      set("Lines", present(kg.families, "lines").map((family) =>
        tick(family.label, !kg.state.norel.includes(family.key), () => toggle("norel", family.key), stroke(family.key)))),
      set("Status", statuses.map((status) =>
        tick(status, !kg.state.nostatus.includes(status), () => toggle("nostatus", status),
          stroke("other", (kg.data.statuses[status] ?? []).join(" "))))),
      set("From where",
        councils.length > 0 && choice("Council", "council", councils.map((name) => [name, name]), kg.state.council),
        choice("Document", "paper", kg.papers.map((paper) => [paper.source, paper.title || paper.source]), kg.state.paper)),
      set("When", el("div", { class: "pair" }, date("From", "from"), date("To", "to")),
        tick("Also what has no date", kg.state.undated, () => kg.set({ undated: !kg.state.undated }))),
      el("button", { type: "button", class: "plain", onclick: () => kg.set({ kinds: null, norel: [], nostatus: [], council: "",
        paper: "", from: "", to: "", at: "", undated: true, hide: [], open: [] }) }, "Show everything again"),
    );
    if (hold >= 0) place.querySelectorAll("input,select,button")[hold]?.focus();
  };

  /* ---- the slider ---- */

  const dates = [...new Set([...kg.lines, ...kg.nodes].flatMap((one) => [one.start || one.saidOn, one.end]).filter(Boolean))].sort();
  let slider = null;

  kg.slide = () => {
    const place = document.getElementById("time");
    if (dates.length < 2) { place.hidden = true; return; }
    if (!slider) {
      const range = el("input", { type: "range", id: "at", min: 0, max: dates.length, step: 1 });
      const output = el("output", { for: "at" });
      let wait = 0;
      range.addEventListener("input", () => {
        output.textContent = range.valueAsNumber === dates.length ? "any time" : kg.day(dates[range.valueAsNumber]);
        clearTimeout(wait);
        wait = setTimeout(() => kg.set({ at: dates[range.valueAsNumber] ?? "" }, { keep: false }), 60);
      });
      place.replaceChildren(el("label", { for: "at" }, "As it stood on"), range, output);
      slider = { range, output };
    }
    const place2 = kg.state.at ? dates.findLastIndex((one) => kg.first(one) <= kg.last(kg.state.at)) : dates.length;
    slider.range.value = place2 < 0 ? 0 : place2;
    slider.output.textContent = kg.state.at ? kg.day(kg.state.at) : "any time";
    slider.range.setAttribute("aria-valuetext", slider.output.textContent);
  };
})();
