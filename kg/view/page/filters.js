/* The controls that choose what is shown; they are the legend too. */
"use strict";

kg.part(() => {
  const { el } = kg;

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
    document.body.classList.toggle("whole", kg.view().type === "page");
    const hold = document.activeElement?.closest?.("#filters") ? [...place.querySelectorAll("input,select,button")].indexOf(document.activeElement) : -1;
    const shown = kg.kinds();
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
        paper: "", from: "", to: "", at: kg.data.asof, undated: true, hide: [], open: [], has: [] }) }, "Show everything again"),
    );
    if (hold >= 0) place.querySelectorAll("input,select,button")[hold]?.focus();
  };

  /* ---- the slider ---- */

  const dates = [...new Set([...kg.lines, ...kg.nodes].flatMap((one) => [one.start || one.saidOn, one.end]).filter(Boolean))].sort();
  let slider = null;
  /* the end of the slider: the day on which the page stands, if it was made for one */
  const always = kg.data.asof ? kg.day(kg.data.asof) : "any time";

  kg.slide = () => {
    const place = document.getElementById("time");
    if (dates.length < 2) { place.hidden = true; return; }
    if (!slider) {
      const range = el("input", { type: "range", id: "at", min: 0, max: dates.length, step: 1 });
      const output = el("output", { for: "at" });
      let wait = 0;
      range.addEventListener("input", () => {
        output.textContent = range.valueAsNumber === dates.length ? always : kg.day(dates[range.valueAsNumber]);
        clearTimeout(wait);
        wait = setTimeout(() => kg.set({ at: dates[range.valueAsNumber] ?? kg.data.asof }, { keep: false }), 60);
      });
      place.replaceChildren(el("label", { for: "at" }, "As it stood on"), range, output);
      slider = { range, output };
    }
    const place2 = kg.state.at && kg.state.at !== kg.data.asof ? dates.findLastIndex((one) => kg.first(one) <= kg.last(kg.state.at)) : dates.length;
    slider.range.value = place2 < 0 ? 0 : place2;
    slider.output.textContent = kg.state.at ? kg.day(kg.state.at) : always;
    slider.range.setAttribute("aria-valuetext", slider.output.textContent);
  };
});
