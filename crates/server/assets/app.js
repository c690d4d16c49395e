// Everything works without this; with it, less is typed twice. No part of the page is made here, only told anew.

const language = document.documentElement.lang;
const store = localStorage;
const by = (id) => document.getElementById(id);
const one = (selector) => document.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
/** Sentences come from the page, which has them in its language; figures stand in braces. */
const words = by("words")?.dataset ?? {};
const put = (sentence, figures) => sentence.replace(/\{(\w+)\}/g, (_, name) => figures[name]);
const stored = (key) => JSON.parse(store.getItem(key) ?? "null");
const json = JSON.stringify;
const on = (target, what, act) => target?.addEventListener(what, act);
const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
const plain = (text) => text.replace(/[,\s]/g, "");
const money = (amount) => String(amount ?? "").replace(/\B(?=(\d{3})+$)/g, ",");
/** Codes of a value that may be several. */
const several = (kind, value) => (kind === "codes" ? (value ?? "").split(" ") : kind === "countries" && value && !value.length ? ["none"] : [value ?? ""].flat());

const box = ({ type }) => /radio|checkbox/.test(type);
/** A whole number, or the text that is none. */
const whole = (text) => (/^-?\d+$/.test(plain(text)) ? +plain(text) : text);

/** The token of a letter's link stands behind `#`, where no server sees it. */
const fragment = one("[data-fragment]");
if (fragment && location.hash.length > 1) {
  fragment.value = location.hash.slice(1);
  // Whoever reads on in the other language takes it along.
  one(".who [hreflang]").hash = location.hash;
  history.replaceState(null, "", location.pathname);
}

/** After a refusal the summary is read first. */
by("faults")?.focus();

