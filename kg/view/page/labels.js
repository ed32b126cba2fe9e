/* Labels: always of one size on the screen, names of councils first, the most important next, none upon another. */
"use strict";

kg.part(() => {
  const FONT = "system-ui, sans-serif";
  kg.ink = () => (kg.dark() ? { text: "#e8ecf1", halo: "#12161c", ring: "#ffffff", faint: 0.16, band: "#aeb9c6" }
    : { text: "#1a2129", halo: "#fbfaf7", ring: "#10151b", faint: 0.14, band: "#52606d" });

  /* the short name of a council, as people say it: one that begins its full name */
  const short = new Map();
  for (const node of kg.nodes) {
    if (node.label !== node.council) continue;
    const names = node.aliases.filter((name) => name.length > 3 && node.label.startsWith(name)).sort((a, b) => a.length - b.length);
    short.set(node.label, names[0] ?? node.label.replace(/(?: (?:City|County|Borough|Metropolitan|District))* Council$/u, ""));
  }
  kg.shortly = (council) => short.get(council) ?? council;

  /* a name that says whose and when: boards and inspections of many councils are called alike */
  const several = new Set(kg.nodes.map((node) => node.council).filter(Boolean)).size > 1;
  kg.title = (node) => {
    const whose = several && !kg.state.council && node.council && node.council !== node.label ? kg.shortly(node.council) : "";
    const year = node.status || node.type === "plan" ? node.start.slice(0, 4) : "";
    return [node.label, whose && !node.label.includes(whose) && whose, year && !node.label.includes(year) && year].filter(Boolean).join(", ");
  };

  const widths = new Map();
  kg.forgetWidths = () => widths.clear();
  const wrap = (text, whole) => {
    if (text.length <= 26) return [text];
    const rows = [""];
    for (const word of text.split(/\s+/u)) {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length > 24) rows.push(whole ? word : word.slice(0, 60));
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return rows.length > 3 && !whole ? [rows[0], rows[1], `${rows[2].slice(0, 22)}…`] : rows;
  };
  const measured = (ctx, text, whole) => {
    const key = `${ctx.font}${whole}${text}`;
    if (!widths.has(key)) {
      const rows = wrap(text, whole);
      widths.set(key, { rows, width: Math.max(...rows.map((row) => ctx.measureText(row).width)), height: rows.length * 14 });
    }
    return widths.get(key);
  };

  /* which places on the screen are taken */
  const free = () => {
    const cells = new Map();
    const each = (box, act) => {
      for (let column = Math.floor(box.x / 80); column <= Math.floor((box.x + box.w) / 80); column += 1) {
        for (let row = Math.floor(box.y / 40); row <= Math.floor((box.y + box.h) / 40); row += 1) if (act(column * 65536 + row)) return true;
      }
      return false;
    };
    const hits = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    return {
      taken: (box) => each(box, (cell) => (cells.get(cell) ?? []).some((other) => hits(box, other))),
      take: (box) => each(box, (cell) => { cells.get(cell)?.push(box) ?? cells.set(cell, [box]); return false; }),
    };
  };

  kg.labelled = []; /* what the last drawing labelled, for the drawing that is saved and for tests */

  /* the ways in which a label may lie about a point */
  const about = ({ x, y }, away, { width, height }, rings = 1) => Array.from({ length: rings }, (_, ring) => {
    const more = ring * 18;
    return [{ x, y: y + away + 4 + height / 2 + more }, { x, y: y - away - 4 - height / 2 - more },
      { x: x + away + 5 + width / 2 + more, y }, { x: x - away - 5 - width / 2 - more, y }];
  }).flat();

  kg.drawLabels = (ctx) => {
    const { network, near, hovered, showing } = kg.pic;
    const scale = network.getScale(), canvas = ctx.canvas, ratio = canvas.width / canvas.clientWidth;
    const inks = kg.ink(), selected = kg.selected(), space = free();
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    kg.labelled = [];
    const write = (rows, x, y, colour) => {
      ctx.lineWidth = 4;
      ctx.strokeStyle = inks.halo;
      ctx.fillStyle = colour;
      rows.forEach((row, index) => { ctx.strokeText(row, x, y + index * 14); ctx.fillText(row, x, y + index * 14); });
    };
    const inside = (box) => box.x >= 0 && box.x + box.w <= canvas.clientWidth && box.y >= 0 && box.y + box.h <= canvas.clientHeight;
    const seen = [];
    for (const node of showing.nodes) {
      const at = network.body.nodes[node.id];
      if (!at) continue;
      const point = network.canvasToDOM({ x: at.x, y: at.y });
      if (point.x < -60 || point.y < -60 || point.x > canvas.clientWidth + 60 || point.y > canvas.clientHeight + 60) continue;
      seen.push({ node, point, radius: Math.max(kg.radius(node) * scale, 4.5) });
    }
    const label = (one, size, must, whole, rings) => {
      const { rows, width, height } = measured(ctx, kg.title(one.node), whole);
      const boxes = about(one.point, one.radius, { width, height }, rings)
        .map((spot) => ({ spot, box: { x: spot.x - width / 2 - 2, y: spot.y - height / 2 - 1, w: width + 4, h: height + 2 } }));
      let place = boxes.find(({ box }) => inside(box) && !space.taken(box));
      if (!place && must) place = boxes.find(({ box }) => inside(box)) ?? boxes[0];
      if (!place) return false;
      if (must) { /* a label that must be there is pushed in rather than cut */
        const over = Math.max(0, place.box.x + place.box.w - canvas.clientWidth) - Math.max(0, -place.box.x);
        place.box.x -= over;
        place.spot.x -= over;
      }
      space.take(place.box);
      write(rows, place.spot.x, place.spot.y - height / 2 + 7, inks.text);
      kg.labelled.push({ node: one.node, rows, size, ...place.box });
      return true;
    };
    /* words on lines; those of the chosen one have their place before all others */
    const worded = (line) => {
      const at = network.body.edges[line.id]?.edgeType?.getPoint?.(0.5);
      if (!at) return null;
      ctx.font = `11px ${FONT}`;
      const point = network.canvasToDOM(at), width = ctx.measureText(line.relation).width;
      return { point, box: { x: point.x - width / 2 - 2, y: point.y - 8, w: width + 4, h: 16 } };
    };
    const say = (line, { point, box }) => {
      space.take(box);
      write([line.relation], point.x, point.y, kg.colour(line.family));
      kg.labelled.push({ line, rows: [line.relation], size: 11, ...box });
    };
    const chosen = selected?.source ? worded(selected) : null;
    if (chosen) space.take(chosen.box);
    /* no label covers what the reader looks at */
    if (near && near.size < 40) {
      for (const { node, point, radius } of seen) if (near.has(node)) space.take({ x: point.x - radius, y: point.y - radius, w: 2 * radius, h: 2 * radius });
    }
    const done = new Set();
    const clear = (one) => !near || near.has(one.node);
    /* what the reader looks at, whole; then the councils, which name their clusters, even where they touch a thing */
    ctx.font = `12px ${FONT}`;
    for (const one of seen) if (one.node === selected || one.node === hovered) { label(one, 12, true, true, 1); done.add(one); }
    if (near) for (const one of seen) if (near.has(one.node) && !done.has(one) && near.size < 40) { label(one, 12, near.size < 14, true, 3); done.add(one); }
    ctx.font = `600 12px ${FONT}`;
    for (const one of seen) if (one.node.group.key === "authority" && clear(one) && !done.has(one)) { label(one, 12, false, false, 4); done.add(one); }
    ctx.font = `12px ${FONT}`;
    if (seen.length < 1500) for (const { point, radius } of seen) space.take({ x: point.x - radius + 2, y: point.y - radius + 2, w: 2 * radius - 4, h: 2 * radius - 4 });
    seen.sort((a, b) => b.node.rank - a.node.rank);
    let drawn = 0, tried = 0;
    for (const one of seen) {
      if (drawn > 220 || tried > 1200) break;
      if (done.has(one) || !clear(one)) continue;
      tried += 1;
      drawn += label(one, 12, false, false, 1);
    }
    if (chosen) say(selected, chosen);
    /* where there are few, or where the reader is looking */
    const few = showing.lines.length <= 80 && scale > 0.55;
    for (const line of showing.lines) {
      const looked = line === selected || line === hovered || line.source === selected || line.target === selected;
      if (line === selected || (!looked && !(few && !near))) continue;
      const found = worded(line);
      if (found && (line === hovered || !space.taken(found.box))) say(line, found);
    }
    ctx.restore();
  };
});
