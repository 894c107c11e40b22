/* Keys of a single character, on every page: / ? j k and those that a page's own script answers ("shortcut" events).

   None is taken from somebody who writes or composes, none that is pressed together with another, and none at all from
   whoever has switched them off. Without this script every place they lead to is a link or a box as ever. */
"use strict";

{
  const OFF = "keys-off";
  const list = document.querySelector("[data-keys-list]");
  const opener = document.querySelector("[data-keys-open]");
  const toggle = list.querySelector("input");

  /* Storage may be forbidden; then the keys are on, and the switch lasts as long as the page. */
  function kept() {
    try { return localStorage.getItem(OFF) !== null; } catch { return false; }
  }

  function keep(isOff) {
    try { isOff ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* as above */ }
  }

  function isWriting(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function toSearch() {
    const box = document.querySelector("main input[type=search], header input[type=search]");
    box?.focus();
    box?.select();
  }

  /* From the item that has the focus, or else the first one in sight, to the next or the one before. */
  function step(by) {
    const items = [...document.querySelectorAll("main .article-list h3 > a, main .row-list li > a:first-child")];
    if (!items.length) return;
    const here = document.activeElement?.closest("li");
    const at = items.findIndex((item) => item.closest("li") === here);
    const inSight = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
    const to = at < 0 ? inSight : at + by;
    items[Math.min(Math.max(to, 0), items.length - 1)].focus();
  }

  const does = {
    "/": toSearch,
    "?": () => list.showModal(),
    j: () => step(1),
    k: () => step(-1),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.type === "search" && !event.target.value) return event.target.blur();
    if (isWriting(event.target) || list.open || !toggle.checked || event.key.length !== 1) return;
    const own = new CustomEvent("shortcut", {detail: event.key, cancelable: true});
    const isAnswered = !document.dispatchEvent(own);
    if (!isAnswered && !Object.hasOwn(does, event.key)) return;
    event.preventDefault();
    if (!isAnswered) does[event.key]();
  });

  toggle.checked = !kept();
  toggle.addEventListener("change", () => keep(!toggle.checked));
  opener.addEventListener("click", () => list.showModal());
  opener.hidden = false;
}
