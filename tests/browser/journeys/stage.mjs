// The stage of the round of 2017: its world, its files, everybody in it, and each act by the person whose act it is. The
// same for both runs: what differs is the language of the pages and whether scripts run.

import { launched, opened, signIn, vacated } from "../browser.mjs";
import { hands } from "../hands.mjs";
import { World } from "../world.mjs";

export const ROUND = "/rounds/2017";

/** What nobody should write: it stands on the pages to which only the round leads, and nothing of it runs. */
export const HARM = ` "'><img src=x onerror=alert(1)><script>alert(1)</script>`;

/** So many people sit before their browsers at once; whoever came first goes first. */
const AT_ONCE = 4;

export class Stage {
  static async built(program, language, script) {
    const stage = new Stage();
    stage.language = language;
    stage.script = script;
    hands.judge = script;
    stage.world = await World.begun(program, "2017-03-20T09:00:00+09:00");
    stage.files = await stage.world.files();
    // What the notice names is compared with it in the end; what is invented is written on.
    for (const row of stage.rows("proposals").filter(({ source }) => source !== "notice")) {
      for (const name of ["title_ko", "title_en"]) if (row[name]) row[name] += HARM;
    }
    stage.browser = await launched();
    /** The reference that was drawn for each proposal of the files. */
    stage.references = {};
    /** Whoever is signed in now: context, page, and what went wrong on it. */
    stage.present = new Map();
    /** Browsers from which somebody got up. */
    stage.vacant = [];
    return stage;
  }

  async torn() {
    await this.browser.close();
    await this.world.end();
  }

  rows(table, where = {}) {
    const all = this.files.tables[table];
    return all.filter((row) => Object.entries(where).every(([column, value]) => row[column] === value));
  }

  /** An address in the language of this run. */
  to(path) {
    return `/${this.language}${path}`;
  }

  proposal(code) {
    return `${ROUND}/proposals/${this.references[code]}`;
  }

  code(reference) {
    return Object.keys(this.references).find((code) => this.references[code] === reference);
  }

  /** The mail address of somebody of an organization. */
  of(organization, part) {
    return this.rows("people", { organization, part })[0].email;
  }

  /** The proposals that were not withdrawn. */
  standing() {
    return this.rows("proposals").filter((row) => row.outcome_at_screening !== "withdrawn");
  }

  /** Moves the clock. Sessions end meanwhile: everybody signs in anew. */
  async clock(instant) {
    await Promise.all([...this.present.keys()].map((email) => this.left(email)));
    await this.world.clock(instant);
  }

  /** Does something as somebody, in a browser's profile of their own, from their first page; a stranger has none. */
  async as(email, work) {
    const { page, wrong } = this.present.get(email) ?? (await this.entered(email));
    try {
      if (new URL(page.url()).pathname !== this.to("/")) await page.goto(this.to("/"), { waitUntil: "domcontentloaded" });
      const result = await work(page);
      if (wrong.length) throw new Error(wrong.join("; "));
      return result;
    } catch (error) {
      error.message = `${email}: ${error.message}`;
      throw error;
    }
  }

  async entered(email) {
    const options = { javaScriptEnabled: this.script, locale: this.language === "ko" ? "ko-KR" : "en-GB" };
    // The one run sits at a desk, the other holds a telephone.
    if (!this.script) options.viewport = { width: 390, height: 844 };
    const here = this.vacant.pop() ?? (await opened(this.browser, this.world.base, options));
    if (email) await signIn(here.page, this.language, email);
    this.present.set(email, here);
    if (this.present.size > AT_ONCE) await this.left(this.present.keys().next().value);
    return here;
  }

  /** Somebody gets up. */
  async left(email) {
    const here = this.present.get(email);
    this.present.delete(email);
    await vacated(here);
    this.vacant.push(here);
  }

  /** Somebody by their code in the files: S1, M3. */
  staff(code, work) {
    return this.as(`${code.toLowerCase()}@simui.example`, work);
  }
}

/** Compares, and says what it compared. */
export function same(what, found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

/** The organizations that are invited: those that propose, and those that say they have no demand. */
export const invited = (stage) =>
  [...new Set([...stage.rows("proposals"), ...stage.rows("no_demand")].map((row) => row.organization))].sort();

/** An instant as a control for date and time takes it. */
export const local = (instant) => instant.slice(0, 16);
