// «Les høyt»: the phone's own voice reads what is marked with data-read, which holds Klar's own words and nobody else's.
// Only a voice that is on the phone itself and speaks the page's language: another would send the words to somebody.
// Where there is none the button stays hidden.
{
  const button = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  const spoken = { nb: ["nb", "no"], nn: ["nn", "nb", "no"] }[language] ?? [language];
  const voices = () => spoken.flatMap((code) => speech.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === code));
  const say = (reading) => (button.querySelector("b").textContent = reading ? button.dataset.stop : button.dataset.aloud);
  const pieces = () =>
    [...document.querySelectorAll("[data-read]")]
      .flatMap((part) => [part, ...part.querySelectorAll("*")].filter((e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim())))
      .filter((e, i, all) => e.checkVisibility?.() !== false && !all.some((outer) => outer !== e && outer.contains(e)))
      .map((e) => e.innerText.trim().replace(/\s+/g, " "));
  const stop = () => (speech.cancel(), say(false));
  const read = () => {
    speech.cancel();
    const said = pieces().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice: voices()[0], lang: voices()[0].lang, rate: 0.95 }));
    said.at(-1).onend = () => say(false);
    said.forEach((one) => ((one.onerror = () => say(false)), speech.speak(one))); // one a paragraph: a long one is cut off by some
    say(true);
  };
  if (button && speech) {
    const show = () => (button.hidden = !voices().length);
    show();
    speech.addEventListener?.("voiceschanged", show);
    button.addEventListener("click", () => (speech.speaking || speech.pending ? stop() : read()));
    addEventListener("pagehide", stop);
  }
}
