// «Ta bilde» on a case: the camera opens at once, and what it gives is sent without one more tap.
// Without this script the row is not there; «Legg ved en fil» leads to a page that needs none.
for (const row of document.querySelectorAll(".attach")) {
  const input = row.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    if (!input.files.length) return;
    row.querySelector("b").textContent = row.dataset.sending;
    input.form.submit();
  });
  row.hidden = false;
}
