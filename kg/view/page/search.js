/* Search as you type: things by any name, in any order of words, with slips of the pen; saved questions; and the
   sentences of papers. */
"use strict";

kg.part(() => {
  const { el } = kg;
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  let hits = [], at = -1;

  /* how many letters must change, be left out or put in to make one word of another; more than `most` is too many */
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let one = 1; one <= a.length; one += 1) {
      const next = [one];
      for (let other = 1; other <= b.length; other += 1) {
        next[other] = Math.min(row[other] + 1, next[other - 1] + 1, row[other - 1] + (a[one - 1] !== b[other - 1]));
      }
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length];
  };
  const alike = (word, other) => other.startsWith(word) ||
    (word.length > 3 && apart(word, other, word.length > 7 ? 2 : 1) <= (word.length > 7 ? 2 : 1));

  /* each word that names have, with the things that have it: a slip of the pen is looked for among words, not names */
  const named = new Map();
  let listed = 0; /* things that are listed in it; a server may send more */
  const vocabulary = () => {
    for (; listed < kg.nodes.length; listed += 1) {
      for (const word of new Set(kg.nodes[listed].sought.match(/[\p{L}\p{N}']+/gu) ?? [])) {
        if (!named.has(word)) named.set(word, []);
        named.get(word).push(kg.nodes[listed]);
      }
    }
    return named;
  };
  const meaning = (word) => {
    const found = new Set();
    for (const [other, nodes] of vocabulary()) if (alike(word, other)) nodes.forEach((node) => found.add(node));
    return found;
  };

  /* names with all the words in any order, also where one is that of the council; names that begin so come first, then
     words that begin so, the most important first among equals. Only where there are none, names that look alike */
  kg.find = (given, limit = 12) => {
    const words = kg.words(given);
    if (!words.length) return [];
    const sought = words.join(" ");
    const found = [];
    for (const node of kg.nodes) {
      if (!words.every((word) => node.sought.includes(word) || node.where.includes(word))) continue;
      const inName = words.reduce((count, word) => count + node.sought.includes(word), 0);
      const begins = node.sought.startsWith(sought) || node.sought.includes(`\n${sought}`) ? 0 : words.every((word) => node.sought.includes(` ${word}`) || node.sought.startsWith(word)) ? 1 : 2;
      found.push([-inName, begins + (node.status ? 1 : 0), -node.rank, node.index, node]);
    }
    if (!found.length) {
      const meant = words.map((word) => [word, meaning(word)]);
      for (const node of kg.nodes) {
        if (meant.every(([word, nodes]) => nodes.has(node) || node.where.includes(word))) found.push([0, node.status ? 1 : 0, -node.rank, node.index, node]);
      }
    }
    const before = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
    /* of very many the best only are put in order */
    const best = [];
    for (const one of found) {
      if (best.length === limit && before(one, best[limit - 1]) >= 0) continue;
      let at = best.length;
      while (at > 0 && before(one, best[at - 1]) < 0) at -= 1;
      best.splice(at, 0, one);
      if (best.length > limit) best.pop();
    }
    return best.map((one) => one.at(-1));
  };

  /* sentences with all the words, each with what rests on it */
  const quotes = [];
  const ready = () => {
    if (quotes.length) return;
    const seen = new Set();
    for (const thing of [...kg.lines, ...kg.nodes]) {
      for (const at of thing.passages) {
        const { quote } = kg.passages[at];
        if (seen.has(quote)) continue;
        seen.add(quote);
        quotes.push([kg.plain(quote), quote, thing]);
      }
    }
  };
  /* before the first letter is typed */
  (window.requestIdleCallback ?? setTimeout)(() => { vocabulary(); ready(); });
  const said = (given, limit = 4) => {
    const words = kg.words(given).filter((word) => word.length > 2);
    if (!words.length || given.trim().length < 5) return [];
    ready();
    const found = [];
    for (const [plain, quote, thing] of quotes) {
      if (words.every((word) => plain.includes(word)) && found.push({ quote, thing }) === limit) break;
    }
    return found;
  };

  /* questions that share words with what was typed, whatever their endings; words with which one asks count for nothing */
  const ASKING = new Set("a an and are at by did do does for had has have how in is it many of often on or our the their to was were what when where which who whom whose why with".split(" "));
  const stem = (word) => word.replace(/'s$/u, "").replace(/(ing|ed|es|s|ies|y)$/u, (end) => (word.length - end.length > 3 ? "" : end));
  const stems = (text) => kg.words(text).filter((word) => !ASKING.has(word)).map(stem);
  const asked = (kg.data.offered ?? []).map((one) => ({ ...one, near: new Set(stems(one.words)), far: new Set(stems(one.answers)) }));
  const questions = (given, limit = 3) => {
    const words = stems(given).filter((word) => word.length > 2);
    const scored = asked.map((one, at) => [words.filter((word) => one.near.has(word) || one.far.has(word)).length, words.filter((word) => one.near.has(word)).length, -at, one]);
    return scored.filter(([shared]) => shared && shared * 2 >= words.length).sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]).slice(0, limit).map((one) => one.at(-1));
  };

  const close = () => { list.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); at = -1; };

  const choose = ({ thing, question }) => {
    box.value = "";
    close();
    if (question) {
      kg.tableOf = question.kinds ? "things" : "lines";
      kg.set({ view: question.view, kinds: question.kinds ?? null, norel: question.family ? [...kg.families.keys()].filter((key) => key !== question.family) : [], q: question.narrow ?? "", council: "", sel: "" });
      return;
    }
    kg.set({ sel: thing.id, hide: kg.state.hide.filter((key) => key !== thing.id) });
  };

  const point = (to) => {
    at = (to + hits.length) % hits.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", list.children[at].id);
  };

  const shownThing = (node, words) => {
    const also = node.aliases.find((name) => words.some((word) => kg.plain(name).includes(word) && !kg.plain(node.label).includes(word)));
    return [kg.glyph(node.group), el("span", { dir: "auto" }, node.label),
      el("span", { class: "small" }, [node.kind || node.group.label, node.council !== node.label && node.council,
        node.status && kg.day(node.start), also && `also ${also}`].filter(Boolean).map((text) => ` · ${text}`))];
  };

  box.addEventListener("input", () => {
    const words = kg.words(box.value);
    const meant = questions(box.value).map((question) => ({ question }));
    const things = kg.find(box.value).map((thing) => ({ thing }));
    hits = [...things.slice(0, 6), ...meant, ...things.slice(6), ...said(box.value)];
    at = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.map((hit, index) => el("li", { role: "option", id: `hit${index}`, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); choose(hit); } },
      hit.question ? [el("span", { "aria-hidden": "true" }, "?"), el("span", {}, hit.question.title), el("span", { class: "small" }, ` · ${hit.question.answers}`)] :
      hit.quote ? el("span", { class: "said", dir: "auto" }, `“${hit.quote}”`) : shownThing(hit.thing, words))));
    const any = box.value.trim() !== "";
    if (any && !hits.length) list.replaceChildren(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No name, no question and no sentence has these words"));
    list.hidden = !any;
    box.setAttribute("aria-expanded", String(any));
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && hits.length) point(at + 1);
    else if (event.key === "ArrowUp" && hits.length) point(at < 0 ? hits.length - 1 : at - 1);
    else if (event.key === "Enter" && hits.length) choose(hits[Math.max(at, 0)]);
    else if (event.key === "Escape") { box.value = ""; close(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("blur", close);
});
