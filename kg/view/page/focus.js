/* Where the reader looks: all that is shown, or one thing with its neighbours; and the keys that go from thing to thing. */
"use strict";

kg.part(() => {
  const { pic } = kg;
  const place = document.getElementById("graph");
  const least = (list) => list.reduce((a, b) => Math.min(a, b)), most = (list) => list.reduce((a, b) => Math.max(a, b));
  let before = null; /* where the picture stood when the first thing was chosen */

  /* bring points into sight, with room for labels about them, in the part of the picture that nothing covers */
  const frame = (points, glide, { largest = 1.25, smallest = 0.02, aside = Math.min(85, place.clientWidth / 7), above = 30, below = 52 } = {}) => {
    const sheet = document.getElementById("panel");
    const covered = !sheet.hidden && getComputedStyle(sheet).position === "absolute" ? sheet.getBoundingClientRect() : null;
    const own = place.getBoundingClientRect();
    const upper = covered && covered.width >= own.width - 2 ? Math.max(0, own.bottom - Math.max(covered.top, own.top)) : 0;
    const side = covered && !upper ? Math.max(0, own.right - Math.max(covered.left, own.left)) : 0;
    const width = Math.max(own.width - side, 40), height = Math.max(own.height - upper, 40);
    const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
    const left = least(xs), right = most(xs), top = least(ys), bottom = most(ys);
    const scale = Math.min(Math.max(smallest, Math.min(Math.max(width - 2 * aside, 30) / Math.max(right - left, 1),
      Math.max(height - above - below, 30) / Math.max(bottom - top, 1))), largest);
    const position = { x: (left + right) / 2 + side / 2 / scale, y: (top + bottom) / 2 + ((below - above) / 2 + upper / 2) / scale };
    pic.network.moveTo({ scale, position, animation: glide ? { duration: 300 } : false });
    /* things that came into sight are drawn once the network knows how large they are */
    requestAnimationFrame(() => pic.network.redraw());
  };

  kg.fit = (glide = !kg.still()) => {
    if (!pic.network || !pic.showing.nodes.length || !place.clientWidth) return;
    frame(Object.values(pic.network.getPositions(pic.showing.nodes.map((node) => node.id))), glide);
  };

  /* a thing and what is beside it, or both ends of a line; of very many neighbours the nearest */
  kg.look = (thing) => {
    if (!pic.network || !thing || kg.view().type !== "graph") return;
    const there = new Set(pic.showing.nodes);
    const ends = (thing.source ? [thing.source, thing.target] : [thing]).filter((node) => there.has(node));
    if (!ends.length) return;
    kg.resize(); /* the panel may have opened */
    const at = (node) => pic.network.getPosition(node.id);
    const centre = at(ends[0]);
    const far = (node) => Math.hypot(at(node).x - centre.x, at(node).y - centre.y);
    const beside = thing.source ? [] : [...new Set(pic.showing.lines.filter((line) => line.source === thing || line.target === thing)
      .map((line) => kg.across(line, thing)))].sort((a, b) => far(a) - far(b)).slice(0, 12);
    frame([...ends, ...beside].map(at), !kg.still(), { aside: Math.min(110, place.clientWidth / 5), smallest: thing.source ? 0.02 : 0.3, above: 40, below: 60 });
  };

  /* keep where the picture stands, before the panel opens and takes some of its room */
  kg.remember = () => {
    if (pic.network && !before) before = { position: pic.network.getViewPosition(), scale: pic.network.getScale() };
  };

  /* go back to where it stood */
  kg.lookBack = () => {
    kg.resize();
    if (pic.network && before) pic.network.moveTo({ ...before, animation: kg.still() ? false : { duration: 300 } });
    before = null;
  };

  /* the neighbour that lies most nearly in a direction; with none chosen, what matters most */
  const next = (way) => {
    const chosen = kg.selected();
    const here = chosen?.source ? chosen.source : chosen;
    if (!here) return pic.showing.nodes.reduce((a, b) => (b.rank > a.rank ? b : a), pic.showing.nodes[0]);
    const from = pic.network.getPosition(here.id);
    let best = null;
    for (const line of pic.showing.lines) {
      if (line.source !== here && line.target !== here) continue;
      const other = kg.across(line, here);
      if (other === here) continue;
      const to = pic.network.getPosition(other.id);
      const x = to.x - from.x, y = to.y - from.y, far = Math.hypot(x, y) || 1;
      const turned = (x * way[0] + y * way[1]) / far;
      if (turned < 0.35) continue;
      const worth = far / turned;
      if (!best || worth < best.worth || (worth === best.worth && other.index < best.node.index)) best = { node: other, worth };
    }
    return best?.node;
  };

  const zoom = (by) => pic.network?.moveTo({ scale: pic.network.getScale() * by, animation: false });
  document.querySelector(".zoom").addEventListener("click", (event) => {
    const way = event.target.dataset.zoom;
    if (way === "fit") kg.fit(); else if (way) zoom(way === "in" ? 1.3 : 1 / 1.3);
  });
  place.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way && event.shiftKey) {
      const { x, y } = pic.network.getViewPosition(), step = 60 / pic.network.getScale();
      pic.network.moveTo({ position: { x: x + way[0] * step, y: y + way[1] * step }, animation: false });
    } else if (way) {
      const node = next(way);
      if (node) {
        kg.set({ sel: node.id }, { keep: false, focus: false });
        kg.tell(`${kg.title(node)}, ${node.kind || node.group.label}, ${kg.count(node.lines.length, "line")}`);
      } else kg.tell("Nothing is tied to it in this direction.");
    } else if (event.key === "Enter" && kg.selected()) document.querySelector("#panel h2").focus();
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") kg.fit();
    else return;
    event.preventDefault();
  });
});
