/* What the reader has chosen, kept in the page's address so that a view can be linked and gone back to.
   A key that stands at its default is left out of the address. */
"use strict";

kg.part(() => {
  const plain = { view: kg.data.start, sel: "", q: "", council: "", paper: "", from: "", to: "", at: kg.data.asof, theme: "", sort: "", msort: "" };
  const lists = { kinds: null, norel: [], nostatus: [], open: [], hide: [], has: [] };
  const flags = { undated: true, table: false };

  kg.state = { ...plain, ...lists, ...flags };
  const listeners = [];

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const state = { ...plain, ...lists, ...flags };
    for (const name of Object.keys(plain)) if (given.has(name)) state[name] = given.get(name);
    for (const name of Object.keys(lists)) {
      if (given.has(name)) state[name] = given.get(name).split(",").filter(Boolean);
    }
    for (const name of Object.keys(flags)) if (given.has(name)) state[name] = given.get(name) === "1";
    if (!kg.views.has(state.view)) state.view = plain.view;
    return state;
  };

  const write = () => {
    const given = new URLSearchParams();
    for (const [name, usual] of Object.entries(plain)) if (kg.state[name] !== usual) given.set(name, kg.state[name]);
    for (const [name, usual] of Object.entries(lists)) {
      const value = kg.state[name];
      if (value && (usual === null || value.length)) given.set(name, value.join(","));
    }
    for (const [name, usual] of Object.entries(flags)) if (kg.state[name] !== usual) given.set(name, kg.state[name] ? "1" : "0");
    return `#${given}`;
  };

  /* change the state and draw; `keep` adds a step to the browser's history, else the step is replaced; `focus` moves the
     focus to what is opened */
  kg.set = (change, { keep = true, focus = true } = {}) => {
    const before = { ...kg.state, focus };
    Object.assign(kg.state, change);
    const address = write();
    if (address !== (location.hash || "#")) history[keep ? "pushState" : "replaceState"](null, "", address);
    listeners.forEach((listener) => listener(before));
  };

  kg.whenChanged = (listener) => listeners.push(listener);

  const again = () => {
    const before = { ...kg.state };
    kg.state = read();
    listeners.forEach((listener) => listener(before));
  };
  addEventListener("popstate", again);
  addEventListener("hashchange", () => { if (write() !== (location.hash || "#")) again(); });

  kg.view = () => kg.views.get(kg.state.view);
  kg.selected = () => kg.byKey.get(kg.state.sel);
  kg.begin = () => { kg.state = read(); listeners.forEach((listener) => listener(null)); };
});
