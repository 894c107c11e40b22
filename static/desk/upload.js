/* Says before anything is sent that it is too much; the archive refuses it too. */
"use strict";

const files = document.querySelector("[data-most]");

files?.addEventListener("change", () => {
  const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
  files.setCustomValidity(size > Number(files.dataset.most) ? files.dataset.tooMuch : "");
  files.reportValidity();
});
