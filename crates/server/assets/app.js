// Everything works without this; with it, less is typed twice. No part of the page is made here, only told anew.

/** The token of a letter's link stands behind `#`, where no server sees it. */
const fragment = document.querySelector("[data-fragment]");
if (fragment && location.hash.length > 1) {
  fragment.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}

/** After a refusal the summary is read first. */
document.getElementById("faults")?.focus();

/** A session that ends unused is told of ten minutes before, with what is left. */
const idle = Number(document.body.dataset.idleMinutes || 0);
const session = document.getElementById("session");
if (session && idle) {
  const until = Date.now() + idle * 60_000;
  const left = document.getElementById("session-left");
  const tell = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    session.hidden = seconds > 600;
    left.textContent = `${left.dataset.words} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  setInterval(tell, 1000);
  tell();
}

/** Sentences come from the page, which has them in its language. */
const words = document.getElementById("words")?.dataset ?? {};

/** How many characters are written and how many may be. */
for (const control of document.querySelectorAll("[data-most]")) {
  const told = document.createElement("p");
  told.className = "hint";
  control.after(told);
  const count = () => { told.textContent = `${[...control.value.normalize("NFC")].length} / ${control.dataset.most}`; };
  control.addEventListener("input", count);
  count();
}

/** The total of a score sheet while it is filled in; the page shows the exact one once it is saved. */
const total = document.querySelector("[data-total]");
const points = [...document.querySelectorAll("[data-points]")];
if (total && points.length) {
  const tell = () => {
    const given = points.map((input) => (input.value.trim() === "" ? NaN : Number(input.value)));
    const sum = given.reduce((one, other) => one + other, 0);
    total.textContent = Number.isNaN(sum) ? "–" : String(Math.round(sum * 1000) / 1000);
  };
  for (const input of points) input.addEventListener("input", tell);
  tell();
}

/** Fields are saved as they are typed. What could not be saved yet is kept by the browser until it could. */
class Field {
  constructor(address, controls) {
    this.address = address;
    this.controls = controls;
    this.version = controls[0].dataset.version ?? "0";
    this.kind = controls[0].dataset.kind ?? "text";
    this.told = document.getElementById(`${controls[0].name}-saved`);
    this.told?.setAttribute("aria-live", "polite");
    this.saved = JSON.stringify(this.value());
    this.key = `simui:${address}`;
    for (const control of controls) {
      control.addEventListener("input", () => this.typed(800));
      control.addEventListener("change", () => this.typed(0));
    }
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (kept === null) return;
    if (JSON.stringify(kept.value) === this.saved) return localStorage.removeItem(this.key);
    // It is saved as of when it was typed: what somebody else saved since then is met, not written over.
    this.version = kept.version;
    this.show(kept.value);
    this.typed(0);
  }

  value() {
    const [first] = this.controls;
    if (this.kind === "countries" || this.kind === "codes") {
      const options = first.options ? [...first.selectedOptions] : this.controls.filter((control) => control.checked);
      const codes = options.map((option) => option.value).filter(Boolean).sort();
      return this.kind === "countries" ? codes : codes.join(" ") || null;
    }
    if (first.type === "radio") return this.controls.find((control) => control.checked)?.value ?? null;
    const text = first.value.replaceAll("\r\n", "\n");
    if (text.trim() === "") return null;
    if (!["number", "money", "digits"].includes(this.kind)) return text;
    const plain = text.replace(/[,\s]/g, "");
    if (this.kind === "digits") return plain;
    return /^-?\d+$/.test(plain) ? Number(plain) : text;
  }

  show(value) {
    for (const control of this.controls) {
      const several = this.kind === "codes" ? (value ?? "").split(" ") : Array.isArray(value) ? value : [value];
      if (control.options) for (const option of control.options) option.selected = several.includes(option.value);
      else if (control.type === "radio" || control.type === "checkbox") control.checked = several.includes(control.value);
      else control.value = value ?? "";
    }
  }

  typed(after) {
    const value = JSON.stringify(this.value());
    if (value === this.saved) return;
    localStorage.setItem(this.key, `{"version":${JSON.stringify(this.version)},"value":${value}}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), after);
  }

  async save() {
    if (this.busy) return this.typed(300);
    const value = JSON.stringify(this.value());
    if (value === this.saved) return;
    this.busy = true;
    this.sending = new Promise((resolve) => { this.sent = resolve; });
    try {
      const answer = await fetch(this.address, {
        method: "PATCH",
        headers: { "content-type": "application/json", "if-match": `"${this.version}"`, "accept-language": document.documentElement.lang },
        body: `{"value":${value}}`,
      });
      await this.answered(answer, value);
    } catch {
      this.tell(words.offline);
      this.timer = setTimeout(() => this.save(), 5000);
    } finally {
      this.busy = false;
      this.sent();
    }
  }

  async answered(answer, value) {
    if (answer.ok) {
      this.version = (answer.headers.get("etag") ?? this.version).replaceAll('"', "");
      this.saved = value;
      localStorage.removeItem(this.key);
      for (const control of this.controls) control.form?.querySelectorAll(`[name="version/${CSS.escape(control.name)}"]`).forEach((hidden) => { hidden.value = this.version; });
      return this.tell(`${words.saved} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false })}`);
    }
    if (answer.status === 401) {
      this.tell(words.signedOut, `/${document.documentElement.lang}/sign-in`);
      this.timer = setTimeout(() => this.save(), 10_000);
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 412) return this.merge();
    this.tell(problem.errors?.[0]?.message ?? problem.detail ?? words.offline);
  }

  /** Somebody else, or another tab, saved this field: both are shown, and the person chooses. */
  async merge() {
    const answer = await fetch(this.address, { headers: { "accept-language": document.documentElement.lang } });
    if (!answer.ok) return this.tell(words.stale);
    const theirs = (await answer.json()).value ?? null;
    const version = (answer.headers.get("etag") ?? "").replaceAll('"', "");
    if (JSON.stringify(theirs) === JSON.stringify(this.value())) {
      this.version = version;
      this.saved = JSON.stringify(theirs);
      localStorage.removeItem(this.key);
      return;
    }
    this.tell(words.stale);
    const quoted = document.createElement("blockquote");
    quoted.textContent = Array.isArray(theirs) ? theirs.join(", ") : (theirs ?? "–");
    const choose = (label, keep) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small";
      button.textContent = label;
      button.addEventListener("click", () => {
        this.version = version;
        this.saved = JSON.stringify(theirs);
        if (!keep) this.show(theirs);
        localStorage.removeItem(this.key);
        this.tell("");
        this.typed(0);
      });
      return button;
    };
    this.told?.append(quoted, choose(words.keepMine, true), " ", choose(words.takeTheirs, false));
  }

  tell(text, link) {
    if (!this.told) return;
    this.told.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link;
      anchor.target = "_blank";
      anchor.textContent = words.signIn;
      this.told.append(" ", anchor);
    }
  }
}

const fields = new Map();
for (const control of document.querySelectorAll("[data-save]")) {
  fields.set(control.dataset.save, [...(fields.get(control.dataset.save) ?? []), control]);
}
const kept = [...fields].map(([address, controls]) => new Field(address, controls));

/** A form is sent with everything in it. What is on its way is awaited: or the form would meet it as another tab's. */
document.addEventListener("submit", (event) => {
  const own = kept.filter((field) => field.controls[0].form === event.target);
  for (const field of own) clearTimeout(field.timer);
  const busy = own.filter((field) => field.busy);
  if (!busy.length) return;
  event.preventDefault();
  Promise.all(busy.map((field) => field.sending)).then(() => event.target.requestSubmit(event.submitter));
});

/** Who signs out leaves nothing behind on this computer. */
document.querySelector('form[action$="/sign-out"]')?.addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("simui:")) localStorage.removeItem(key);
});

/** A text that is there to be copied gets a button that does it. */
for (const text of document.querySelectorAll("textarea[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button second small";
  button.textContent = text.dataset.copy;
  text.after(button);
  button.addEventListener("click", async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    button.textContent = text.dataset.copied;
  });
}
