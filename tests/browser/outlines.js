// Borders of controls, the icons in them and the ring around what has the focus, >= 3:1 against what lies behind; the ring >= 3 px and never hidden.
() => {
  const trouble = [];
  const style = (e) => getComputedStyle(e);
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const clear = (colour) => parts(colour).length === 4 && parts(colour)[3] === 0;
  const ground = (e) => (!e ? "rgb(255, 255, 255)" : clear(style(e).backgroundColor) ? ground(e.parentElement) : style(e).backgroundColor);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, two) => {
    const [a, b] = [light(one), light(two)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true });
  const tell = (rule, e, figure) => trouble.push(`${rule}: ${e.localName}.${e.className} «${(e.innerText ?? "").trim().slice(0, 40)}» ${figure}`);
  for (const e of [...document.querySelectorAll("a[href], button, input, textarea, select, summary")].filter(seen)) {
    const behind = ground(e.parentElement), s = style(e);
    if (e.matches(".row, .answer, .act, .undo, input, textarea, a.notice") && parseFloat(s.borderTopWidth)) {
      const seenBorder = Math.max(contrast(s.borderTopColor, behind), contrast(ground(e), behind));
      if (seenBorder < 3) tell("border", e, seenBorder.toFixed(2));
    }
    for (const icon of e.querySelectorAll("svg")) {
      const drawn = contrast(style(icon).stroke, ground(icon));
      if (drawn < 3) tell("faint icon", e, drawn.toFixed(2));
    }
    e.focus({ focusVisible: true });
    if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 3) tell("no ring", e, `${s.outlineStyle} ${s.outlineWidth}`);
    else if (contrast(s.outlineColor, behind) < 3) tell("faint ring", e, contrast(s.outlineColor, behind).toFixed(2));
    const b = e.getBoundingClientRect();
    const top = document.elementFromPoint(b.left + b.width / 2, b.top + Math.min(b.height, innerHeight) / 2);
    if (!top || !(e.contains(top) || top.contains(e))) tell("covered when it has the focus", e, top?.className ?? "outside");
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return trouble;
}
