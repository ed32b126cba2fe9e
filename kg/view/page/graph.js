/* The picture: vis-network with places computed beforehand and no physics; shapes and labels are drawn here. */
"use strict";

(() => {
  const place = document.getElementById("graph");
  const paths = new Map([...kg.groups.values()].map((group) => [group.key, new Path2D(group.path)]));
  const spots = new Map(); /* view -> node -> place */
  let network = null, nodes = null, edges = null, drawnView = "", near = null, hovered = null, showing = { nodes: [], lines: [] };

  const size = (node) => 8 + 9 * Math.sqrt(node.rank);
  const ink = () => (kg.dark() ? { text: "#e8ecf1", halo: "#12161c", ring: "#ffffff", faint: 0.16 }
    : { text: "#1a2129", halo: "#fbfaf7", ring: "#10151b", faint: 0.14 });

  /* nodes beside what is selected stay bright, the rest steps back */
  const bright = (node) => !near || near.has(node);

  /* ---- moving a large picture: the last drawing moves as it stands, and all is drawn anew when the mouse rests ---- */

  const LARGE = 150; /* things, or half the lines; fewer are drawn quickly enough */
  const REST = 150; /* milliseconds without a move */
  let whole = null, kept = null, rest = 0; /* where the last whole drawing lies; its copy; the timer */

  const keep = () => {
    const canvas = kg.canvas();
    const copy = kg.el("canvas", { width: canvas.width, height: canvas.height });
    copy.getContext("2d").drawImage(canvas, 0, 0);
    kept = { ...whole, copy };
    network.renderer.dragging = true;
  };
  const release = () => {
    clearTimeout(rest);
    if (!kept) return;
    kept = null;
    network.renderer.dragging = false;
    network.redraw();
  };
  const large = () => whole && (showing.nodes.length > LARGE || showing.lines.length > 2 * LARGE);
  const moves = (dragged) => {
    if (!kept && large()) keep();
    if (!kept) return;
    clearTimeout(rest);
    rest = setTimeout(() => { release(); if (dragged) keep(); }, REST);
  };
  const drawKept = (ctx) => {
    const { copy, at, scale } = kept;
    const now = network.getViewPosition(), ratio = copy.width / place.clientWidth, to = network.getScale();
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, copy.width / 2 + (at.x - now.x) * to * ratio, copy.height / 2 + (at.y - now.y) * to * ratio);
    ctx.scale(to / scale, to / scale);
    ctx.drawImage(copy, -copy.width / 2, -copy.height / 2);
    ctx.restore();
  };

  const drawNode = ({ ctx, id, x, y, state }) => {
    const node = kg.byKey.get(id);
    const radius = Math.max(size(node), 4.5 / network.getScale());
    return {
      drawNode() {
        ctx.globalAlpha = bright(node) ? 1 : ink().faint;
        ctx.translate(x, y);
        ctx.scale(radius / 11, radius / 11);
        ctx.lineWidth = 5;
        ctx.strokeStyle = state.selected || hovered === node ? ink().ring : ink().halo;
        ctx.stroke(paths.get(node.group.key));
        /* a shape with a hole hides the ends of lines behind it */
        if (["group", "organisation"].includes(node.group.key)) {
          ctx.fillStyle = ink().halo;
          ctx.fillRect(-7, -7, 14, 14);
        }
        ctx.fillStyle = kg.colour(node.group);
        ctx.fill(paths.get(node.group.key), "evenodd");
      },
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  };

  const dashes = (line) => {
    const dash = kg.data.statuses[line.status] ?? [];
    return dash.length ? dash : false;
  };

  const edgeOf = (line) => {
    const far = near && !(kg.selected() === line || (near.has(line.source) && near.has(line.target) &&
      [line.source, line.target].includes(kg.selected())));
    return {
      id: line.id, from: line.source.id, to: line.target.id, dashes: dashes(line),
      width: Math.min(1.4 + 0.5 * Math.log2(1 + line.said.length), 4),
      color: { color: kg.colour(line.family), highlight: kg.colour(line.family), hover: kg.colour(line.family), opacity: far ? 0.15 : 0.85 },
      smooth: line.bend ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) } : false,
    };
  };

  /* a free place beside the neighbours of a node that the view has none for */
  const settle = (node, taken) => {
    const beside = node.lines.map((line) => taken.get(kg.across(line, node))).filter(Boolean);
    const centre = beside[0] ?? { x: 0, y: 0 };
    let best = null;
    for (let ring = 1; ring <= 6; ring += 1) {
      for (let turn = 0; turn < 16; turn += 1) {
        const angle = (turn + (ring % 2) / 2) * Math.PI / 8;
        const spot = { x: Math.round(centre.x + 95 * ring * Math.cos(angle)), y: Math.round(centre.y + 75 * ring * Math.sin(angle)) };
        let room = Infinity;
        for (const other of taken.values()) room = Math.min(room, Math.hypot((other.x - spot.x) * 0.6, other.y - spot.y));
        const worth = Math.min(room, 60) - 3 * ring;
        if (!best || worth > best.worth) best = { ...spot, worth };
      }
      if (best.worth > 50 - 3 * ring) break;
    }
    taken.set(node, { x: best.x, y: best.y });
  };

  const placesOf = (view, wanted) => {
    if (!spots.has(view.key)) {
      spots.set(view.key, new Map(view.nodes.map((index, at) => [kg.nodes[index], { x: view.x[at], y: view.y[at] }])));
    }
    const places = spots.get(view.key);
    wanted.filter((node) => !places.has(node)).forEach((node) => settle(node, places));
    return places;
  };

  /* ---- labels: always of one size on the screen, the most important first, none upon another ---- */

  const widths = new Map();
  const wrap = (text) => {
    if (text.length <= 26) return [text];
    const rows = [""];
    for (const word of text.split(/\s+/u)) {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length > 24) rows.push(word.slice(0, 60));
      else rows[rows.length - 1] = row ? `${row} ${word}` : word.slice(0, 60);
    }
    return rows.length > 3 ? [rows[0], rows[1], `${rows[2].slice(0, 22)}…`] : rows;
  };
  const measured = (ctx, text) => {
    if (!widths.has(text)) {
      const rows = wrap(text);
      widths.set(text, { rows, width: Math.max(...rows.map((row) => ctx.measureText(row).width)), height: rows.length * 14 });
    }
    return widths.get(text);
  };

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

  const drawLabels = (ctx) => {
    const scale = network.getScale();
    const canvas = ctx.canvas;
    const ratio = canvas.width / canvas.clientWidth;
    const inks = ink();
    const selected = kg.selected();
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.font = "12px system-ui, sans-serif";
    const space = free();
    kg.labelled = [];
    const write = (rows, x, y, colour, alpha) => {
      ctx.globalAlpha = alpha;
      ctx.lineWidth = 4;
      ctx.strokeStyle = inks.halo;
      ctx.fillStyle = colour;
      rows.forEach((row, index) => { ctx.strokeText(row, x, y + index * 14); ctx.fillText(row, x, y + index * 14); });
    };
    const body = network.body.nodes;
    const seen = [];
    for (const node of showing.nodes) {
      const at = body[node.id];
      if (!at) continue;
      const point = network.canvasToDOM({ x: at.x, y: at.y });
      if (point.x < -60 || point.y < -60 || point.x > canvas.clientWidth + 60 || point.y > canvas.clientHeight + 60) continue;
      const radius = Math.max(size(node) * scale, 4.5);
      seen.push({ node, point, radius });
    }
    if (seen.length < 1500) for (const { point, radius } of seen) space.take({ x: point.x - radius + 2, y: point.y - radius + 2, w: 2 * radius - 4, h: 2 * radius - 4 });
    for (const band of kg.view().bands ?? []) {
      const top = network.canvasToDOM({ x: 0, y: band.top }).y;
      space.take({ x: 8, y: top + 2, w: 20 + 7.2 * band.label.length, h: 20 });
    }
    const weight = ({ node }) => (node === selected || node === hovered ? 9 : 0) + (near?.has(node) ? 4 : 0) + node.rank;
    seen.sort((a, b) => weight(b) - weight(a));
    let drawn = 0, tried = 0;
    for (const { node, point, radius } of seen) {
      if (drawn > 220 || tried > 1200) break;
      tried += 1;
      if (!bright(node)) continue;
      const { rows, width, height } = measured(ctx, node.label);
      const must = node === selected || node === hovered;
      const spotsFor = [
        { x: point.x, y: point.y + radius + 4 + height / 2 }, { x: point.x, y: point.y - radius - 4 - height / 2 },
        { x: point.x + radius + 5 + width / 2, y: point.y }, { x: point.x - radius - 5 - width / 2, y: point.y }];
      for (const spot of spotsFor) {
        const box = { x: spot.x - width / 2 - 2, y: spot.y - height / 2 - 1, w: width + 4, h: height + 2 };
        const cut = box.x < 0 || box.x + box.w > canvas.clientWidth || box.y < 0 || box.y + box.h > canvas.clientHeight;
        if ((cut || space.taken(box)) && !(must && spot === spotsFor[3])) continue;
        space.take(box);
        write(rows, spot.x, spot.y - height / 2 + 7, inks.text, 1);
        kg.labelled.push({ node, rows, ...box });
        drawn += 1;
        break;
      }
    }
    /* words on lines: where there are few, or where the reader is looking */
    ctx.font = "11px system-ui, sans-serif";
    const few = showing.lines.length <= 80 && scale > 0.55;
    for (const line of showing.lines) {
      const looked = line === selected || line === hovered || line.source === selected || line.target === selected;
      if (!looked && !(few && !near)) continue;
      const at = network.body.edges[line.id]?.edgeType?.getPoint?.(0.5);
      if (!at) continue;
      const point = network.canvasToDOM(at);
      const width = ctx.measureText(line.relation).width;
      const box = { x: point.x - width / 2 - 2, y: point.y - 8, w: width + 4, h: 16 };
      if (space.taken(box) && line !== selected && line !== hovered) continue;
      space.take(box);
      write([line.relation], point.x, point.y, kg.colour(line.family), 1);
      kg.labelled.push({ line, rows: [line.relation], ...box });
    }
    ctx.restore();
  };

  /* the layers of the view of accountability: a band for each, named at its left edge */
  const drawBands = (ctx) => {
    const bands = kg.view().bands ?? [];
    if (!bands.length) return;
    const width = ctx.canvas.clientWidth;
    const ratio = ctx.canvas.width / width;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.font = "600 12px system-ui, sans-serif";
    ctx.textBaseline = "top";
    bands.forEach((band, index) => {
      const top = network.canvasToDOM({ x: 0, y: band.top }).y;
      const bottom = network.canvasToDOM({ x: 0, y: band.bottom }).y;
      ctx.fillStyle = kg.dark() ? (index % 2 ? "#ffffff0a" : "#ffffff03") : (index % 2 ? "#00000009" : "#00000002");
      ctx.fillRect(0, top, width, bottom - top);
      ctx.fillStyle = kg.dark() ? "#aeb9c6" : "#52606d";
      ctx.fillText(band.label, 12, top + 6);
    });
    ctx.restore();
  };

  /* ---- drawing and answering ---- */

  const extentOf = () => `${place.clientWidth} ${place.clientHeight}`;
  let extent = "";
  const start = () => {
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    network = new vis.Network(place, { nodes, edges }, { ...kg.data.options });
    const canvas = place.querySelector("canvas");
    extent = extentOf();
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-hidden", "true");
    network.on("beforeDrawing", (ctx) => (kept ? drawKept : drawBands)(ctx));
    network.on("afterDrawing", (ctx) => {
      if (kept) return;
      drawLabels(ctx);
      whole = { at: network.getViewPosition(), scale: network.getScale() };
    });
    network.on("dragStart", (event) => {
      network.renderer.dragging = false;
      if (!event.nodes.length) moves(true);
    });
    network.on("dragging", (event) => { if (!event.nodes.length) moves(true); });
    network.on("zoom", () => moves(false));
    network.on("click", (event) => {
      const key = event.nodes[0] ?? event.edges[0];
      if (key) kg.set({ sel: key });
      else if (kg.state.sel) kg.set({ sel: "" });
    });
    network.on("doubleClick", (event) => { if (event.nodes[0]) kg.open(event.nodes[0]); });
    network.on("dragEnd", (event) => {
      release();
      for (const key of event.nodes) spots.get(kg.state.view).set(kg.byKey.get(key), network.getPosition(key));
    });
    const hover = (key) => { hovered = key ? kg.byKey.get(key) : null; place.style.cursor = key ? "pointer" : ""; network.redraw(); };
    network.on("hoverNode", (event) => hover(event.node));
    network.on("blurNode", () => hover(null));
    network.on("hoverEdge", (event) => hover(event.edge));
    network.on("blurEdge", () => hover(null));
  };

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const renew = (set, wanted) => {
    const ids = new Set(wanted.map((one) => one.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    const changed = wanted.filter((one) => !set.get(one.id) || !same({ ...set.get(one.id), ctxRenderer: 0 }, { ...one, ctxRenderer: 0 }));
    if (changed.length) set.update(changed);
  };

  kg.drawGraph = (shown) => {
    if (!network) start();
    const view = kg.view();
    const fresh = drawnView !== view.key;
    drawnView = view.key;
    showing = shown;
    const selected = kg.selected();
    near = null;
    if (selected && shown.nodes.length < 3000) {
      const ends = selected.source ? [selected.source, selected.target] : [selected];
      near = new Set([...ends, ...(selected.source ? [] : shown.lines.filter((line) => ends.includes(line.source) || ends.includes(line.target))
        .flatMap((line) => [line.source, line.target]))]);
      if (!shown.nodes.some((node) => near.has(node))) near = null;
    }
    /* each of these steps would draw all that is there */
    const { renderer } = network;
    renderer.allowRedraw = false;
    const places = placesOf(view, shown.nodes);
    renew(nodes, shown.nodes.map((node) => ({ id: node.id, ...places.get(node), shape: "custom", ctxRenderer: drawNode, size: size(node) })));
    renew(edges, shown.lines.map(edgeOf));
    network.unselectAll();
    if (selected?.source && edges.get(selected.id)) network.selectEdges([selected.id]);
    else if (selected && nodes.get(selected.id)) network.selectNodes([selected.id], false);
    if (fresh) kg.fit(false);
    renderer.allowRedraw = true;
    if (!renderer.redrawRequested) network.redraw();
    place.setAttribute("aria-label", `${kg.view().title}: ${kg.count(shown.nodes.length, "thing")} and ${kg.count(shown.lines.length, "line")}`);
  };

  kg.redraw = () => { if (network) { widths.clear(); kg.drawGraph(showing); } };
  /* all that is shown, with room for the labels about it and for the names of the layers */
  kg.fit = (glide = !kg.still()) => {
    if (!network || !showing.nodes.length || !place.clientWidth) return;
    const bands = kg.view().bands ?? [];
    const points = network.getPositions(showing.nodes.map((node) => node.id));
    const xs = Object.values(points).map((point) => point.x), ys = Object.values(points).map((point) => point.y);
    const least = (list) => list.reduce((a, b) => Math.min(a, b)), most = (list) => list.reduce((a, b) => Math.max(a, b));
    const left = least(xs), right = most(xs), top = bands.length ? bands[0].top : least(ys), bottom = most(ys);
    const aside = Math.min(85, place.clientWidth / 7), above = bands.length ? 4 : 30, below = 52;
    const scale = Math.max(0.02, Math.min((place.clientWidth - 2 * aside) / Math.max(right - left, 1),
      (place.clientHeight - above - below) / Math.max(bottom - top, 1), 1.25));
    network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale },
      animation: glide ? { duration: 300 } : false });
  };

  /* bring a thing into sight */
  kg.look = (thing) => {
    const key = thing?.source ? thing.source.id : thing?.id;
    if (!network || !nodes.get(key)) return;
    const point = network.canvasToDOM(network.getPosition(key));
    const inside = point.x > 40 && point.y > 40 && point.x < place.clientWidth - 40 && point.y < place.clientHeight - 40;
    if (!inside) network.moveTo({ position: network.getPosition(key), animation: kg.still() ? false : { duration: 300 } });
  };

  /* a page that a server sent holds a part of the graph: whether it may have more that is tied to a thing */
  const asked = new Set();
  kg.more = (node) => Boolean(kg.data.near) && !asked.has(node.id);

  /* show the neighbours of a thing, or put them away */
  kg.open = async (key) => {
    if (kg.more({ id: key })) {
      try {
        const answer = await fetch(kg.data.near + key);
        if (!answer.ok) throw new Error(answer.statusText);
        kg.take(await answer.json());
        asked.add(key);
      } catch {
        kg.tell("The server did not send the neighbours.");
        return;
      }
    }
    const list = kg.state.open;
    kg.set({ open: list.includes(key) ? list.filter((one) => one !== key) : [...list, key] });
  };

  const zoom = (by) => network?.moveTo({ scale: network.getScale() * by, animation: false });
  document.querySelector(".zoom").addEventListener("click", (event) => {
    const way = event.target.dataset.zoom;
    if (way === "fit") kg.fit(); else if (way) zoom(way === "in" ? 1.3 : 1 / 1.3);
  });
  place.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    if (step) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + step[0] / network.getScale(), y: y + step[1] / network.getScale() }, animation: false });
    } else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") kg.fit();
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    const now = extentOf();
    if (!network || !place.clientWidth || now === extent) return;
    extent = now;
    network.setSize("100%", "100%");
    network.redraw();
  }).observe(place);

  kg.canvas = () => place.querySelector("canvas");
  kg.network = () => network;
  kg.radius = size;
})();
