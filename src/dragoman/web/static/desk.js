// Comfort only: every screen works without it. Keys for the review queue, "/" for the search line, files dropped on Read.
"use strict";

const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select");
const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => document.activeElement?.closest("[data-item]");

function go(step) {
  const all = items();
  const next = all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function use(key) {
  const within = current() ?? (key === "u" ? document : document.querySelector("[data-item]") ?? document);
  const found = within.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`.flash [data-key="${key}"]`);
  if (!found) return false;
  if (found.matches("details")) {
    found.open = true;
    found.querySelector("select, textarea, input:not([type=hidden])")?.focus();
  } else {
    found.click();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) {
    (event.target.closest("[data-item]") ?? event.target).focus();
    event.target.blur();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("line")?.focus();
  } else if (items().length && "jk".includes(event.key)) {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
  } else if (items().length && "areuc".includes(event.key) && use(event.key)) {
    event.preventDefault();
  }
});

for (const form of document.querySelectorAll("[data-drop]")) {
  const files = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
  });
}

// After a judgement the queue goes on with the item that is first now.
if (new URLSearchParams(location.search).has("said")) items()[0]?.focus({ preventScroll: true });
