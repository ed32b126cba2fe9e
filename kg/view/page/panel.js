/* The side panel: all that is known of a thing, or the sentences on which a line rests. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const panel = document.getElementById("panel");

  const go = (thing, text = thing.label) =>
    el("button", { type: "button", class: "link", onclick: () => kg.set({ sel: thing.id }) }, text);

  /* the original, at the passage where the browser can find it; only web addresses are linked */
  const address = (paper, quote) => {
    if (!/^https?:\/\//i.test(paper.url)) return null;
    const words = quote.trim().split(/\s+/u);
    const clean = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
    const text = words.length > 12 ? `${clean(words.slice(0, 5))},${clean(words.slice(-5))}` : clean(words);
    return paper.url.includes("#") ? paper.url : `${paper.url}#:~:text=${text}`;
  };

  /* a sentence that several rules read is one sentence */
  const distinct = (list) => {
    const found = new Map();
    for (const index of list) {
      const one = kg.passages[index];
      const key = `${one.paper}\n${one.before}\n${one.quote}\n${one.after}`;
      const known = found.get(key);
      if (!known) found.set(key, { ...one, rules: [one.rule].filter(Boolean) });
      else if (one.rule && !known.rules.includes(one.rule)) known.rules.push(one.rule);
    }
    return [...found.values()];
  };

  const passage = (one) => {
    const paper = kg.papers[one.paper];
    const link = address(paper, one.quote);
    return el("figure", { class: "passage" },
      el("blockquote", { dir: "auto" }, el("span", { class: "around" }, one.before), el("mark", {}, one.quote), el("span", { class: "around" }, one.after)),
      el("figcaption", {},
        el("cite", { dir: "auto" }, paper.title || paper.source),
        [paper.council, kg.day(paper.date), one.page ? `page ${one.page}` : ""].filter(Boolean).map((text) => el("span", {}, ` · ${text}`)),
        link && el("div", {}, el("a", { href: link, rel: "noreferrer noopener", target: "_blank" }, "Open the original at this passage")),
        one.rules.length > 0 && el("div", { class: "rule" }, one.rules.length > 1 ? "Read by rules " : "Read by rule ",
          one.rules.flatMap((rule, at) => [at > 0 && ", ", el("code", {}, rule)]))));
  };

  const passages = (list) => {
    const found = distinct(list);
    return found.length > 0 && el("section", {},
      el("h3", {}, found.length === 1 ? "The sentence" : `The ${found.length} sentences`), found.map(passage));
  };

  const pairs = (list) => {
    const filled = list.filter(([, value]) => value && value.length);
    return filled.length > 0 && el("dl", {}, filled.flatMap(([name, value]) => [el("dt", {}, name), el("dd", { dir: "auto" }, value)]));
  };

  const period = (start, end) => (start && end && start !== end ? `${kg.day(start)} to ${kg.day(end)}` : kg.day(start || end));

  const fact = (line, node) => {
    const other = kg.across(line, node);
    const papers = line.said.length;
    return el("li", {},
      el("span", { class: "way" }, line.source === node ? `${line.relation} ` : ""), go(other),
      el("span", { class: "way" }, line.source === node ? "" : ` ${line.relation} this`), " ",
      el("button", { type: "button", class: "why", onclick: () => kg.set({ sel: line.id }),
        "aria-label": `Why: ${kg.say(line)}` }, "why?"),
      el("span", { class: "small" }, [line.status !== "held" && line.status, line.frequency, period(line.start || line.saidOn, line.end),
        papers > 1 && `${papers} documents`].filter(Boolean).map((text) => ` · ${text}`)));
  };

  const thing = (node) => {
    const known = new Set(kg.shown().nodes);
    const beyond = new Set(node.lines.map((line) => kg.across(line, node)).filter((other) => !known.has(other))).size;
    const opened = kg.state.open.includes(node.id);
    /* dates in one form, and none told twice */
    const details = node.details.map(([name, value]) => [name, value.split("; ").map((one) => (/^\d{4}(-\d\d){0,2}$/u.test(one) ? kg.day(one) : one)).join("; ")]);
    const date = period(node.start, node.end);
    const byFamily = [...kg.families.values()].map((family) => [family, node.lines.filter((line) => line.family === family)]);
    return [
      el("p", { class: "kind" }, kg.glyph(node.group), node.kind || node.group.label),
      el("h2", { tabindex: -1, dir: "auto" }, node.label),
      pairs([["Also called", node.aliases.join("; ")], ["Council", node.council !== node.label && node.council],
        ["Date", details.some(([, value]) => value.split("; ").includes(date)) ? "" : date], ["Status", node.status && node.status !== "held" ? node.status : ""],
        ...details, ["Codes", node.codes.join("; ")]]),
      el("p", { class: "acts" },
        (beyond > 0 || opened || kg.more(node)) && el("button", { type: "button", onclick: () => kg.open(node.id) },
          opened ? "Put its neighbours away" : kg.more(node) ? "Show all its neighbours" : `Show ${kg.count(beyond, "more neighbour")}`),
        kg.data.around && el("a", { href: `${kg.data.around}${node.id}#sel=${node.id}` }, "All that is tied to it"),
        el("button", { type: "button", onclick: () => kg.set({ hide: [...kg.state.hide, node.id], open: kg.state.open.filter((key) => key !== node.id), sel: "" }) }, "Hide")),
      byFamily.map(([family, lines]) => lines.length > 0 && el("section", {}, el("h3", { class: `f-${family.key}` }, family.label),
        el("ul", { class: "facts" }, lines.slice(0, 200).map((line) => fact(line, node)),
          lines.length > 200 && el("li", {}, `and ${lines.length - 200} more, in the table`)))),
      passages(node.passages),
    ];
  };

  const lineOf = (line) => [
    el("p", { class: "kind" }, "A fact"),
    el("h2", { tabindex: -1, dir: "auto" }, go(line.source), kg.tint(el("span", { class: "relation" }, ` ${line.relation} `), `f-${line.family.key}`), go(line.target)),
    pairs([["Status", line.status], ["Date", period(line.start, line.end)], ["Said on", kg.day(line.saidOn)], ["How often", line.frequency],
      ["Said by", kg.count(line.said.length, "document")]]),
    line.status === "inferred" && el("p", {}, "No document says this in so many words: it follows from other facts."),
    passages(line.passages),
  ];

  let before = null;
  kg.showPanel = (old) => {
    const selected = kg.selected();
    panel.hidden = !selected;
    document.body.classList.toggle("reading", Boolean(selected));
    if (!selected) {
      if (old?.sel && before?.isConnected && document.activeElement === document.body) before.focus();
      return;
    }
    if (old && old.sel === kg.state.sel) { if (String(old.open) === String(kg.state.open)) return; }
    else if (!panel.contains(document.activeElement)) before = document.activeElement;
    panel.replaceChildren(
      el("button", { type: "button", class: "close", "aria-label": "Close details", onclick: () => kg.set({ sel: "" }) }, "×"),
      ...(selected.source ? lineOf(selected) : thing(selected)).flat(2).filter(Boolean));
    panel.scrollTop = 0;
    if (old?.focus) panel.querySelector("h2").focus({ preventScroll: true });
  };
});
