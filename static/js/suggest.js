/* Suggestions below a search box, as WAI-ARIA's combobox has them. Without this script the box works as ever.

   Whoever composes characters needs Enter, Escape and the arrow keys for that: until it is over nothing is asked, and no
   key is taken. */
"use strict";

for (const list of document.querySelectorAll("[data-suggest]")) {
  const form = list.closest("form");
  const box = form.elements.q;
  const said = form.querySelector("[data-suggest-count]");
  const PAUSE = 120; // ms without a key before anything is asked
  let timer, request, active = -1, typed = box.value;

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    said.textContent = "";
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function activate(number) {
    const all = options();
    active = (number + all.length + 1) % (all.length + 1); // one behind the last is the box itself
    if (active === all.length) active = -1;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({block: "nearest"});
  }

  function span(className, text, language) {
    const made = document.createElement("span");
    made.className = className;
    made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  function option(suggestion, number) {
    const made = document.createElement("li");
    made.id = `${list.id}-${number}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    const name = suggestion.beside ? `${suggestion.label} · ${suggestion.beside}` : suggestion.label;
    made.append(
      span("suggested", name, "zh-Hans"), " ",
      span("label", list.dataset[suggestion.kind]), " ",
      span("count", list.dataset.articles.replace("#", suggestion.articles)),
    );
    made.addEventListener("click", () => choose(suggestion));
    made.choose = () => choose(suggestion);
    return made;
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    if (!suggestions.length) return close();
    list.hidden = false;
    active = -1;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
    said.textContent = said.dataset.suggestCount.replace("#", suggestions.length);
  }

  /* The form as it stands, all its other choices with it, from the first page on. */
  function choose(suggestion) {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    suggestion.q ? asked.set("q", suggestion.q) : asked.delete("q");
    if (suggestion.value) asked.set(suggestion.kind, suggestion.value);
    close();
    location.assign(`${form.action}?${asked}`);
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    try {
      const asked = new URLSearchParams({q: box.value});
      const answer = await fetch(`${list.dataset.suggest}?${asked}`, {signal: request.signal});
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close(); // the network: the box works without
    }
  }

  function changed() {
    if (box.value === typed) return;
    typed = box.value;
    clearTimeout(timer);
    request?.abort();
    if (typed.trim()) timer = setTimeout(ask, PAUSE);
    else close();
  }

  box.addEventListener("input", (event) => event.isComposing || changed());
  box.addEventListener("compositionstart", close);
  box.addEventListener("compositionend", changed);
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || !isOpen()) return; // 229: Safari's Enter that ends composing
    const moves = {ArrowDown: () => activate(active + 1), ArrowUp: () => activate(active < 0 ? -2 : active - 1)};
    const chosen = active >= 0 && event.key === "Enter" && options()[active].choose;
    const does = moves[event.key] ?? (event.key === "Escape" ? close : chosen);
    if (!does) return;
    event.preventDefault();
    does();
  });

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  box.autocomplete = "off";
}