/** A session that ends is told of ten minutes before, in every window alike; whatever is saved makes it longer. */
let used = () => {};
const session = by("session");
if (session && document.body.dataset.ends) {
  const { ends, latest, idleMinutes } = document.body.dataset;
  let [until, last] = [ends, latest].map((seconds) => Date.now() + seconds * 1000);
  const [left, door, button] = [by("session-left"), by("session-in"), session.querySelector("button")];
  const tell = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    const longest = last - until < 1000;
    session.hidden = seconds > 600;
    button.hidden = longest || !seconds;
    door.hidden = seconds > 0;
    const sentence = left.dataset[longest ? "longest" : "words"];
    left.textContent = seconds ? `${sentence} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : left.dataset.over;
  };
  const share = () => store.setItem("simui:ends", json([until, last]));
  used = () => {
    // A use is noted to the minute.
    until = Math.max(until, Math.min(Date.now() + (idleMinutes - 1) * 60_000, last));
    share();
    tell();
  };
  on(window, "storage", ({ key, newValue }) => {
    const [end, most] = key === "simui:ends" && newValue ? JSON.parse(newValue) : [0, 0];
    if (end > until) [until, last] = [end, most];
    tell();
  });
  on(session.querySelector("form"), "submit", async (event) => {
    event.preventDefault();
    const answer = await fetch("/api/v1/me").catch(() => null);
    if (answer?.status === 401) until = last = 0;
    if (answer?.ok) used();
    tell();
  });
  share();
  setInterval(tell, 1000);
  tell();
}

/** How many characters are written of how many that may be, and how many words. */
for (const control of all("[data-most]")) {
  const told = by(`${control.id}-count`) ?? control.parentNode.insertBefore(make("p", "", { className: "hint" }), control.nextSibling);
  const count = () => {
    const text = control.value.normalize("NFC");
    told.textContent = put(words.count, { count: [...text].length, most: control.dataset.most, words: text.split(/\s+/).filter(Boolean).length });
  };
  on(control, "input", count);
  count();
}

/** Amounts get their thousands when they are left, and in Korean they are read out as official papers write them. */
const read = (digits) => {
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, "0").match(/.{4}/g);
  const said = groups.map((group, at) => {
    const signs = [...group].map((digit, place) => (+digit ? " 일이삼사오육칠팔구"[digit] + ["천", "백", "십", ""][place] : "")).join("");
    return signs && signs + ["", "만", "억", "조", "경"][groups.length - 1 - at];
  });
  return said.join("") || "영";
};
on(document, "focusout", ({ target }) => {
  if (target.matches("input.money") && /^\d+$/.test(plain(target.value))) target.value = money(plain(target.value));
});
on(document, "input", ({ target }) => {
  const reading = by(`${target.id}-reading`);
  const digits = reading && plain(target.value);
  if (reading) reading.textContent = /^\d{1,19}$/.test(digits) ? `금${money(digits)}원(금${read(digits)}원)` : "";
});

/** The total of a score sheet while it is filled in: of what is given; the page shows the exact one once it is saved. */
const total = one("[data-total]");
const points = all("[data-points]");
if (total) {
  const tell = () => {
    const given = points.map((input) => input.value.trim()).filter((text) => text && !isNaN(text));
    total.textContent = String(Math.round(given.reduce((sum, text) => sum + +text, 0) * 1000) / 1000);
    const told = by("marked");
    told.textContent = put(told.dataset.words, { 1: given.length, 2: points.length });
  };
  for (const input of points) on(input, "input", tell);
  tell();
}

/** Fields are saved as they are typed. What could not be saved yet is kept by the browser until it could. */
class Field {
  constructor(address, controls) {
    this.address = address;
    this.controls = controls;
    [this.first] = controls;
    this.name = this.first.name || this.first.id;
    this.version = this.first.dataset.version ?? "0";
    this.kind = this.first.dataset.kind ?? "text";
    this.told = by(`${this.name}-saved`);
    this.told?.setAttribute("aria-live", "polite");
    this.saved = json(this.value());
    this.key = `simui:${address}`;
    for (const control of controls) {
      on(control, "input", () => this.typed(800));
      on(control, "change", () => this.typed(0));
    }
    this.sum();
    const kept = stored(this.key);
    if (!kept) return;
    if (json(kept.value) === this.saved) return store.removeItem(this.key);
    // It is saved as of when it was typed: what somebody else saved since then is met, not written over.
    this.version = kept.version;
    this.show(kept.value);
    this.typed(0);
  }

  /** The rows of a table of costs, each with its inputs. */
  rows() {
    return [...this.first.querySelector("tbody").rows].map((row) => all("input", row));
  }

  value() {
    const { first, kind } = this;
    if (kind === "costs") {
      const rows = this.rows().map((row) => row.map((input) => input.value.trim())).filter((row) => row.some(Boolean));
      return rows.length ? rows.map(([item, item_en, amount]) => ({ item, item_en, amount: whole(amount) })) : null;
    }
    if (kind === "period") {
      const [from, until] = all("input[type=date]", first).map((input) => input.value);
      return from || until ? { from, until } : null;
    }
    if (["countries", "list", "codes"].includes(kind)) {
      const codes = this.controls.filter((control) => control.checked).map((control) => control.value).sort();
      if (kind === "codes") return codes.join(" ") || null;
      return codes.length ? codes.filter((code) => code !== "none") : null;
    }
    if (first.type === "radio") return this.controls.find((control) => control.checked)?.value ?? null;
    const text = first.value.replaceAll("\r\n", "\n");
    if (text.trim() === "") return null;
    if (!["number", "money", "digits"].includes(kind)) return text;
    if (kind === "digits") return plain(text);
    return whole(text);
  }

  /** Whether the value is one to be saved: half a row or half a period waits for its other half. */
  whole(value) {
    if (this.kind === "costs") return (value ?? []).every(({ item, amount }) => item && Number.isInteger(amount));
    return this.kind !== "period" || !value || (value.from && value.until);
  }

  show(value) {
    if (this.kind === "costs") {
      while (this.rows().length < (value ?? []).length) this.grow();
      this.rows().forEach((row, at) => {
        const { item, item_en, amount } = value?.[at] ?? {};
        [item, item_en, amount].forEach((cell, place) => { row[place].value = place < 2 ? cell ?? "" : money(cell); });
      });
      return this.sum();
    }
    if (this.kind === "period") {
      return all("input[type=date]", this.first).forEach((input, at) => { input.value = value?.[at ? "until" : "from"] ?? ""; });
    }
    for (const control of this.controls) {
      if (box(control)) control.checked = several(this.kind, value).includes(control.value);
      else control.value = this.kind === "money" ? money(value) : value ?? "";
    }
  }

  /** One more empty row below the last. */
  grow() {
    const last = this.first.querySelector("tbody").lastElementChild;
    const place = last.sectionRowIndex;
    last.insertAdjacentHTML("afterend", last.outerHTML.replaceAll(`/${place}/`, `/${place + 1}/`));
    for (const input of all("input", last.nextElementSibling)) {
      input.value = "";
      input.ariaLabel = input.ariaLabel.replace(place + 1, place + 2);
    }
  }

  /** What costs add up to, and how far that is from the amount. */
  sum() {
    if (this.kind !== "costs") return;
    const number = (text) => +plain(text ?? "") || 0;
    const sum = this.rows().reduce((sum, row) => sum + number(row[2].value), 0);
    const rest = number(by("amount")?.value) - sum;
    by(`${this.name}-sum`).textContent = money(sum);
    by(`${this.name}-rest`).textContent = money(rest);
    if (this.rows().at(-1).some((input) => input.value)) this.grow();
  }

  typed(after) {
    this.sum();
    const value = this.value();
    const text = json(value);
    clearTimeout(this.timer);
    if (text === this.saved) return store.removeItem(this.key);
    store.setItem(this.key, `{"version":${json(this.version)},"value":${text}}`);
    const whole = this.whole(value);
    this.tell(whole ? "" : words.unfinished);
    if (whole) this.timer = setTimeout(() => this.save(), after);
  }

  async save() {
    if (this.busy) return this.typed(300);
    const value = json(this.value());
    if (value === this.saved) return;
    this.busy = true;
    this.sending = new Promise((resolve) => { this.sent = resolve; });
    try {
      const answer = await fetch(this.address, {
        method: "PATCH",
        headers: { "content-type": "application/json", "if-match": `"${this.version}"`, "accept-language": language },
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

  /** What is saved now: the next saving begins there. */
  settle(version, value) {
    this.version = version.replaceAll('"', "");
    this.saved = value;
    if (json(this.value()) === value) store.removeItem(this.key);
    all(`[name="version/${CSS.escape(this.name)}"]`, this.first.form ?? document).forEach((hidden) => { hidden.value = this.version; });
  }

  async answered(answer, value) {
    if (answer.ok) {
      used();
      this.settle(answer.headers.get("etag") ?? this.version, value);
      const time = new Date().toLocaleTimeString(language, { timeStyle: "medium", hour12: false });
      return this.tell(`${words.saved} ${time}`);
    }
    if (answer.status === 401) {
      this.tell(words.signedOut, `/${language}/sign-in`);
      this.timer = setTimeout(() => this.save(), 10_000);
      return;
    }
    const problem = await answer.json().catch(() => ({}));
    if (answer.status === 412) return this.merge();
    this.tell(problem.errors?.[0]?.message ?? problem.detail ?? words.offline);
  }

  /** A value as the page's own words say it. */
  said(value) {
    if (value === null || value === "") return "–";
    if (this.kind === "costs") return value.map(({ item, item_en, amount }) => [item, item_en, money(amount)].join(" ")).join("\n");
    if (this.kind === "period") return `${value.from} ~ ${value.until}`;
    if (this.kind === "money") return money(value);
    const options = [...(this.first.options ?? this.controls)];
    const called = (code) => {
      const option = options.find((option) => option.value === code);
      return option?.text ?? (option && box(option) ? option.labels[0].textContent : code);
    };
    return several(this.kind, value).map(called).join(", ");
  }

  /** Somebody else, or another tab, saved this field: both are shown, and the person chooses. */
  async merge() {
    const answer = await fetch(this.address);
    if (!answer.ok) return this.tell(words.stale);
    const theirs = (await answer.json()).value ?? null;
    const version = answer.headers.get("etag") ?? "";
    if (this.said(theirs) === this.said(this.value())) return this.settle(version, json(this.value()));
    this.tell(words.stale);
    const choose = (label, keep) => make("button", label, {
      type: "button",
      className: "small",
      onclick: () => {
        if (!keep) this.show(theirs);
        this.settle(version, keep ? json(theirs) : json(this.value()));
        this.tell("");
        this.typed(0);
      },
    });
    this.told?.append(make("blockquote", this.said(theirs)), choose(words.keepMine, true), " ", choose(words.takeTheirs, false));
  }

  tell(text, link) {
    if (!this.told) return;
    this.told.textContent = text;
    if (link) this.told.append(" ", make("a", words.signIn, { href: link, target: "_blank" }));
  }
}

const fields = new Map();
for (const control of all("[data-save]")) fields.set(control.dataset.save, [...(fields.get(control.dataset.save) ?? []), control]);
const kept = [...fields].map(([address, controls]) => new Field(address, controls));
on(by("amount"), "input", () => kept.forEach((field) => field.sum()));

/** Other texts stay in this browser until their form is sent. They come back over what they were begun with only. */
for (const text of all('form[method="post"] textarea:not([data-save], [readonly])')) {
  const key = `simui:keep:${text.form.action}:${text.name}`;
  const kept = stored(key);
  if (kept && kept.base === text.defaultValue && kept.value !== text.value) {
    text.value = kept.value;
    text.after(make("p", words.restored, { className: "saved", role: "status" }));
    text.dispatchEvent(new Event("input"));
  }
  on(text, "input", () => store.setItem(key, json({ base: text.defaultValue, value: text.value })));
  on(text.form, "submit", () => store.removeItem(key));
}

/** A form is sent with everything in it. What is on its way is awaited: or the form would meet it as another tab's. */
on(document, "submit", (event) => {
  const own = kept.filter((field) => field.first.form === event.target);
  for (const field of own) clearTimeout(field.timer);
  const busy = own.filter((field) => field.busy);
  if (!busy.length) return;
  event.preventDefault();
  Promise.all(busy.map((field) => field.sending)).then(() => event.target.requestSubmit(event.submitter));
});

/** Files go up one by one, each with its progress; what is refused is told beside its name, and the others go in. */
const upload = one("form[data-upload]");
const sent = (file, item) => new Promise((done) => {
  const told = make("span", "");
  const bar = make("progress", "", { max: 1, value: 0, ariaLabel: file.name });
  item.append(`${file.name} `, bar, " ", told);
  const request = new XMLHttpRequest();
  const over = () => {
    const went = request.status === 201;
    const why = request.response?.errors?.[0]?.message ?? request.response?.detail;
    told.textContent = went ? words.uploaded : why ?? words.uploadBroken;
    told.className = went ? "saved" : "wrong";
    if (went) used();
    done(went);
  };
  request.open("POST", `${upload.dataset.upload}?name=${encodeURIComponent(file.name)}`);
  request.setRequestHeader("accept-language", language);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = loaded / total;
    told.textContent = `${Math.floor((100 * loaded) / total)}%`;
  };
  request.onload = request.onerror = over;
  request.send(file);
});
on(upload, "submit", async (event) => {
  event.preventDefault();
  const list = by("uploads");
  list.replaceChildren();
  event.submitter.disabled = true;
  let every = true;
  for (const file of upload.querySelector("input[type=file]").files) {
    const item = list.appendChild(make("li", ""));
    every = (await sent(file, item)) && every;
  }
  if (every) return location.assign(upload.action);
  event.submitter.disabled = false;
  list.appendChild(make("li", "")).append(make("a", words.uploadList, { href: upload.action }));
});

/** A long list of boxes can be narrowed to what its names hold; what is chosen stays in sight. */
for (const set of all("[data-filter]")) {
  const input = make("input", "", { type: "search", id: `${set.id}-filter` });
  const row = make("div", "", { className: "field" });
  row.append(make("label", set.dataset.filter, { htmlFor: input.id }), input);
  set.querySelector("legend").after(row);
  on(input, "keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  on(input, "input", (event) => {
    event.stopPropagation();
    const sought = input.value.trim().normalize("NFC").toLowerCase();
    for (const choice of all(".choice", set)) {
      choice.hidden = !choice.querySelector("input").checked && !choice.textContent.toLowerCase().includes(sought);
    }
    for (const group of all("details", set)) {
      const found = all(".choice:not([hidden])", group).length;
      group.hidden = !found;
      if (sought && found) group.open = true;
    }
  });
}

/** Who signs out leaves nothing behind on this computer. */
on(one('form[action$="/sign-out"]'), "submit", () => {
  for (const key of Object.keys(store)) if (key.startsWith("simui:")) store.removeItem(key);
});

/** A text that is there to be copied gets a button that does it. */
for (const text of all("textarea[data-copy]")) {
  const button = make("button", text.dataset.copy, { type: "button", className: "button second small" });
  text.after(button);
  on(button, "click", async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    button.textContent = text.dataset.copied;
  });
}
