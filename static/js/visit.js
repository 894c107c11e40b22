/* Keys for those who come to an article from a search: from one place that was found to the next, to the next hit, and
   back. All of it are links without this script, too. keys.js says when a key is for us. */
"use strict";

const trail = document.querySelector("[data-visit]");
const places = [...document.querySelectorAll("mark.hit[id]")];
const said = trail.querySelector("[data-place]");
let at = -1;

function go(step) {
  if (!places.length) return;
  at = at < 0 && step < 0 ? places.length - 1 : (at + step + places.length) % places.length;
  location.replace(`#${places[at].id}`); // the browser goes there and marks it, and its way back stays short
  said.textContent = said.dataset.place.replace("##", places.length).replace("#", at + 1);
}

function follow(key) {
  trail.querySelector(`[data-key=${key}]`)?.click();
}

const keys = {
  n: () => go(1),
  p: () => go(-1),
  j: () => follow("j"),
  k: () => follow("k"),
  u: () => follow("u"),
};

document.addEventListener("shortcut", (event) => {
  if (!Object.hasOwn(keys, event.detail)) return;
  event.preventDefault();
  keys[event.detail]();
});

addEventListener("hashchange", () => {
  at = places.findIndex((place) => `#${place.id}` === location.hash);
});
at = places.findIndex((place) => `#${place.id}` === location.hash);
trail.querySelector("[data-keys]").hidden = false;
