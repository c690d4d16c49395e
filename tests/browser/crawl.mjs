// Every page that each kind of person can reach by links, in both languages, in a real browser: axe finds no violation
// of WCAG 2.0 to 2.2 A and AA, nothing breaks the content security policy, nothing hangs over on a telephone or at a
// desk, and no link leads to a refusal or a fault. Usage: node crawl.mjs http://127.0.0.1:8080

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launched, opened, signIn } from "./browser.mjs";
import { people } from "./people.mjs";

const base = process.argv[2];
const only = process.argv[3];
const most = Number(process.env.SIMUI_PAGES ?? 40);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeSource = readFileSync(axe, "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Pages that differ only in which proposal or number they show are one kind; one of each kind is looked at. */
const kind = (path) => path.replace(/20\d\d-[A-Z0-9]{4}|P\d\d|\b\d{4}-(ko|en)-\w+|(?<=\/)\d+(?=\/|$)|[0-9a-f-]{36}/g, "*");

async function checked(page, path) {
  const answer = await page.goto(path);
  if (!answer || !(answer.headers()["content-type"] ?? "").startsWith("text/html")) return { found: [], links: [] };
  // A link leads to something: a page that refuses its reader is not offered to them.
  const found = answer.status() >= 400 ? [`${path}: ${answer.status()}`] : [];
  // The policy of the page forbids foreign scripts, so axe comes in by the debugger, as a person's extension would.
  await page.evaluate(axeSource);
  const result = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only }), tags);
  for (const violation of result.violations) {
    found.push(`${path}: axe ${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
  }
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${path}: ${over} px too wide at ${width} px`);
  }
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.href));
  return { found, links };
}

/** All pages that one kind of person reaches in one language; faults are told as soon as all were looked at. */
async function crawled(browser, [role, email], language) {
  const began = Date.now();
  const { context, page, wrong } = await opened(browser, base);
  if (email) await signIn(page, language, email);
  const queue = [`/${language}/`];
  const known = new Set(queue);
  const kinds = new Set();
  const faults = new Set();
  while (queue.length && known.size <= most * 3) {
    const path = queue.shift();
    if (kinds.has(kind(path))) continue;
    kinds.add(kind(path));
    const { found, links } = await checked(page, path);
    for (const line of found) faults.add(line);
    for (const link of links) {
      const url = new URL(link);
      const next = url.pathname + url.search;
      if (url.origin !== new URL(base).origin || !url.pathname.startsWith(`/${language}/`) || known.has(next)) continue;
      if (/\.(csv|svg|ics|pdf)$|\/files\/|\/download/.test(url.pathname)) continue;
      known.add(next);
      queue.push(next);
    }
  }
  for (const line of wrong) faults.add(line);
  await context.close();
  console.log(`${role}, ${language}: ${kinds.size} pages in ${Math.round((Date.now() - began) / 1000)} s, ${faults.size} faults`);
  for (const line of faults) console.log(`  ${line}`);
  return { seen: kinds.size, faults: faults.size };
}

const browser = await launched();
const waiting = Object.entries(people)
  .filter(([role]) => !only || role === only)
  .flatMap((person) => ["ko", "en"].map((language) => [person, language]));
let [seen, faults] = [0, 0];
// As many at once as there are processors in the smallest machine that this is for.
const readers = [1, 2].map(async () => {
  while (waiting.length) {
    const done = await crawled(browser, ...waiting.shift());
    seen += done.seen;
    faults += done.faults;
  }
});
await Promise.all(readers);
await browser.close();
console.log(`${seen} pages looked at, ${faults} faults`);
process.exit(faults ? 1 : 0);
