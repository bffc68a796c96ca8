"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const find = (selector) => [...document.querySelectorAll(selector)];
const at = (id) => document.getElementById(id);
const KEY = "engross-answer:" + data.answer.text;
let lang = data.lang;
const word = (name) => data.words[lang][name];

// A preview in a message shows the page in a frame of its own: it keeps nothing there, and no file is saved.
function canSave() {
  try {
    if (window.self !== window.top) return false;
    localStorage.setItem(KEY + ":try", "1");
    localStorage.removeItem(KEY + ":try");
    return true;
  } catch {
    return false;
  }
}
const saves = canSave();

function speak(chosen) {
  if (!data.words[chosen]) return;
  lang = chosen;
  document.documentElement.lang = chosen;
  for (const one of find("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of find(".change, .propose")) one.lang = chosen;
  at("lang").value = chosen;
  count();
}

function answered() {
  return data.changes.filter((number) => document.querySelector(`input[name="change-${number}"]:checked`)).length;
}

function count() {
  const told = at("count");
  if (told) told.textContent = word("count").replace("{n}", answered()).replace("{N}", data.changes.length);
}

function mark(number) {
  const chosen = document.querySelector(`input[name="change-${number}"]:checked`);
  const rejected = chosen !== null && chosen.value === "reject";
  for (const one of find(`[data-of="${number}"]`)) one.classList.toggle("rejected", rejected);
}

function answer() {
  const out = { ...data.answer, by: at("by").value.trim(), date: new Date().toISOString().slice(0, 10) };
  out.comment = at("whole").value;
  out.changes = {};
  out.paragraphs = {};
  for (const number of data.changes) {
    const chosen = document.querySelector(`input[name="change-${number}"]:checked`);
    const comment = document.querySelector(`[data-comment="${number}"]`).value;
    if (chosen || comment) out.changes[number] = { answer: chosen ? chosen.value : null, comment };
  }
  for (const area of find("[data-words]")) {
    const number = area.dataset.words;
    const comment = document.querySelector(`[data-said="${number}"]`).value;
    const words = area.value.trim() === data.said[number].trim() ? null : area.value;
    if (words !== null || comment) out.paragraphs[number] = { words, comment };
  }
  return out;
}

function give(held) {
  if (!held || held.text !== data.answer.text || held.protocol !== data.answer.protocol) return false;
  at("by").value = String(held.by || "");
  at("whole").value = String(held.comment || "");
  for (const [number, given] of Object.entries(held.changes || {})) {
    if (!data.changes.includes(Number(number))) continue;
    for (const one of find(`input[name="change-${Number(number)}"]`)) one.checked = one.value === given.answer;
    document.querySelector(`[data-comment="${Number(number)}"]`).value = String(given.comment || "");
    mark(Number(number));
  }
  for (const [number, given] of Object.entries(held.paragraphs || {})) {
    const area = document.querySelector(`[data-words="${Number(number)}"]`);
    if (!area) continue;
    if (typeof given.words === "string") area.value = given.words;
    document.querySelector(`[data-said="${Number(number)}"]`).value = String(given.comment || "");
    area.closest("details").open = true;
    changed(area);
  }
  count();
  return true;
}

function changed(area) {
  const number = area.dataset.words || area.dataset.said;
  const words = document.querySelector(`[data-words="${number}"]`);
  const said = document.querySelector(`[data-said="${number}"]`);
  area.closest(".paragraph").classList.toggle("changed", words.value.trim() !== data.said[number].trim() || said.value !== "");
}

function keep() {
  if (!saves) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(answer()));
  } catch {
    // The page answers all the same; it only forgets what was typed when it is closed.
  }
}

function armour(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return "-----BEGIN ENGROSS ANSWER-----\n" + btoa(binary).replace(/.{1,64}/g, "$&\n") + "-----END ENGROSS ANSWER-----\n";
}

function readable(given) {
  const lines = [`${given.protocol} – ${given.by || "?"}, ${given.date}`, ""];
  for (const [number, one] of Object.entries(given.changes)) {
    lines.push(`${word("change")} ${number}: ${one.answer ? word(one.answer) : "–"}${one.comment ? ` – ${one.comment}` : ""}`);
  }
  for (const [number, one] of Object.entries(given.paragraphs)) {
    if (one.words !== null) lines.push(`- ${data.said[number]}`, `+ ${one.words}`);
    if (one.comment) lines.push(`  ${word("comment")}: ${one.comment}`);
  }
  if (given.comment) lines.push("", given.comment);
  return lines.join("\n") + "\n\n";
}

function show() {
  const given = answer();
  at("text").value = readable(given) + armour(JSON.stringify(given));
  at("copy").hidden = false;
}

function parsed(text) {
  const found = /-----BEGIN ENGROSS ANSWER-----([^]*?)-----END ENGROSS ANSWER-----/.exec(text);
  if (!found) return JSON.parse(text);
  const binary = atob(found[1].replace(/[\s>|]/g, ""));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0))));
}

at("save").addEventListener("click", () => {
  if (!saves) {
    show();
    at("told").textContent = word("frame");
    at("text").focus();
    return;
  }
  const given = answer();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(given, null, 2) + "\n"], { type: "application/json" }));
  link.download = given.protocol.replaceAll("/", "-") + ".answer.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  at("told").textContent = word("saved").replace("{name}", link.download);
  show();
});
at("show").addEventListener("click", () => {
  show();
  at("text").focus();
});
at("take").addEventListener("click", async () => {
  at("text").select();
  let taken = false;
  try {
    await navigator.clipboard.writeText(at("text").value);
    taken = true;
  } catch {
    taken = document.execCommand("copy");
  }
  at("told").textContent = word(taken ? "taken" : "untaken");
});
at("open").addEventListener("change", async () => {
  const file = at("open").files[0];
  if (!file) return;
  let fits = false;
  try {
    fits = file.size < 10000000 && give(parsed(await file.text()));
  } catch {
    fits = false;
  }
  at("told").textContent = word(fits ? "opened" : "unknown");
  keep();
});
at("lang").addEventListener("change", () => speak(at("lang").value));
if (at("every")) {
  at("every").addEventListener("click", () => {
    for (const number of data.changes) {
      if (document.querySelector(`input[name="change-${number}"]:checked`)) continue;
      document.querySelector(`input[name="change-${number}"][value="accept"]`).checked = true;
      mark(number);
    }
    count();
    keep();
  });
}
document.addEventListener("input", (event) => {
  if (event.target.dataset.words || event.target.dataset.said) changed(event.target);
  keep();
});
document.addEventListener("change", (event) => {
  const box = event.target.closest("[data-change]");
  if (box && event.target.type === "radio") mark(Number(box.dataset.change));
  count();
  keep();
});
at("frame").hidden = saves;
count();
if (saves) {
  try {
    give(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    // What was kept there is no answer of this kit.
  }
}
