// While a helper on the phone sees where I am: what the strip says now, and which button they point at.
{
  const strip = document.querySelector(".along"), status = strip.querySelector("[role=status]");
  const name = (one) => (one.querySelector("b") ?? one).textContent.replace(/\s+/g, " ").trim();
  let { v, glow } = strip.dataset;
  const point = (label) => {
    document.querySelectorAll(".glow").forEach((one) => one.classList.remove("glow"));
    const found = label && [...document.querySelectorAll("a, button")].find((one) => !strip.contains(one) && name(one) === label);
    if (found) found.classList.add("glow"), found.scrollIntoView({ block: "center" });
  };
  const ask = async () => {
    if (document.hidden) return;
    const answer = await fetch(`/vis-hvor-jeg-er/nytt?v=${v}`).catch(() => {});
    if (answer?.status !== 200 || answer.redirected) return;
    const news = await answer.json();
    v = news.v;
    status.textContent = news.said;
    point(news.glow);
    if (news.over) clearInterval(timer), strip.querySelector("form")?.remove();
  };
  const timer = setInterval(ask, 1_500);
  point(glow);
}
