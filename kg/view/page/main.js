/* Puts the parts together: tabs, menus, keys, and drawing whenever the state changes. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const by = (id) => document.getElementById(id);
  /* colours of kinds and lines as variables of the style, from the one table in the data */
  const paint = () => {
    const style = document.documentElement.style;
    for (const group of kg.groups.values()) style.setProperty(`--g-${group.key}`, kg.colour(group));
    for (const family of kg.families.values()) style.setProperty(`--f-${family.key}`, kg.colour(family));
  };

  by("tabs").append(...[...kg.views.values()].map((view) => el("li", {},
    el("button", { type: "button", "data-view": view.key, title: view.about, onclick: () => kg.set({ view: view.key, kinds: null, ...(view.key === "councils" ? { council: "" } : {}) }) }, view.title))));

  kg.tell = (text) => { by("status").textContent = text; };

  const number = (count) => count.toLocaleString("en-GB");
  const describe = (shown) => {
    const view = kg.view();
    if (view.type === "page") return kg.state.council ? `${view.about} Shown: ${kg.state.council}.` : view.about;
    if (view.type === "table") return `${view.about} ${kg.count(shown.nodes.length, "thing")} and ${kg.count(shown.lines.length, "line")} pass the filters.`;
    if (view.type !== "graph") return `${view.about} ${kg.count(shown.nodes.length, view.type === "timeline" ? "event" : "thing")} ${shown.nodes.length === 1 ? "passes" : "pass"} the filters.`;
    const lines = kg.count(shown.lines.length, "line");
    if (shown.nodes.length >= shown.passed) return `Showing ${kg.count(shown.nodes.length, "thing")} and ${lines}.`;
    return [`Showing ${number(shown.nodes.length)} of ${kg.count(shown.passed, "thing")} that pass the filters, the most important of each kind, and ${lines}. `,
      el("button", { type: "button", class: "link", onclick: () => kg.set({ view: "table" }) }, "All are in the table")];
  };

  const draw = (before) => {
    if (before && !before.sel && kg.state.sel) kg.remember();
    const view = kg.view();
    const theme = kg.state.theme;
    if ((document.documentElement.dataset.theme ?? "") !== theme) {
      if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
    }
    paint();
    const kind = view.type;
    const shown = kg.shown();
    const bare = kind === "graph" && !shown.nodes.length;
    by("viewtitle").textContent = view.title;
    document.body.dataset.kind = kind;
    for (const button of by("tabs").querySelectorAll("button")) {
      if (button.dataset.view === view.key) button.setAttribute("aria-current", "page"); else button.removeAttribute("aria-current");
    }
    by("stage").hidden = kind !== "graph";
    by("pages").hidden = kind !== "page";
    by("drawn").hidden = kind !== "timeline" && kind !== "matrix";
    by("table").hidden = kind !== "table" && !(kind === "graph" && kg.state.table);
    document.body.classList.toggle("split", kind === "graph" && kg.state.table);
    by("beside").setAttribute("aria-pressed", String(kg.state.table));
    by("beside").hidden = kind !== "graph";
    by("empty").hidden = !bare;
    by("empty").textContent = kg.nodes.length ? "Nothing passes the filters." : "There is nothing in this view.";
    kg.showPanel(before);
    if (kind === "page") kg.drawPage(before);
    kg.controls();
    kg.slide();
    if (kind === "graph") kg.drawGraph(shown);
    if (!by("table").hidden) kg.drawTable(shown);
    if (kind === "timeline") kg.drawTimeline(shown);
    if (kind === "matrix") kg.drawMatrix(shown);
    by("status").replaceChildren(...[describe(shown)].flat().filter(Boolean));
    if (before && before.sel !== kg.state.sel && kg.selected() && kind === "graph") kg.look(kg.selected());
  };

  by("filtering").after(el("button", { id: "beside", type: "button", "aria-pressed": "false",
    onclick: () => kg.set({ table: !kg.state.table }, { keep: false }) }, "Table beside"));

  by("back").addEventListener("click", () => history.back());
  by("forward").addEventListener("click", () => history.forward());
  by("theme").addEventListener("click", () => kg.set({ theme: kg.dark() ? "light" : "dark" }, { keep: false }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(kg.state));
  by("skip").addEventListener("click", (event) => {
    event.preventDefault();
    kg.set({ view: "table" });
    document.querySelector("#table button").focus();
  });

  const fold = (button, part, open) => { by(button).setAttribute("aria-expanded", String(open)); if (part) by(part).hidden = !open; };
  by("save").addEventListener("click", () => fold("save", "saves", by("saves").hidden));
  by("saves").addEventListener("click", (event) => {
    if (!event.target.dataset.save) return;
    fold("save", "saves", false);
    by("save").focus();
    kg.save(event.target.dataset.save);
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".menu")) fold("save", "saves", false); });
  by("filtering").addEventListener("click", () => {
    const open = document.body.classList.toggle("filtering");
    fold("filtering", null, open);
    if (open) by("filters").querySelector("input")?.focus();
  });

  by("helping").append(
    el("h2", { id: "helptitle" }, "Finding your way"),
    el("p", {}, "Every line is a fact that a council paper states. Select a line, or “why?” beside a fact, and the sentence that says so opens, with a link to the original."),
    el("dl", { class: "keys" }, [["/", "search"], ["Tab", "move between controls"], ["Esc", "close what is open"], ["Arrows", "in the picture: from thing to thing; with Shift they move it"], ["+ − 0", "in the picture: zoom, show all"],
      ["T", "show the table, or the picture again"], ["Double click", "show or put away a thing’s neighbours"]].flatMap(([key, text]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, text)])),
    el("p", {}, "Broken lines are planned, required or recommended; dotted ones are denied or inferred. A fact without a date is never taken to hold still."),
    el("button", { type: "button", onclick: () => by("helping").close() }, "Close"));
  by("help").addEventListener("click", () => by("helping").showModal());

  /* on paper the whole picture */
  addEventListener("beforeprint", () => kg.fit(false));

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && !by("helping").open) {
      if (!by("saves").hidden) { fold("save", "saves", false); by("save").focus(); }
      else if (document.body.classList.contains("filtering")) { document.body.classList.remove("filtering"); fold("filtering", null, false); by("filtering").focus(); }
      else if (kg.state.sel) { kg.set({ sel: "" }); kg.lookBack(); }
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); by("search").focus(); }
    else if (event.key === "t" || event.key === "T") kg.set({ view: kg.state.view === "table" ? kg.data.start : "table" });
    else if (event.key === "?") by("helping").showModal();
  });

  kg.whenChanged(draw);
});
