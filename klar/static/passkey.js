// Asks the device's own lock for a proof that its owner is here, and sends it with the form that asks. Where the device cannot,
// the page stays as it was: with what stands there instead. What it asks is good for five minutes: later, it is asked anew.
{
  const GOOD = 4 * 60_000;
  const opened = Date.now();
  const form = document.querySelector("form[data-asked]");
  const [instead, failed] = ["[data-instead]", "[data-failed]"].map((name) => document.querySelector(name));
  const key = globalThis.PublicKeyCredential;

  const offer = () => {
    form.hidden = false;
    instead.querySelector("button")?.classList.add("quiet");
    instead.hidden = !instead.querySelector("button");
  };
  const proof = (asked) =>
    asked.user
      ? navigator.credentials.create({ publicKey: key.parseCreationOptionsFromJSON(asked) })
      : navigator.credentials.get({ publicKey: key.parseRequestOptionsFromJSON(asked) });
  const renewed = () => {
    const old = Date.now() - opened > GOOD;
    if (old && !document.hidden) location.replace(location.pathname);
    return old;
  };
  const send = async (event) => {
    event.preventDefault();
    if (renewed()) return;
    failed.hidden = true;
    try {
      form.elements.proof.value = JSON.stringify(await proof(JSON.parse(form.dataset.asked)));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };
  if (form && key?.parseRequestOptionsFromJSON) {
    form.addEventListener("submit", send);
    document.addEventListener("visibilitychange", renewed);
    key.isUserVerifyingPlatformAuthenticatorAvailable().then((can) => can && offer());
  }
}
