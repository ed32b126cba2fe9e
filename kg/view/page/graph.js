/* The picture: vis-network with places computed beforehand and no physics; shapes and labels are drawn here. */
"use strict";

kg.part(() => {
  const place = document.getElementById("graph");
  const paths = new Map([...kg.groups.values()].map((group) => [group.key, new Path2D(group.path)]));
  /* the picture, as the other parts see it: the network, what is shown, what lies beside what is selected */
  const pic = { network: null, near: null, hovered: null, showing: { nodes: [], lines: [] } };
  kg.pic = pic;
  let nodes = null, edges = null, drawnView = "", drawnPlaces = null;

  const size = (node) => 8 + 9 * Math.sqrt(node.rank);
  kg.radius = size;
  const { ink } = kg;

  /* nodes beside what is selected stay bright, the rest steps back */
  const bright = (node) => !pic.near || pic.near.has(node);

  /* ---- moving a large picture: the last drawing moves as it stands, and all is drawn anew when the mouse rests ---- */

  const LARGE = 150; /* things, or half the lines; fewer are drawn quickly enough */
  const REST = 150; /* milliseconds without a move */
  let whole = null, kept = null, rest = 0; /* where the last whole drawing lies; its copy; the timer */

  const keep = () => {
    const canvas = kg.canvas();
    const copy = kg.el("canvas", { width: canvas.width, height: canvas.height });
    copy.getContext("2d").drawImage(canvas, 0, 0);
    kept = { ...whole, copy };
    pic.network.renderer.dragging = true;
  };
  const release = () => {
    clearTimeout(rest);
    if (!kept) return;
    kept = null;
    pic.network.renderer.dragging = false;
    pic.network.redraw();
  };
  const large = () => whole && (pic.showing.nodes.length > LARGE || pic.showing.lines.length > 2 * LARGE);
  const moves = (dragged) => {
    if (!kept && large()) keep();
    if (!kept) return;
    clearTimeout(rest);
    rest = setTimeout(() => { release(); if (dragged) keep(); }, REST);
  };
  const drawKept = (ctx) => {
    const { copy, at, scale } = kept;
    const now = pic.network.getViewPosition(), ratio = copy.width / place.clientWidth, to = pic.network.getScale();
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, copy.width / 2 + (at.x - now.x) * to * ratio, copy.height / 2 + (at.y - now.y) * to * ratio);
    ctx.scale(to / scale, to / scale);
    ctx.drawImage(copy, -copy.width / 2, -copy.height / 2);
    ctx.restore();
  };

  const drawNode = ({ ctx, id, x, y, state }) => {
    const node = kg.byKey.get(id);
    const radius = Math.max(size(node), 4.5 / pic.network.getScale());
    return {
      drawNode() {
        ctx.globalAlpha = bright(node) ? 1 : ink().faint;
        ctx.translate(x, y);
        ctx.scale(radius / 11, radius / 11);
        ctx.lineWidth = 5;
        ctx.strokeStyle = state.selected || pic.hovered === node ? ink().ring : ink().halo;
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
    const far = pic.near && !(kg.selected() === line || (pic.near.has(line.source) && pic.near.has(line.target) &&
      [line.source, line.target].includes(kg.selected())));
    return {
      id: line.id, from: line.source.id, to: line.target.id, dashes: dashes(line),
      width: Math.min(1.4 + 0.5 * Math.log2(1 + line.said.length), 4),
      color: { color: kg.colour(line.family), highlight: kg.colour(line.family), hover: kg.colour(line.family), opacity: far ? 0.15 : 0.85 },
      smooth: line.bend ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) } : false,
    };
  };

  /* ---- drawing and answering ---- */

  const extentOf = () => `${place.clientWidth} ${place.clientHeight}`;
  let extent = "";
  const start = () => {
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    pic.network = new vis.Network(place, { nodes, edges }, { ...kg.data.options });
    const canvas = place.querySelector("canvas");
    extent = extentOf();
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-hidden", "true");
    pic.network.on("beforeDrawing", (ctx) => { if (kept) drawKept(ctx); });
    pic.network.on("afterDrawing", (ctx) => {
      if (kept) return;
      kg.drawLabels(ctx);
      whole = { at: pic.network.getViewPosition(), scale: pic.network.getScale() };
    });
    pic.network.on("dragStart", (event) => {
      pic.network.renderer.dragging = false;
      if (!event.nodes.length) moves(true);
    });
    pic.network.on("dragging", (event) => { if (!event.nodes.length) moves(true); });
    pic.network.on("zoom", () => moves(false));
    pic.network.on("click", (event) => {
      const key = event.nodes[0] ?? event.edges[0];
      if (key) kg.set({ sel: key });
      else if (kg.state.sel) kg.set({ sel: "" });
    });
    pic.network.on("doubleClick", (event) => { if (event.nodes[0]) kg.open(event.nodes[0]); });
    pic.network.on("dragEnd", (event) => {
      release();
      for (const key of event.nodes) drawnPlaces.set(kg.byKey.get(key), pic.network.getPosition(key));
    });
    const hover = (key) => { pic.hovered = key ? kg.byKey.get(key) : null; place.style.cursor = key ? "pointer" : ""; pic.network.redraw(); };
    pic.network.on("hoverNode", (event) => hover(event.node));
    pic.network.on("blurNode", () => hover(null));
    pic.network.on("hoverEdge", (event) => hover(event.edge));
    pic.network.on("blurEdge", () => hover(null));
  };

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const renew = (set, wanted) => {
    const ids = new Set(wanted.map((one) => one.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    const changed = wanted.filter((one) => !set.get(one.id) || !same({ ...set.get(one.id), ctxRenderer: 0 }, { ...one, ctxRenderer: 0 }));
    if (changed.length) set.update(changed);
  };

  kg.drawGraph = (shown) => {
    if (!pic.network) start();
    const view = kg.view();
    pic.showing = shown;
    const selected = kg.selected();
    pic.near = null;
    if (selected && shown.nodes.length < 3000) {
      const ends = selected.source ? [selected.source, selected.target] : [selected];
      pic.near = new Set([...ends, ...(selected.source ? [] : shown.lines.filter((line) => ends.includes(line.source) || ends.includes(line.target))
        .flatMap((line) => [line.source, line.target]))]);
      if (!shown.nodes.some((node) => pic.near.has(node))) pic.near = null;
    }
    /* each of these steps would draw all that is there */
    const { renderer } = pic.network;
    renderer.allowRedraw = false;
    const places = kg.placesOf(view, shown);
    const fresh = drawnView !== view.key || drawnPlaces !== places;
    drawnView = view.key;
    drawnPlaces = places;
    renew(nodes, shown.nodes.map((node) => ({ id: node.id, ...places.get(node), shape: "custom", ctxRenderer: drawNode, size: size(node) })));
    renew(edges, shown.lines.map(edgeOf));
    pic.network.unselectAll();
    if (selected?.source && edges.get(selected.id)) pic.network.selectEdges([selected.id]);
    else if (selected && nodes.get(selected.id)) pic.network.selectNodes([selected.id], false);
    if (fresh) kg.fit(false);
    renderer.allowRedraw = true;
    if (!renderer.redrawRequested) pic.network.redraw();
    place.setAttribute("aria-label", `${kg.view().title}: ${kg.count(shown.nodes.length, "thing")} and ${kg.count(shown.lines.length, "line")}`);
  };

  kg.redraw = () => { if (pic.network) { kg.forgetWidths(); kg.drawGraph(pic.showing); } };

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

  /* the network keeps what it shows in proportion when its room changes */
  kg.resize = () => {
    const now = extentOf();
    if (!pic.network || !place.clientWidth || now === extent) return;
    extent = now;
    pic.network.setSize("100%", "100%");
    pic.network.redraw();
  };
  new ResizeObserver(kg.resize).observe(place);

  kg.canvas = () => place.querySelector("canvas");
  kg.network = () => pic.network;
});
