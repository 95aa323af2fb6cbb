// The bars of ux.md §§ 1–2 on the page as it stands: returns a list of what breaks them.
// `look`: {small: width is 360, wide: 768 or more, fold: the height that shows, question, lists: choices beyond five are a list, words: the most visible words,
// parts: the page shows every part there is}
(look) => {
  const trouble = [];
  const style = (e) => getComputedStyle(e);
  const box = (e) => e.getBoundingClientRect();
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && box(e).width > 1 && box(e).height > 1;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)].filter(seen);
  const name = (e) => {
    const classes = typeof e.className === "string" ? e.className.trim().replace(/\s+/g, ".") : "";
    return `<${e.localName}${classes && "." + classes}> «${(e.innerText ?? e.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}»`;
  };
  const fault = (rule, e, figure = "") => trouble.push(`${rule}: ${e ? name(e) : ""} ${figure}`.trim());
  const main = document.querySelector("main");
  const inner = main.clientWidth - parseFloat(style(main).paddingLeft) - parseFloat(style(main).paddingRight);
  const targets = all("a[href], button, input, textarea, select, summary");
  const round = (number) => Math.round(number * 10) / 10;

  // Touch
  for (const e of targets) {
    const { width, height } = box(e);
    if (width < 47.9 || height < 47.9) fault("target under 48×48", e, `${round(width)}×${round(height)}`);
  }
  for (const e of all(".act, .answer, a.row, button.row")) {
    if (box(e).height < 63.9) fault("under 64 high", e, round(box(e).height));
    if (look.small && !e.closest(".find") && box(e).width < 0.9 * inner) fault("under 90 % wide", e, `${round(box(e).width)} of ${inner}`);
  }
  targets.forEach((one, i) => {
    for (const two of targets.slice(i + 1)) {
      if (one.contains(two) || two.contains(one)) { fault("target in a target", one, name(two)); continue; }
      const a = box(one), b = box(two);
      const gap = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
      const deletes = [one, two].some((e) => e.matches(".danger, [href$='/slett']"));
      if (gap < (deletes ? 11.9 : 7.9)) fault("gap", one, `${round(gap)} to ${name(two)}`);
    }
  });

  // Sight
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set();
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (told.has(e) || !texts.currentNode.data.trim() || !seen(e)) continue;
    told.add(e);
    const s = style(e), size = parseFloat(s.fontSize);
    if (size < 18) fault("text under 18", e, size);
    if (!(parseFloat(s.lineHeight) / size >= 1.49)) fault("line height under 1.5", e, s.lineHeight);
    if (s.fontStyle !== "normal") fault("italics", e);
    if (s.textTransform !== "none" || s.fontVariantCaps !== "normal") fault("capitals", e);
    if (["justify", "right", "end"].includes(s.textAlign)) fault("not left-aligned", e, s.textAlign);
    if (s.textAlign === "center" && !e.closest(".act, .demo, button")) fault("centred", e);
  }
  if (parseFloat(style(main).fontSize) < 20) fault("body text under 20", main, style(main).fontSize);
  const h1 = all("h1");
  if (h1.length !== 1) fault("h1s", null, h1.length);
  for (const e of h1) {
    const size = parseFloat(style(e).fontSize);
    if (size < 26 || size > 32) fault("h1 not 26–32", e, size);
  }
  if (look.wide) for (const e of all("p, li > span, dd")) {
    const lines = new Map(), range = document.createRange();
    for (const node of [...e.childNodes].filter((n) => n.nodeType === 3 && n.data.trim().length > 60)) {
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines.set(top, (lines.get(top) ?? 0) + 1);
      }
    }
    const longest = Math.max(0, ...lines.values());
    if (longest > 61) fault("over 60 characters a line", e, longest); // the blank at the end of a line is not read
  }

  // Nothing cut off or outside
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    const out = [...document.body.querySelectorAll("*")].find((e) => seen(e) && box(e).right > root.clientWidth + 0.5);
    fault("scrolls sideways", out, `${root.scrollWidth} in ${root.clientWidth}`);
  }
  for (const e of all("body *:not(svg, svg *, input, textarea)")) {
    const s = style(e);
    if (s.overflow !== "visible" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) fault("clipped", e);
    const b = box(e), p = e.parentElement && box(e.parentElement);
    if (e.parentElement?.closest(".row, .answer, .act, .notice, .tag") && (b.right > p.right + 1 || b.bottom > p.bottom + 1)) fault("sticks out", e);
  }

  // One page, one thing
  const primary = all(".act:not(.quiet)");
  if (primary.length > 1 && !look.parts) fault("primary actions", null, primary.length);
  const choices = all(".row, .answer, .act, a.notice", main).filter((e) => e.matches("a, button") && !e.closest(".find"));
  if (!look.lists && choices.length > 5) fault("over 5 choices", null, choices.length);
  const own = ".demo, .beside, .help small, .answer, .time, .says b, .error-summary, textarea, [data-own]" + (look.lists ? ", .stack .row" : "");
  const spoken = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (spoken.nextNode()) {
    const e = spoken.currentNode.parentElement;
    if (seen(e) && !e.closest(own)) words += spoken.currentNode.data.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
  }
  if (words > look.words) fault("words", null, `${words} of ${look.words}`);
  for (const e of document.querySelectorAll("[placeholder], [disabled], [required], [title], dialog, progress, i, em, details, [draggable], marquee")) fault("never", e);
  for (const e of document.querySelectorAll("form")) if (!e.noValidate && e.querySelector("[type=email], [type=url], [type=number], [pattern]")) fault("bubbles", e);
  for (const e of all("label, legend, h1, h2")) if (e.innerText.includes("*")) fault("asterisk", e);
  for (const e of targets) if (e.querySelector("svg") && !e.innerText.trim()) fault("icon without words", e);

  // The same order everywhere
  const [back, help, code] = [".back, .mark", "footer .help", ".code"].map((s) => all(s)[0]);
  if (!back || !help || !code) fault("frame", null, `${!!back} ${!!help} ${!!code}`);
  else {
    if (box(back).left > box(main).left + 24 || box(back).top > 130) fault("back is not top left", back);
    if (!(box(back).bottom <= box(main).top + 1 && box(main).bottom <= box(help).top + 1 && box(help).bottom <= box(code).top)) fault("order", null);
    if (!/^Side \d+$/.test(code.innerText)) fault("page code", code);
    if (back.matches(".back") && !back.getAttribute("href")) fault("back leads nowhere", back);
    if (!help.href?.startsWith("tel:")) fault("help does not call", help);
  }
  // Columns are read one after the other, and so are the cells of a list that stands in two.
  const places = (e) => [e.closest("header, main, .beside, footer"), e.closest(".two > *"), e.closest(".stack > li"), e];
  targets.slice(1).forEach((e, i) => {
    const last = places(targets[i]), [was, is] = places(e).map((place, level) => [last[level], place]).find(([a, b]) => a && b && a !== b);
    const before = box(was), now = box(is);
    const beside = now.top < before.bottom && before.top < now.bottom;
    if (beside ? now.left < before.left : now.top < before.top) fault("tab order is not visual order", e, `after ${name(targets[i])}`);
  });
  if (look.fold && look.question) {
    const first = all(".answer, input, textarea, button.row", main)[0] ?? all(".act", main)[0];
    if (!first || box(first).bottom + scrollY > look.fold) fault("first answer below the fold", first, first && round(box(first).bottom));
  }

  // The frame that readers of screens and browsers rely on
  if (!/ – Klar$/.test(document.title)) fault("title", null, document.title);
  if (look.question && !document.title.includes(h1[0]?.innerText.trim())) fault("title is not the question", null, document.title);
  if (!document.documentElement.lang) fault("lang", null);
  if (/user-scalable|maximum-scale/.test(document.querySelector("meta[name=viewport]").content)) fault("zoom is locked", null);
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) fault("tabindex", e);
  for (const e of document.querySelectorAll("*")) {
    const s = style(e);
    if (Math.max(...s.transitionDuration.split(",").map(parseFloat)) > 0.15 || s.animationName !== "none") fault("motion", e);
  }
  for (const e of document.querySelectorAll("[style], style, script:not([src])")) fault("inline", e);
  return trouble;
}
