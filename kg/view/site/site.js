// Tables that can be sorted and narrowed where scripts run; without them all is there to read.
"use strict";

const kgSorts = (() => {
  const FOLD = 12; /* rows of a long list that are shown at first */
  const key = (row, at) => {
    const cell = row.cells[at];
    const told = cell.querySelector("[data-order]");
    return told ? told.dataset.order : (cell.querySelector("summary") || cell).textContent.trim();
  };
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  const done = new WeakSet();
  return (table) => {
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
    if (body.rows.length < 3 || done.has(table)) return;
    done.add(table);
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const rows = [...body.rows].map((row) => [key(row, at), row]);
        // what is empty comes last, however it is sorted
        rows.sort(([a], [b]) => !a - !b || (up ? 1 : -1) * collator.compare(a, b));
        body.append(...rows.map(([, row]) => row));
        table.dispatchEvent(new Event("sorted"));
      });
    });
    /* of a long list the first rows; sorting and narrowing look at all */
    const most = table.classList.contains("folds") && body.rows.length > FOLD + 4 ? FOLD : Infinity;
    let open = most === Infinity, narrowed = false;
    const fold = () => [...body.rows].forEach((row, at) => row.classList.toggle("folded", !open && !narrowed && at >= most));
    if (!open) {
      const more = document.createElement("button");
      more.type = "button";
      more.className = "more";
      more.textContent = `Show all ${body.rows.length.toLocaleString("en-GB")}`;
      more.addEventListener("click", () => {
        open = true;
        fold();
        more.remove();
        body.rows[most].querySelector("a, summary, button")?.focus();
      });
      table.parentElement.after(more);
      fold();
      table.addEventListener("sorted", fold);
    }
    if (body.rows.length < 8) return;
    const label = document.createElement("label"), field = document.createElement("input"), told = document.createElement("span");
    field.type = "search";
    label.className = "filter";
    told.setAttribute("role", "status");
    label.append("Only rows with ", field);
    const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase();
    field.addEventListener("input", () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of body.rows) {
        const text = plain(row.textContent);
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      narrowed = words.length > 0;
      fold();
      told.textContent = words.length ? ` ${shown} of ${body.rows.length}` : "";
    });
    label.append(told);
    table.parentElement.before(label);
  };
})();
for (const table of document.querySelectorAll("table.sorts")) kgSorts(table);
// where there is no room to draw, the list that says the same stands open
if (matchMedia("(max-width: 40rem)").matches) for (const list of document.querySelectorAll("details.steps")) list.open = true;
