// What a page cannot do alone: say that the line is down, and bring the errors to the reader.
// The words are the page's own, on the script tag, so that they are translated with the rest.
{
  const words = document.currentScript.dataset;
  const message = document.createElement("p");
  message.className = "message";
  message.setAttribute("role", "alert");
  message.hidden = true;
  document.querySelector("main").append(message);

  const say = (text) => {
    message.hidden = !text;
    message.textContent = text;
  };
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => say(words.offline));
  }
  for (const name of ["htmx:responseError", "htmx:swapError"]) {
    document.addEventListener(name, () => say(words.failed));
  }
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && say(""));

  // The summary has autofocus; this is for browsers that keep that for form fields.
  addEventListener("load", () => {
    if (document.activeElement === document.body) document.querySelector(".error-summary")?.focus();
  });

  // htmx leaves the address here, for a history that Klar does not use; it may hold a name somebody looked for.
  sessionStorage.removeItem("htmx-current-path-for-history");
}

// What may become HTML in a page (Trusted Types, see the CSP in klar/web.py): an answer that htmx parses, when it is made of
// what Klar's own answers are made of. Any other way in, and any other part, is refused.
if (globalThis.trustedTypes) {
  const parts = new Set("a b br button div form h2 input li ol p small span svg time ul use".split(" "));
  const names = /^(aria-[a-z]+|auto(complete|focus)|class|datetime|hx-(swap|target)|id|method|name|novalidate|role|type|value)$/;
  const ours = (address) => address.startsWith("tel:") || new URL(address, location).href.startsWith(location.origin + "/");
  const harmless = ({ localName, attributes }) =>
    parts.has(localName) &&
    [...attributes].every(({ name, value }) => names.test(name) || (/^(action|hx-post|href)$/.test(name) && ours(value)));

  // Makes a document of its own, where nothing runs; nobody but the check below can reach it.
  const inert = trustedTypes.createPolicy("klar", { createHTML: (text) => text });
  trustedTypes.createPolicy("default", {
    createHTML(text, _kind, sink) {
      if (!/^(Document parseHTMLUnsafe|DOMParser parseFromString)$/.test(sink)) return null;
      const { head, body } = new DOMParser().parseFromString(inert.createHTML(text), "text/html");
      const [wrapper, ...more] = [...head.children, ...body.children]; // htmx puts a template around an answer
      const fine = wrapper?.className === "internal-htmx-wrapper" && !more.length;
      return fine && [...wrapper.content.querySelectorAll("*")].every(harmless) ? text : null;
    },
  });
}
