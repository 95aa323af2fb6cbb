// A wizard that is open goes on without a line: the questions ahead were fetched while there was one, and lie in this page alone.
// What is answered is sealed by the worker as one bundle, which grows; the server takes it as if it had been answered there.
{
  const { serviceWorker } = navigator, main = document.querySelector("main"), begins = /^\/ny\/[a-z-]+(\/\d+\/[a-z0-9-]+)?$/;
  let ahead, places, bundle, last, place, section;
  const node = (name) => ahead?.querySelector(`section[data-step="${name}"]`);

  const ask = new XMLHttpRequest(); // unlike a parser it gives a document of its own, in which nothing runs
  ask.open("GET", `${location.pathname}/videre${location.search}`);
  ask.responseType = "document";
  ask.onload = () => {
    const found = ask.response?.querySelector("[data-places]");
    if (!found) return;
    ahead = ask.response;
    places = JSON.parse(found.dataset.places);
  };
  if (serviceWorker && begins.test(location.pathname)) addEventListener("load", () => ask.send());

  const fieldsOf = (form, by) => Object.fromEntries([...new FormData(form, by)].filter(([name]) => !/^(csrf_token|once|draft|step)$/.test(name)));
  const empty = (fields) => !Object.values(fields).some((value) => value.trim());

  addEventListener("submit", (event) => {
    const form = event.target, fields = fieldsOf(form, event.submitter);
    if (!form.closest("main") || form.method !== "post") return;
    const now = { fields, label: event.submitter?.querySelector("b")?.textContent || Object.values(fields).join(" "), title: main.querySelector("h1").textContent };
    if (!bundle) return void (last = { ...now, once: form.elements.once?.value, draft: location.pathname.split("/")[3] || "" });
    event.preventDefault();
    if (section.dataset.step === "sjekk") return finish();
    if (!empty(fields)) took(now);
  });

  serviceWorker?.addEventListener("message", ({ data }) => {
    if (data.kept && last?.once === data.kept && !bundle && places?.length) {
      const name = location.pathname.split("/")[2], { search } = location;
      bundle = { id: data.kept, path: `/ny/${name}/samlet${search}`, draft: last.draft, steps: [], facts: [] };
      document.documentElement.dataset.ahead = ""; // from here on it is this script that goes where what is sent leads
      section = ahead.querySelector("section");
      place = places[0];
      took(last);
    } else if (bundle && data.result === "sent" && data.id === bundle.id && !main.querySelector("textarea, input[type=text]")?.value) {
      location.replace(data.to);
    }
  });

  let wait;
  const typed = ({ target }) => {
    wait = null;
    bundle.typed = [section.dataset.step, target.value];
    keep();
  };
  addEventListener("input", (event) => {
    if (bundle && event.target.name === "answer") wait ??= setTimeout(typed, 2_000, event);
  });

  function took({ fields, label, title }) {
    const { step } = section.dataset, leads = place?.[1] ?? {}, to = leads[fields.answer] ?? leads[""] ?? "stopp";
    bundle.steps.push([step, fields, Date.now()]);
    wait = clearTimeout(wait); // what was being written is the answer now, never the next question's text
    delete bundle.typed;
    bundle.facts.push([title, label]);
    const check = to === "sjekk" && node(to);
    if (check && "direct" in check.dataset) return finish();
    keep();
    place = places[to];
    show(check || (place ? ahead.querySelectorAll("section")[place[0]] : node("stopp")));
  }

  function finish() {
    bundle.finish = "1";
    keep();
    show(node("ferdig"));
  }

  function keep() {
    const { id, path, draft, finish } = bundle, [steps, typed] = [bundle.steps, bundle.typed || []].map((said) => JSON.stringify(said));
    const body = new URLSearchParams({ bundle: id, draft, steps, typed, ...(finish && { finish }) });
    serviceWorker.controller.postMessage({ keep: { id, path, body: body.toString() } });
  }

  function show(next) {
    section = next;
    const shown = [...document.importNode(next, true).childNodes], said = main.querySelector(".said");
    main.replaceChildren(...shown, said);
    document.title = next.dataset.title;
    if (next.dataset.code) document.querySelector(".code").textContent = next.dataset.code;
    for (const [title, label] of bundle.facts) {
      const [term, text] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = title;
      text.textContent = label;
      main.querySelector(".facts")?.append(term, text);
    }
    main.tabIndex = -1;
    main.focus();
    scrollTo(0, 0);
  }
}
