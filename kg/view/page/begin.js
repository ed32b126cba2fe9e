/* Unpacks the data, which may take a moment, and runs the parts. Where a browser cannot, what stands in the page remains. */
"use strict";

(() => {
  const held = document.getElementById("data");
  const begin = (text) => {
    kg.data = JSON.parse(text);
    for (const run of kg.parts) run();
    document.documentElement.classList.add("live");
    kg.begin();
  };
  const unpacked = async () => {
    const bytes = Uint8Array.from(atob(held.textContent), (one) => one.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  };
  if (held.type === "application/json") begin(held.textContent);
  else if (typeof DecompressionStream !== "undefined") unpacked().then(begin);
})();
