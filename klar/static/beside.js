// Where there is room (900 px), the list that a page was chosen from stands beside it: asked for here, so that a phone never does.
// Its rows are made anew from their words, as links to the same addresses. Without this script the page stands alone, as on a phone.
{
  const nav = document.querySelector(".beside");
  const room = matchMedia("(min-width: 900px)");
  const MOST = 12;
  const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const row = (link, item) => {
    const one = Object.assign(document.createElement("a"), { className: "row", href: link.getAttribute("href") });
    if (one.pathname === location.pathname) one.setAttribute("aria-current", "page");
    const words = document.createElement("span");
    words.append(...[...item.querySelectorAll("b, small")].slice(0, 2).map((e) => made(e.localName, e.textContent)));
    one.append(words);
    return one;
  };
  const fill = (list, page) => {
    const seen = new Map();
    for (const item of page?.querySelectorAll("main .stack > li") ?? []) {
      const link = [...item.querySelectorAll("a[href]")].find((a) => a.pathname.startsWith(`${list.pathname}/`) && /\/\d+$/.test(a.pathname));
      if (link && !seen.has(link.pathname) && seen.size < MOST) seen.set(link.pathname, row(link, item));
    }
    if (seen.size < 2) return nav.remove();
    nav.querySelector("ul").append(...[...seen.values()].map((one) => (document.createElement("li").append(one), one.parentNode)));
    nav.hidden = false;
  };
  const ask = () => {
    if (!nav || !room.matches || nav.dataset.asked) return;
    nav.dataset.asked = "yes";
    const list = new URL(nav.dataset.list, location.href), request = new XMLHttpRequest();
    request.open("GET", list);
    request.responseType = "document"; // parsed, never run
    request.onload = () => fill(list, request.responseURL === list.href ? request.response : null); // else it led to sign-in
    request.onerror = () => nav.remove();
    request.send();
  };
  ask();
  room.addEventListener("change", ask);
}
