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

/** Pages that differ only in which proposal or number they show are one kind; two of each kind are looked at. */
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

const browser = await launched();
const all = [];
let seen = 0;
for (const [role, email] of Object.entries(people)) {
  if (only && role !== only) continue;
  for (const language of ["ko", "en"]) {
    const { context, page, wrong } = await opened(browser, base);
    if (email) await signIn(page, language, email);
    const queue = [`/${language}/`];
    const known = new Set(queue);
    const kinds = new Map();
    while (queue.length && known.size <= most * 3) {
      const path = queue.shift();
      const times = kinds.get(kind(path)) ?? 0;
      if (times >= 2) continue;
      kinds.set(kind(path), times + 1);
      const { found, links } = await checked(page, path);
      all.push(...found.map((line) => `${role}: ${line}`));
      seen += 1;
      for (const link of links) {
        const url = new URL(link);
        const next = url.pathname + url.search;
        if (url.origin !== new URL(base).origin || !url.pathname.startsWith(`/${language}/`) || known.has(next)) continue;
        if (/\.(csv|svg|ics|pdf)$|\/files\/|\/download/.test(url.pathname)) continue;
        known.add(next);
        queue.push(next);
      }
    }
    all.push(...wrong.map((line) => `${role}: ${line}`));
    await context.close();
  }
}
await browser.close();
console.log(`${seen} pages looked at, ${all.length} faults`);
for (const line of [...new Set(all)]) console.log(line);
process.exit(all.length ? 1 : 0);
