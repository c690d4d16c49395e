// Every page that each kind of person can reach by links, in both languages, in a real browser: axe finds no violation
// of WCAG 2.0 to 2.2 A and AA, nothing breaks the content security policy, nothing hangs over on a telephone or at a
// desk, no link leads to a refusal or a fault, and no page of the program stays unread.
// Usage: node crawl.mjs http://127.0.0.1:8080 [ROLE]
// With a program instead of an address, a world is served in which everybody wrote what means harm, and every kind of page
// is looked at once: nothing of it runs, and no layout breaks. Usage: node crawl.mjs --hostile PROGRAM

import { launched, opened, signIn } from "./browser.mjs";
import { built, judged, kindOf, over, registered, violations } from "./pages.mjs";
import { people } from "./people.mjs";
import { World } from "./world.mjs";

const hostile = process.argv[2] === "--hostile";
const only = hostile ? null : process.argv[3];
/** Nobody has more kinds of pages than these: more is a kind that is none. */
const MOST = 250;
/** So many pages of a kind are read for their links; one of them is looked at. */
const READ = 5;

/** Pages to which no link leads in the demonstration, each with its reason. */
const ELSEWHERE = {
  "/password-reset": "a letter leads there: journeys/refused.mjs",
  "/rounds/{round}/desk/set-up/publication": "no round is in draft: journeys/set_up.mjs reads it",
  "/rounds/{round}/desk/set-up/questionnaire/beginning": "no round is in draft: journeys/refused.mjs",
  "/rounds/{round}/desk/set-up/questionnaire/sections": "no round is in draft: journeys/refused.mjs",
  "/rounds/{round}/desk/set-up/questionnaire/sections/{section}": "no round is in draft: journeys/refused.mjs",
  "/rounds/{round}/desk/set-up/questionnaire/sections/{section}/questions": "no round is in draft: journeys/refused.mjs",
  "/rounds/{round}/desk/set-up/questionnaire/questions/{question}": "no round is in draft: journeys/refused.mjs",
  "/rounds/{round}/proposals/{reference}/sheet/seal": "a sent form leads there: journeys/refused.mjs",
  "/rounds/{round}/proposals/{reference}/sheet/revision": "no council deliberates: journeys/deliberation.mjs reads it",
  "/rounds/{round}/desk/selection/budget": "no council deliberates: journeys/deliberation.mjs reads it",
  "/rounds/{round}/desk/selection/overrides/{reference}": "no council deliberates: journeys/deliberation.mjs reads it",
  "/rounds/{round}/proposals/{reference}/objection": "the time for it is over: journeys/announcement.mjs reads it",
  "/rounds/{round}/proposals/{reference}/challenge": "the rules tell no names before: journeys/refused.mjs",
  "/rounds/{round}/desk/objections/{reference}": "nobody objects: journeys/announcement.mjs reads it",
};

/** The links of an answer that is only read. */
const linked = (text) => [...text.matchAll(/<a [^>]*?href="([^"]+)"/g)].map((found) => found[1].replace(/&(amp|#38);/g, "&"));

async function checked(page, path) {
  const answer = await page.goto(path);
  if (!answer || !(answer.headers()["content-type"] ?? "").startsWith("text/html")) return { found: [], links: [] };
  // A link leads to something: a page that refuses its reader is not offered to them.
  const found = answer.status() >= 400 ? [`${answer.status()}`] : [];
  if (!hostile) found.push(...(await violations(page)));
  // The page stands open at one of the widths already.
  const here = page.viewportSize().width;
  for (const width of [here, here === 390 ? 1280 : 390]) {
    if (width !== here) await page.setViewportSize({ width, height: 900 });
    const much = await over(page);
    if (much > 0) found.push(`${much} px too wide at ${width} px`);
  }
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.getAttribute("href")));
  return { found: found.map((fault) => `${path}: ${fault}`), links };
}

