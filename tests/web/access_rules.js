// Rules of WCAG 2.2 that a program can check, as test_access.py asks them: each gives what breaks it.
// The numbers are those of the success criteria.
(() => {
const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
        const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
        if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
};
const between = (colour, behind) => {
    const [low, high] = [light(parse(colour)), light(behind)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
};
const shown = (one) => one.checkVisibility() && !one.closest(".hidden, .skip");
const told = (one) => one.outerHTML.slice(0, 120);
const nameOf = (one) => one.getAttribute("aria-label")
    ?? (one.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();

return {
  // 1.4.3: text on what is really painted behind it; large text is 24 px, or 18.66 px and bold
  contrast: () => {
        const wrong = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const one = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || one.closest("svg, .hidden, .skip, option") || !one.checkVisibility()) continue;
            const style = getComputedStyle(one), size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (between(style.color, ground(one)) < (large ? 3 : 4.5)) wrong.push(told(one));
        }
        return wrong;
    },

  // 1.4.3: words in pictures, and what a field shows before it is filled
  drawn: () => [...document.querySelectorAll("svg text")].filter((one) => one.textContent.trim() && one.checkVisibility()
            && between(getComputedStyle(one).fill, ground(one.closest("svg").parentElement)) < 4.5).map(told)
        .concat([...document.querySelectorAll("[placeholder]")].filter((one) => shown(one)
            && between(getComputedStyle(one, "::placeholder").color, ground(one)) < 4.5).map(told)),

  // 1.4.11: where a field or button ends
  edges: () => [...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=range]), select, textarea, button")]
        .filter((one) => shown(one) && between(getComputedStyle(one).borderTopColor, ground(one.parentElement)) < 3).map(told),

  // 1.3.1, 2.4.6: one heading of the first level, first of all, and no level left out on the way down
  headings: () => {
        const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")], level = (one) => Number(one.tagName[1]);
        return all.filter((one, at) => at === 0 ? level(one) !== 1 : level(one) === 1 || level(one) - level(all[at - 1]) > 1)
            .map(told).concat(all.length ? [] : ["no heading"]);
    },

  // 1.3.1: regions of one kind are told apart by their names
  regions: () => {
        const all = [...document.querySelectorAll("nav, aside, [role=region]")], kind = (one) => one.getAttribute("role") ?? one.tagName;
        return all.filter((one) => all.some((other) => other !== one && kind(other) === kind(one)
            && nameOf(other) === nameOf(one))).map(told);
    },

  // 4.1.2: a name for all that can be used; 1.1.1: for pictures
  names: () => [...document.querySelectorAll(
            "a[href], button, summary, input:not([type=hidden]), select, textarea, svg[role], [role=region]")]
        .filter((one) => !(one.textContent.trim() || one.labels?.length || one.getAttribute("aria-label")
            || one.getAttribute("aria-labelledby") || one.querySelector("title, [aria-label]"))).map((one) => one.outerHTML.slice(0, 120)),

  // 3.3.2: a placeholder is no label
  labels: () => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
        .filter((one) => !one.labels?.length && !one.ariaLabel).map((one) => one.outerHTML.slice(0, 120)),

  // 4.1.1
  ids: () => [...document.querySelectorAll("[id]")].map((one) => one.id)
        .filter((id, at, all) => all.indexOf(id) !== at),

  references: () => [...document.querySelectorAll("[aria-labelledby], [aria-describedby], label[for]")]
        .filter((one) => (one.getAttribute("aria-labelledby") ?? one.getAttribute("aria-describedby") ?? one.htmlFor)
            .split(" ").some((id) => !document.getElementById(id))).map((one) => one.outerHTML.slice(0, 120)),

  // 1.3.1: every table has heads that say of what they are; all that is told stands in a landmark
  tables: () => [...document.querySelectorAll("table")]
        .filter((one) => !one.querySelector("th") || [...one.querySelectorAll("th")].some((head) => !head.scope))
        .map((one) => one.outerHTML.slice(0, 120)),

  landmarks: () => [...document.body.children]
        .filter((one) => !one.matches("header, main, footer, .skip, script")).map((one) => one.outerHTML.slice(0, 120)),

  lists: () => [...document.querySelectorAll("ul, ol")].flatMap((one) => [...one.children])
        .filter((one) => !one.matches("li, script")).map((one) => one.outerHTML.slice(0, 120)),

  // 2.5.8: 24 by 24 pixels, or a circle of 24 that touches no other's, or in a line of text
  targets: () => {
        const all = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
            .filter((one) => one.checkVisibility() && !one.closest("svg, .skip, p, dd, td, th, li.count, blockquote, label"))
            .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width);
        const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
        const apart = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
        return all.filter(([one, box]) => (box.width < 23.9 || box.height < 23.9) && all.some(([other, its]) =>
            other !== one && apart(middle(box), middle(its)) < 24)).map(([one]) => one.outerHTML.slice(0, 120));
    },

  // 4.1.2: what can be used does not stand in what is one thing to a screen reader
  nested: () => [...document.querySelectorAll("[role=img], button, a[href], summary")]
        .filter((one) => one.querySelector("a[href], button, input, select, textarea, [tabindex='0']"))
        .map((one) => one.outerHTML.slice(0, 120)),

  // 2.1.1: what scrolls can be reached by keys
  scrolling: () => [...document.querySelectorAll("main *")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
            && !one.matches("input, select, textarea") && one.tabIndex < 0 && !one.querySelector("a[href], button"))
        .map((one) => one.outerHTML.slice(0, 120)),
};
})()
