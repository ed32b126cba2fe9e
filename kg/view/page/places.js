/* Places for things that the picture was not made with: beside their neighbours, or, if they are many, anew. */
"use strict";

kg.part(() => {
  const NEAR = 150; /* how far apart things on one line lie */
  const STEPS = 220;

  /* a free place beside the neighbours of a node that the view has none for */
  kg.settle = (node, taken) => {
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

  /* things push each other away, lines pull; the same things come to lie at the same places */
  kg.arrange = (nodes, lines) => {
    const ends = new Set(lines.flatMap((line) => (line.source === line.target ? [] : [line.source, line.target])));
    const order = nodes.filter((node) => ends.has(node)).sort((a, b) => b.lines.length - a.lines.length || a.index - b.index);
    const alone = nodes.filter((node) => !ends.has(node));
    const at = new Map(order.map((node, number) => [node, number]));
    const count = order.length;
    const x = new Float64Array(count), y = new Float64Array(count), dx = new Float64Array(count), dy = new Float64Array(count);
    for (let one = 0; one < count; one += 1) {
      const away = 40 * Math.sqrt(one + 0.5), angle = one * 2.399963;
      x[one] = away * Math.cos(angle);
      y[one] = away * Math.sin(angle);
    }
    const pairs = [...new Set(lines.filter((line) => line.source !== line.target)
      .map((line) => [at.get(line.source), at.get(line.target)].sort((a, b) => a - b).join(" ")))].map((pair) => pair.split(" ").map(Number));
    for (let step = 0; step < STEPS; step += 1) {
      const heat = 60 * (1 - step / STEPS) ** 2 + 1;
      dx.fill(0);
      dy.fill(0);
      for (let one = 0; one < count; one += 1) {
        for (let other = one + 1; other < count; other += 1) {
          const ax = x[one] - x[other], ay = (y[one] - y[other]) * 1.35;
          const far = Math.max(ax * ax + ay * ay, 25);
          if (far > 1440000) continue;
          const push = NEAR * NEAR / far;
          dx[one] += ax * push; dy[one] += ay * push;
          dx[other] -= ax * push; dy[other] -= ay * push;
        }
      }
      for (const [one, other] of pairs) {
        const ax = x[one] - x[other], ay = y[one] - y[other];
        const pull = Math.hypot(ax, ay) / NEAR;
        dx[one] -= ax * pull; dy[one] -= ay * pull;
        dx[other] += ax * pull; dy[other] += ay * pull;
      }
      for (let one = 0; one < count; one += 1) {
        dx[one] -= x[one] * 0.12;
        dy[one] -= y[one] * 0.2;
        const long = Math.hypot(dx[one], dy[one]) || 1;
        x[one] += dx[one] / long * Math.min(long, heat);
        y[one] += dy[one] / long * Math.min(long, heat);
      }
    }
    const found = new Map(order.map((node, one) => [node, { x: Math.round(x[one]), y: Math.round(y[one]) }]));
    /* what is tied to nothing stands in rows below the rest */
    const columns = Math.max(6, Math.ceil(Math.sqrt(alone.length * 2)));
    const floor = count ? Math.round(y.reduce((a, b) => Math.max(a, b))) + 160 : 0;
    alone.forEach((node, at) => found.set(node, { x: (at % columns - (columns - 1) / 2) * 190, y: floor + Math.floor(at / columns) * 110 }));
    return found;
  };

  const spots = new Map(); /* view -> node -> place */
  let kept = ["", null]; /* what was arranged last */

  /* the places of what is shown: those of the view, as long as they hold most of it */
  kg.placesOf = (view, shown) => {
    if (!spots.has(view.key)) {
      spots.set(view.key, new Map(view.nodes.map((index, at) => [kg.nodes[index], { x: view.x[at], y: view.y[at] }])));
    }
    const places = spots.get(view.key);
    const strange = shown.nodes.filter((node) => !places.has(node));
    if (strange.length <= 12 || strange.length * 4 < shown.nodes.length) {
      strange.forEach((node) => kg.settle(node, places));
      return places;
    }
    const key = shown.nodes.map((node) => node.index).join(" ");
    if (kept[0] !== key) {
      const earlier = kept[1];
      const most = earlier && shown.nodes.filter((node) => !earlier.has(node));
      if (most && most.length <= 12 && kg.state.open.length) most.forEach((node) => kg.settle(node, earlier));
      else kept = [key, kg.arrange(shown.nodes, shown.lines)];
    }
    return kept[1];
  };
});
