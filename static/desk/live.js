/* While work goes on, what is marked data-live is fetched anew, from the same address. All of it is a page without this
   script, too. */
"use strict";

const EVERY = 2000; // milliseconds

async function look() {
  const shown = document.querySelector("[data-live]");
  if (!shown) return;
  if (!document.hidden && !shown.contains(document.activeElement)) {
    const page = await fetch(location.href).then((answer) => (answer.ok ? answer.text() : null), () => null);
    const fresh = page && new DOMParser().parseFromString(page, "text/html").getElementById(shown.id);
    if (fresh) shown.replaceWith(fresh);
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
