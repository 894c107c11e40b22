/* Keys of the review queue: each stands beside what it does, and presses it. Without this script they are buttons and
   links as ever.

   None is taken from somebody who writes or composes, none pressed together with Ctrl, Alt or Meta, and none while what
   was pressed before is on its way. */
"use strict";

{
  let isOnItsWay = false;

  function isWriting(target) {
    return target.isContentEditable || target.closest("input, textarea, select, [role=combobox]");
  }

  function press(place) {
    const field = place.matches("a, button") ? null : place.querySelector("[role=combobox], input, select");
    if (field) return field.focus();
    isOnItsWay = true;
    place.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat || isOnItsWay || isWriting(event.target) || !/^[a-z]$/i.test(event.key)) return;
    const place = document.querySelector(`[data-key="${event.key}"]`);
    if (!place) return;
    event.preventDefault();
    press(place);
  });

  /* Back from another page, the browser may show this one as it was left. */
  window.addEventListener("pageshow", () => { isOnItsWay = false; });
}
