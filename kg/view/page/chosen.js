/* Which things and facts are shown. Filters choose from all that the page holds; only then is narrowed what is drawn. */
"use strict";

kg.part(() => {
  const BESIDE = innerWidth < 600 ? 5 : 12; /* neighbours that come with what is chosen */

  /* kinds shown: what the reader chose, else what the view is about */
  kg.kinds = () => new Set(kg.state.kinds ?? kg.view().groups);

  const inTime = (start, end) => {
    const { from, to, at, undated } = kg.state;
    if (!from && !to && !at) return undated || Boolean(start || end);
    if (!start && !end) return undated;
    const begins = start ? kg.first(start) : "";
    if (at && begins && begins > kg.last(at)) return false;
    if (at && end && kg.last(end) < kg.first(at)) return false;
    if (to && begins && begins > kg.last(to)) return false;
    if (from && kg.last(end || start) < kg.first(from)) return false;
    return true;
  };

  const passesLine = (line) => {
    const { norel, nostatus, paper } = kg.state;
    if (norel.includes(line.family.key) || nostatus.includes(line.status)) return false;
    if (paper && !line.said.some((one) => kg.papers[one].source === paper)) return false;
    return inTime(line.start || line.saidOn, line.end);
  };

  const own = (node, council) => node.council === council || node.label === council;

  const passesNode = (node, shown) => {
    const { council, hide, nostatus, paper } = kg.state;
    if (!shown.has(node.group.key) || hide.includes(node.id)) return false;
    /* as --council has it: what is its own, and what belongs to no council and is tied to that */
    if (council && !own(node, council) && (node.council || !node.lines.some((line) => own(kg.across(line, node), council)))) return false;
    if (!node.status) return true;
    if (nostatus.includes(node.status)) return false;
    if (paper && node.said.length && !node.said.some((one) => kg.papers[one].source === paper)) return false;
    return inTime(node.start, node.end);
  };

  const narrowed = () => {
    const { paper, from, to, at, undated, norel, nostatus } = kg.state;
    return Boolean(paper || from || to || at !== kg.data.asof || !undated || norel.length || nostatus.length);
  };

  /* of more than can be read, the most important: each kind keeps its share; what the picture was made with comes first */
  const narrow = (nodes, room, usual) => {
    const byGroup = new Map();
    for (const node of nodes) {
      if (!byGroup.has(node.group)) byGroup.set(node.group, []);
      byGroup.get(node.group).push(node);
    }
    const least = Math.floor(room / 4 / byGroup.size);
    const rest = room - least * byGroup.size;
    const kept = new Set();
    const order = [...kg.groups.values()].filter((group) => byGroup.has(group));
    for (const group of order) {
      const list = byGroup.get(group);
      /* beside what is there already, so that there are lines to see */
      const tied = new Map(list.map((node) => [node, node.lines.some((line) => kept.has(kg.across(line, node)))]));
      list.sort((a, b) => usual.has(b) - usual.has(a) || tied.get(b) - tied.get(a) || b.rank - a.rank || a.index - b.index);
      list.slice(0, least + Math.floor(rest * list.length / nodes.length)).forEach((node) => kept.add(node));
    }
    return kept;
  };

  const asMade = () => kg.state.kinds === null && !kg.state.council && !kg.state.hide.length && !narrowed();

  /* -> {nodes, lines, passed}: what is shown now, and how many things pass the filters */
  kg.shown = () => {
    const view = kg.view();
    const kinds = kg.kinds();
    const hidden = new Set(kg.state.hide);
    const opened = new Set(kg.state.open.map((key) => kg.byKey.get(key)).filter(Boolean));
    const extra = new Set(opened);
    for (const node of opened) node.lines.forEach((line) => extra.add(kg.across(line, node)));
    const chosen = kg.selected();
    if (chosen) (chosen.source ? [chosen.source, chosen.target] : [chosen]).forEach((node) => extra.add(node));
    /* what is chosen comes with its neighbours, of very many with the most important */
    if (chosen && !chosen.source) {
      const beside = [...new Set(chosen.lines.map((line) => kg.across(line, chosen)))].filter((node) => passesNode(node, kinds));
      beside.sort((a, b) => b.rank - a.rank || a.index - b.index).slice(0, BESIDE).forEach((node) => extra.add(node));
    }
    let passing = kg.nodes.filter((node) => passesNode(node, kinds));
    const among = (nodes) => kg.lines.filter((line) => nodes.has(line.source) && nodes.has(line.target) && passesLine(line));
    if (narrowed() && view.type === "graph") {
      const tied = new Set(among(new Set(passing)).flatMap((line) => [line.source, line.target]));
      passing = passing.filter((node) => tied.has(node) || node.status);
    }
    let kept = new Set(passing);
    if (view.type === "graph") {
      const usual = new Set(view.nodes.map((index) => kg.nodes[index]));
      if (asMade()) kept = new Set(passing.filter((node) => usual.has(node)));
      else if (passing.length > kg.data.limit) kept = narrow(passing, kg.data.limit, usual);
      extra.forEach((node) => { if (!hidden.has(node.id)) kept.add(node); });
    }
    return { nodes: kg.nodes.filter((node) => kept.has(node)), lines: among(kept), passed: new Set([...passing, ...kept]).size };
  };
});
