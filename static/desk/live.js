/* While work goes on, what is marked data-live is fetched anew, from the same address; at its end, the whole page. All of
   it is a page without this script, too. */
"use strict";

const EVERY = 2000; // milliseconds

async function look() {
  const shown = document.querySelector("[data-live]");
  if (!shown) return;
  if (!document.hidden && !shown.contains(document.activeElement)) {
    const page = await fetch(location.href).then((answer) => (answer.ok ? answer.text() : null), () => null);
    const fresh = page && new DOMParser().parseFromString(page, "text/html").getElementById(shown.id);
    if (fresh && "live" in fresh.dataset) shown.replaceWith(fresh);
    else if (fresh) return location.reload(); // with all that can be done now
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
