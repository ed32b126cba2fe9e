/* Search by any name or alias, as you type. */
"use strict";

(() => {
  const { el } = kg;
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  let hits = [], at = -1;

  /* names that begin so come first, then words that begin so, then the rest; the most important first among equals */
  kg.find = (given, limit = 12) => {
    const sought = given.trim().toLocaleLowerCase();
    if (!sought) return [];
    const found = [];
    for (const node of kg.nodes) {
      const where = node.sought.indexOf(sought);
      if (where < 0) continue;
      const before = where ? node.sought[where - 1] : "\n";
      found.push([before === "\n" ? 0 : /[\s(,-]/u.test(before) ? 1 : 2, -node.rank, node.index, node]);
    }
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).slice(0, limit).map((one) => one[3]);
  };

  const close = () => { list.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); at = -1; };

  const choose = (node) => {
    box.value = "";
    close();
    kg.set({ sel: node.id, hide: kg.state.hide.filter((key) => key !== node.id) });
    kg.look(node);
  };

  const point = (to) => {
    at = (to + hits.length) % hits.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", list.children[at].id);
  };

  box.addEventListener("input", () => {
    hits = kg.find(box.value);
    at = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.map((node, index) => {
      const also = node.aliases.find((name) => name.toLocaleLowerCase().includes(box.value.trim().toLocaleLowerCase()));
      return el("li", { role: "option", id: `hit${index}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(node); } },
        kg.glyph(node.group), el("span", { dir: "auto" }, node.label),
        el("span", { class: "small" }, [node.kind || node.group.label, node.council !== node.label && node.council, also && `also ${also}`]
          .filter(Boolean).map((text) => ` · ${text}`)));
    }));
    const any = box.value.trim() !== "";
    if (any && !hits.length) list.replaceChildren(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing of that name"));
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
})();
