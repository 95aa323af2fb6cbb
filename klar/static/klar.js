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
  document.addEventListener("htmx:responseError", () => say(words.failed));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && say(""));

  // The summary has autofocus; this is for browsers that keep that for form fields.
  addEventListener("load", () => {
    if (document.activeElement === document.body) document.querySelector(".error-summary")?.focus();
  });

  // htmx leaves the address here, for a history that Klar does not use; it may hold a name somebody looked for.
  sessionStorage.removeItem("htmx-current-path-for-history");
}
