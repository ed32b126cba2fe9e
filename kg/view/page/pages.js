/* What is shown as text: the comparison of councils, the page of one, and who answers to whom, drawn for each.
   They were made beforehand with all text escaped; they are parsed apart from the page, where nothing of them could run. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const place = document.getElementById("pages");
  const opening = [...place.childNodes];
  const made = new Map();
  let shown = "";
  /* where there is no room to draw, the list that says the same stands open */
  const narrow = () => matchMedia("(max-width: 40rem)").matches;

  /* where a number stands for a sentence, put the sentence with its paper */
  const fill = (root) => root.querySelectorAll("i[data-said]").forEach((mark) => {
    const one = kg.passages[Number(mark.dataset.said)];
    const paper = kg.papers[one.paper];
    const title = paper.title || paper.source;
    mark.replaceWith(
      el("blockquote", {}, one.before.slice(-80), el("mark", {}, one.quote), one.after.slice(0, 80)),
      el("p", { class: "where" }, /^https?:\/\//iu.test(paper.url) ? el("a", { href: paper.url, rel: "noreferrer" }, title) : title, paper.date && `, ${kg.day(paper.date)}`));
  });
  fill(place);

  const parsed = (council) => {
    if (!made.has(council)) {
      const whole = new DOMParser().parseFromString(`<body>${council === null ? kg.data.changes : kg.data.pages[council] ?? ""}`, "text/html");
      const body = document.importNode(whole.body, true);
      fill(body);
      made.set(council, body);
    }
    return made.get(council);
  };

  const page = (council) => {
    const parts = [...parsed(council).cloneNode(true).childNodes];
    const page = [el("p", { class: "above" }, el("a", { href: "#view=councils&council=" }, "← All councils")), el("h2", { class: "council" }, council), ...parts];
    page.forEach((part) => part.querySelectorAll?.("details.steps").forEach((list) => { list.open = narrow(); }));
    return page;
  };

  /* chains only, one council below the other */
  const chains = (councils) => councils.flatMap((council) => {
    const found = parsed(council).querySelector("figure.chain");
    if (!found) return [];
    const list = found.nextElementSibling;
    const head = council && el("h2", {}, el("a", { href: `#${new URLSearchParams({ view: "councils", council })}` }, council));
    const copy = list.cloneNode(true);
    copy.open = narrow() && councils.length === 1;
    return [el("section", { class: "multiple" }, head, found.cloneNode(true), copy)];
  });

  kg.drawPage = (before) => {
    const { council, view } = kg.state;
    const key = `${view} ${council}`;
    if (key === shown) return;
    shown = key;
    const all = Object.keys(kg.data.pages);
    const alone = kg.views.get("councils")?.title === council;
    if (view === "way") place.replaceChildren(...opening);
    else if (view === "councils") place.replaceChildren(...(all.includes(council) && all.length > 1 && !alone ? page(council) : opening));
    else if (view === "changes") place.replaceChildren(...parsed(null).cloneNode(true).childNodes);
    else {
      const choose = el("select", {}, el("option", { value: "" }, "all"), all.filter(Boolean).map((name) => el("option", { value: name }, name)));
      choose.value = council;
      choose.addEventListener("change", () => kg.set({ council: choose.value }));
      const field = all.length > 1 && el("label", { class: "one" }, el("span", {}, "Council"), choose);
      const found = chains(all.includes(council) ? [council] : all);
      place.replaceChildren(...[field].filter(Boolean), ...(found.length ? found : [el("p", { class: "none" }, "No paper says who answers to whom.")]));
    }
    place.querySelectorAll("table.sorts").forEach((table) => kgSorts(table));
    place.scrollTop = 0;
    if (before && before.council !== council) place.querySelector("h2")?.scrollIntoView({ block: "nearest" });
  };

  /* links within the file change what is shown, and leave the rest of the address as it is */
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const to = link.getAttribute("href").slice(1);
    if (to.includes("=")) kg.set(Object.fromEntries(new URLSearchParams(to)));
    else {
      const target = [...place.querySelectorAll("[id]")].find((one) => one.id === to);
      target?.scrollIntoView({ block: "start" });
      target?.setAttribute("tabindex", "-1");
      target?.focus({ preventScroll: true });
    }
  });
});
