/* What is shown, as a picture, a drawing or a list of facts. */
"use strict";

kg.part(() => {
  const slug = () => `${document.title} ${kg.view().title}`.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "governance";

  const give = (blob, ending) => {
    const link = kg.el("a", { href: URL.createObjectURL(blob), download: `${slug()}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const ground = () => getComputedStyle(document.body).getPropertyValue("--ground").trim();

  const png = () => {
    const canvas = kg.canvas();
    const copy = kg.el("canvas", { width: canvas.width, height: canvas.height });
    const pen = copy.getContext("2d");
    pen.fillStyle = ground();
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => give(blob, "png"));
  };

  /* the same picture as shapes and text that can be edited */
  kg.svg = () => {
    const network = kg.network();
    const { clientWidth: width, clientHeight: height } = kg.canvas();
    const scale = network.getScale();
    const name = (tag, attributes, ...children) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      Object.entries(attributes).forEach(([key, value]) => value !== null && element.setAttribute(key, String(value)));
      element.append(...children);
      return element;
    };
    const to = (point) => { const { x, y } = network.canvasToDOM(point); return `${x.toFixed(1)} ${y.toFixed(1)}`; };
    const shown = kg.shown();
    const root = name("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, "font-family": "sans-serif" },
      name("title", {}, `${document.title}: ${kg.view().title}`), name("rect", { width, height, fill: ground() }));
    for (const line of shown.lines) {
      const edge = network.body.edges[line.id]?.edgeType;
      if (!edge) continue;
      const points = [edge.fromPoint, edge.getPoint(0.25), edge.getPoint(0.5), edge.getPoint(0.75), edge.toPoint].map(to);
      const colour = kg.colour(line.family);
      const dash = (kg.data.statuses[line.status] ?? []).join(" ");
      const end = network.canvasToDOM(edge.toPoint), late = network.canvasToDOM(edge.getPoint(0.9));
      const turn = Math.atan2(end.y - late.y, end.x - late.x) * 180 / Math.PI;
      root.append(name("g", {}, name("title", {}, kg.say(line)),
        name("polyline", { points: points.join(" "), fill: "none", stroke: colour, "stroke-width": 1.4, "stroke-dasharray": dash || null }),
        name("path", { d: "M0 0L-8 4V-4Z", fill: colour, transform: `translate(${to(edge.toPoint)}) rotate(${turn.toFixed(1)})` })));
    }
    for (const node of shown.nodes) {
      const at = network.body.nodes[node.id];
      if (!at) continue;
      const radius = Math.max(kg.radius(node) * scale, 4.5) / 11;
      root.append(name("path", { d: node.group.path, "fill-rule": "evenodd", fill: kg.colour(node.group), stroke: ground(), "stroke-width": 2,
        "paint-order": "stroke", transform: `translate(${to(at)}) scale(${radius.toFixed(3)})` }, name("title", {}, node.label)));
    }
    for (const label of kg.labelled) {
      label.rows.forEach((row, index) => root.append(name("text", { x: (label.x + label.w / 2).toFixed(1), y: (label.y + 12 + index * 14).toFixed(1),
        "font-size": label.node ? 12 : 11, "text-anchor": "middle", fill: label.node ? (kg.dark() ? "#e8ecf1" : "#1a2129") : kg.colour(label.line.family),
        stroke: ground(), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, row)));
    }
    return new XMLSerializer().serializeToString(root);
  };

  /* one row a sentence; a cell that a spreadsheet would take for a formula is kept as text by an apostrophe */
  kg.csv = () => {
    const quote = (value) => {
      const text = String(value ?? "");
      return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    };
    const rows = [["from", "relation", "to", "council", "status", "start", "end", "frequency", "document", "url", "date_said", "sentence", "rule"]];
    for (const line of kg.listed(kg.shown()).lines) {
      const base = [line.source.label, line.relation, line.target.label, line.source.council || line.target.council, line.status, line.start, line.end, line.frequency];
      for (const index of line.passages.length ? line.passages : [null]) {
        const one = kg.passages[index];
        const paper = one && kg.papers[one.paper];
        rows.push([...base, paper?.source, paper?.url, paper?.date, one?.quote, one?.rule]);
      }
    }
    return `\uFEFF${rows.map((row) => row.map(quote).join(",")).join("\r\n")}\r\n`;
  };

  kg.save = (how) => {
    if (how === "png") png();
    else if (how === "svg") give(new Blob([kg.svg()], { type: "image/svg+xml" }), "svg");
    else if (how === "csv") give(new Blob([kg.csv()], { type: "text/csv" }), "csv");
    else if (how === "print") print();
    else if (how === "link") {
      navigator.clipboard?.writeText(location.href).then(() => kg.tell("The link is copied."), () => kg.tell(`The link is in the address bar.`));
    }
  };
});
