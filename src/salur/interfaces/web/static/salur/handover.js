/* Keys instead of a mouse: a line's number and one letter say what happened. What is keyed in goes
   into the plain box beneath, which works without this script, and is kept on the server. */
(() => {
  "use strict";
  const form = document.getElementById("catatan");
  const quick = document.getElementById("cepat");
  const words = document.getElementById("cepat-kata");
  const box = document.getElementById("pengecualian");
  const day = document.getElementById("hari");
  const saved = document.getElementById("simpan");
  if (!form || !quick || !box) return;
  document.getElementById("cepat-kotak").hidden = false;
  const kinds = { t: "absent", m: "refused", k: "short", w: "proxy" };
  const entry = /^\s*(\d+)\s*([a-z])\s*(.*)$/i;
  let waiting = 0;

  const say = (text) => { words.textContent = text; };
  const row = (number) => document.getElementById(`b${Number(number)}`);

  const mark = () => {
    for (const one of document.querySelectorAll(".sheet-page tr.absent, .sheet-page tr.refused, .sheet-page tr.short, .sheet-page tr.proxy")) {
      one.className = "";
      one.lastElementChild.textContent = "✓";
    }
    for (const line of box.value.split("\n")) {
      const found = entry.exec(line);
      const kind = found && kinds[found[2].toLowerCase()];
      const place = kind && row(found[1]);
      if (!place) continue;
      const text = kind === "absent" || kind === "refused" ? words.dataset[kind] : found[3] + (kind === "short" ? " kg" : "");
      const before = place.className ? `${place.lastElementChild.textContent}, ` : "";
      place.className = kind;
      place.lastElementChild.textContent = before + text;
    }
  };

  const save = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(async () => {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) }).catch(() => null);
      saved.textContent = answer && answer.ok ? words.dataset.saved : words.dataset.unsaved;
    }, 700);
  };

  const add = (text) => {
    const found = entry.exec(text);
    if (!found || !kinds[found[2].toLowerCase()]) return say(words.dataset.letter);
    const place = row(found[1]);
    if (!place) return say(`${found[1]}: ${words.dataset.unknown}`);
    const line = `${Number(found[1])} ${found[2].toLowerCase()} ${found[3]}`.trim();
    box.value = box.value.trimEnd() ? `${box.value.trimEnd()}\n${line}` : line;
    quick.value = "";
    mark();
    for (const one of document.querySelectorAll(".sheet-page tr.last")) one.classList.remove("last");
    place.classList.add("last");
    place.scrollIntoView({ block: "nearest" });
    say(`${place.children[0].textContent} ${place.children[1].textContent}: ${place.lastElementChild.textContent}`);
    return save();
  };

  quick.addEventListener("input", () => {
    const found = /^\s*(\d+)\s*([a-z])$/i.exec(quick.value);
    if (!found) return;
    const letter = found[2].toLowerCase();
    if (letter === "t" || letter === "m") { add(quick.value); return; }
    if (letter !== "w" && letter !== "k") { say(words.dataset.letter); return; }
    const place = row(found[1]);
    if (!place) { say(`${found[1]}: ${words.dataset.unknown}`); return; }
    quick.value = `${Number(found[1])} ${letter} `;
    say(`${place.children[1].textContent}. ${letter === "w" ? words.dataset.proxy : words.dataset.short}`);
  });

  quick.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (quick.value.trim()) add(quick.value);
    else form.requestSubmit(form.querySelector("[data-check]"));
  });

  day.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    quick.focus();
  });
  day.addEventListener("change", save);
  box.addEventListener("input", () => { mark(); save(); });
  mark();
  // After the browser has gone to the page of the sheet that the address names: that takes the focus.
  window.addEventListener("load", () => window.setTimeout(() => {
    const ready = form.querySelector("[data-record]");
    if (ready) ready.focus();
    else if (!day.value) day.focus();
    else quick.focus();
  }, 0));
})();
