// Files go in small parts, a picture made smaller first; what the line loses is sent again, and what has come is never sent twice.
// «Ta bilde» on a case opens the camera at once. Without this script that row is not there, and forms send whole files.
const PART = 131072, EDGE = 2000, SMALL = 300_000, LARGEST = 20_000_000;
const tabs = new BroadcastChannel("klar"); // tells phone.js that somebody is here

const pause = (time) => new Promise((done) => { setTimeout(done, time); addEventListener("online", done, { once: true }); });
const sumOf = async (blob) => {
  const sum = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

// Sends until there is an answer from Klar itself.
async function insist(address, fields, say) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  for (let wait = 500; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const answer = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout?.(60_000) });
      const text = await answer.text();
      if (answer.status < 502 || answer.status > 504) return { answer, text };
    } catch {}
    say("waiting");
    await pause(wait);
  }
}

// What a file is called comes from what is in it and in those beside it: chosen again it goes on where it was. `kind` keeps
// evidence apart from the same file sent as any other.
async function sendAll(files, address, proof, say, kind) {
  const all = await sumOf(new Blob([kind, ...(await Promise.all(files.map(({ blob }) => sumOf(blob))))]));
  for (const [at, { blob, name, smaller }] of files.entries()) {
    const of = Math.ceil(blob.size / PART), left = new Set([of - 1, ...Array(of).keys()]); // the last is smallest, and its answer tells what is there
    while (left.size) {
      say(files.length > 1 ? "several" : "sending", { at: at + 1, of: files.length, percent: Math.round(100 - (100 * left.size) / of) });
      const [number] = left, part = blob.slice(number * PART, (number + 1) * PART);
      const about = { csrf_token: proof, upload: `${all}-${at}`, number, of, name, sum: await sumOf(part), part, ...(smaller && { smaller }) };
      const { answer, text } = await insist(address, Object.entries(about), say);
      if (!answer.ok || answer.redirected) throw answer;
      for (const there of JSON.parse(text).have) left.delete(there);
      tabs.postMessage(0);
    }
  }
  return files.map((_file, at) => `${all}-${at}`);
}

// Whether one can read it: light beside dark, and edges far sharper than the grain of the picture.
function clear({ data, width, height }) {
  const lights = new Uint32Array(256), edges = new Uint32Array(256), light = (at) => (data[4 * at] + 2 * data[4 * at + 1] + data[4 * at + 2]) >> 2;
  let count = 0;
  for (let y = 1; y < height - 1; y += 2) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 2, count++) {
      lights[light(at)]++;
      edges[Math.min(255, Math.abs(4 * light(at) - light(at - 1) - light(at + 1) - light(at - width) - light(at + width)))]++;
    }
  }
  const below = (counts, share) => { let seen = 0; return counts.findIndex((found) => (seen += found) >= share * count); };
  return below(lights, 0.98) - below(lights, 0.02) > 40 && below(edges, 0.995) > Math.max(30, 7 * below(edges, 0.5));
}

// A picture upright and no larger than one can read; any other file as it is.
async function ready(file, asItIs) {
  const whole = { blob: file, name: file.name, clear: true };
  const picture = !asItIs && file.type.startsWith("image/") && (await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => 0));
  if (!picture) return whole;
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height)), canvas = document.createElement("canvas");
  const width = (canvas.width = Math.round(picture.width * scale)), height = (canvas.height = Math.round(picture.height * scale));
  const brush = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  brush.fillStyle = "white";
  brush.fillRect(0, 0, width, height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture, 0, 0, width, height);
  picture.close();
  whole.clear = clear(brush.getImageData(0, 0, width, height));
  const blob = file.size > SMALL && (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8)));
  return blob && blob.size < file.size ? { ...whole, blob, smaller: 1 } : whole;
}

const saying = (form) => (what, values) =>
  (form.querySelector("[role=status]").textContent = form.dataset[what].replace(/{(\w+)}/g, (_all, name) => values[name]));

// «Bildet kan være uklart»: a choice, never a stop.
const sendStill = (form, input) => new Promise((done) => {
  const asked = form.querySelector(".unclear"), [again, still] = asked.querySelectorAll("button");
  const choose = (sends) => () => { asked.hidden = true; done(sends); };
  asked.hidden = false;
  again.onclick = () => { choose(false)(); input.value = ""; input.click(); };
  still.onclick = choose(true);
  asked.scrollIntoView({ block: "nearest" });
});

async function send(form) {
  const inputs = [...form.querySelectorAll("input[type=file]")], chosen = inputs.flatMap((input) => [...input.files]), say = saying(form);
  if (!chosen.length || chosen.some(({ size }) => !size || size > LARGEST)) return form.submit(); // the page that comes says why
  say("readying");
  const files = [], evidence = form.elements.evidence?.checked;
  for (const file of chosen) files.push(await ready(file, evidence));
  if (!files.every(({ clear }) => clear)) {
    say("empty");
    if (!(await sendStill(form, inputs.find((input) => input.files.length)))) return;
  }
  const uploads = await sendAll(files, form.dataset.parts, form.elements.csrf_token.value, say, evidence ? "evidence" : "");
  for (const input of inputs) input.value = "";
  for (const upload of uploads) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value: upload });
    form.append(field);
  }
  const { answer } = await insist(form.action, new FormData(form), say);
  answer.redirected ? location.assign(answer.url) : form.submit(); // the page that comes says what is wrong
}

for (const form of document.querySelectorAll("form.sends")) {
  let busy = false;
  const go = async () => {
    if (busy) return;
    busy = true;
    await send(form).catch((error) => ([413, 422, undefined].includes(error.status) ? saying(form)("failed") : location.reload()));
    busy = false;
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  if (form.dataset.atOnce) form.addEventListener("change", go);
  if (form.dataset.atOnce) form.closest("[hidden]").hidden = false;
}
