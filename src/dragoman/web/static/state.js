// Comfort only: a slider over the days on which something changes. The form and the links do the same without it.
"use strict";

const form = document.querySelector("form[data-days]");
const days = form?.dataset.days.split(" ").filter(Boolean) ?? [];

if (days.length > 1) {
  const day = form.elements.on;
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(days.length - 1);
  slider.value = String(Math.max(days.findLastIndex((one) => one <= day.value), 0));
  slider.className = "slider";
  slider.setAttribute("aria-label", "Day, among those on which something changes");
  slider.setAttribute("aria-valuetext", day.value);
  slider.addEventListener("input", () => {
    day.value = days[Number(slider.value)];
    slider.setAttribute("aria-valuetext", day.value);
  });
  slider.addEventListener("change", () => form.requestSubmit());
  form.after(slider);
}

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const details = target && (target.matches("details") ? target : target.querySelector("details"));
  if (details) details.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