/** Whether a link leads to a page in this language. */
function page(link, language) {
  const url = new URL(link, base);
  const own = url.origin === new URL(base).origin && url.pathname.startsWith(`/${language}/`);
  return own && !/\.(csv|svg|ics|pdf)$|\/files\/|\/download/.test(url.pathname) ? url.pathname + url.search : null;
}

/** All pages that one kind of person reaches in one language; faults are told as soon as all were looked at. */
async function crawled(browser, [role, email], language) {
  const began = Date.now();
  const { context, page: tab, wrong } = await opened(browser, base);
  if (email) await signIn(tab, language, email);
  const blank = await context.newPage();
  const queue = [`/${language}/`];
  // What a form leads to that only asks.
  if (email) queue.push(`/${language}/rounds/2017/search?q=${encodeURIComponent("과제")}`);
  const known = new Set(queue);
  const times = new Map();
  // What means harm stands on every page the same, whoever reads it.
  const kinds = hostile ? everybodys[language] : new Set();
  const faults = new Set();
  let shown = 0;
  while (queue.length) {
    const path = queue.shift();
    const { kind, pattern } = kindOf(path);
    if (!pattern) faults.add(`${path}: no page is registered there`);
    let links;
    const answer = await context.request.get(path);
    const text = await answer.text();
    if (kinds.size > MOST) throw new Error(`${role}: there is no end to the kinds of pages at ${path}`);
    // Who sees a page as somebody before saw it, in the same language, sees nothing that was not looked at.
    const told = `${language} ${kind} ${await built(blank, text)}`;
    if (answer.ok() && (kinds.has(kind) || seen.has(told))) {
      links = linked(text);
    } else {
      seen.add(told);
      const looked = await checked(tab, path);
      for (const line of looked.found) faults.add(line);
      links = looked.links;
      shown += 1;
    }
    kinds.add(kind);
    patterns.add(pattern);
    for (const next of links.map((link) => page(link, language))) {
      if (!next || known.has(next)) continue;
      known.add(next);
      const { kind } = kindOf(next);
      times.set(kind, (times.get(kind) ?? 0) + 1);
      if (times.get(kind) <= READ) queue.push(next);
    }
  }
  for (const line of wrong) faults.add(line);
  await context.close();
  console.log(`${role}, ${language}: ${kinds.size} kinds, ${shown} of them opened, in ${Math.round((Date.now() - began) / 1000)} s, ${faults.size} faults`);
  for (const line of faults) console.log(`  ${line}`);
  return { shown, faults: faults.size };
}

const world = hostile ? await World.begun(process.argv[3], "2026-06-01T10:00:00+09:00", "hostile") : null;
const base = world?.base ?? process.argv[2];
const browser = await launched();
const everybodys = { ko: new Set(), en: new Set() };
const patterns = new Set();
/** How the pages are built that were opened, in each language. */
const seen = new Set();
const waiting = Object.entries(people)
  .filter(([role]) => !only || role === only)
  .flatMap((person) => ["ko", "en"].map((language) => [person, language]));
let [shown, faults] = [0, 0];
// As many at once as there are processors in the smallest machine that this is for.
const readers = [1, 2].map(async () => {
  while (waiting.length) {
    const done = await crawled(browser, ...waiting.shift());
    shown += done.shown;
    faults += done.faults;
  }
});
await Promise.all(readers);
await browser.close();
await world?.end();
const unread = registered.filter((pattern) => !patterns.has(pattern) && !(pattern in ELSEWHERE));
if (!only && unread.length) console.log(`nobody's links lead to ${unread.join(", ")}`);
const read = Object.keys(ELSEWHERE).filter((pattern) => patterns.has(pattern) || !registered.includes(pattern));
if (!only && read.length) console.log(`no exception any more: ${read.join(", ")}`);
console.log(`${shown} pages looked at, ${judged()} of them built in a way of their own, ${faults} faults`);
process.exit(faults || (!only && unread.length + read.length) ? 1 : 0);
