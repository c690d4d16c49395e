// What is looked at on every page, and which kinds of pages there are: one for each address that the server registers, at
// each round and each section of a form.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const sources = new URL("../../crates/server/src/", import.meta.url);

/** What a page of one registered address may be several kinds by. */
const TELLING = ["{round}", "{section}", "{language}", "{kind}"];
/** Read by programs, or kept as a file. */
const OTHERS = /^\/(api|assets|feeds|healthz|problems|readyz)\b|\.(csv|svg|ics)$/;

const steps = (path) => path.split("/").filter(Boolean);

/** The addresses of all pages as they are registered, those with most names of their own first. */
export const registered = readdirSync(sources, { recursive: true })
  .filter((file) => file.endsWith(".rs"))
  .flatMap((file) => [...readFileSync(new URL(file, sources), "utf8").matchAll(/#\[get\("([^"]+)"/g)].map((found) => found[1]))
  .filter((path) => !OTHERS.test(path))
  .toSorted((one, other) => one.split("{").length - other.split("{").length);

const fits = (path, pattern) =>
  path.length === pattern.length && pattern.every((step, place) => step.startsWith("{") || step === path[place]);

/** The registered address that a path in some language is of, and its kind. */
export function kindOf(path) {
  const url = new URL(path, "http://here");
  const [, ...own] = steps(url.pathname);
  const pattern = registered.find((one) => fits(own, steps(one)));
  if (!pattern) return { pattern: null, kind: url.pathname };
  const named = steps(pattern).map((step, place) => (TELLING.includes(step) ? own[place] : step));
  const asked = [...new Set(url.searchParams.keys())].toSorted();
  return { pattern, kind: `/${named.join("/")}?${asked.join("&")}` };
}

/**
 * What of a page axe judges, as a text: elements, what they are, and whether they say something; not what they say. Of
 * an id it counts whether it is the only one, of what names an id which element bears it and whether that says something.
 */
const shape = (html) => {
  const said = ["class", "role", "type", "scope", "lang", "hreflang", "tabindex", "hidden", "disabled"];
  const naming = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage"];
  const page = html ? new DOMParser().parseFromString(html, "text/html") : document;
  const bearers = Map.groupBy(page.querySelectorAll("[id]"), (node) => node.id);
  const named = (id) => {
    const [node] = bearers.get(id) ?? [];
    return node ? `${node.localName}${node.textContent.trim() ? "." : ""}` : "nothing";
  };
  const attribute = ({ name, value }) => {
    if (name === "id") return bearers.get(value)?.length === 1 ? "id" : "id twice";
    if (naming.includes(name)) return `${name}=${value.split(/\s+/).map(named).join(" ")}`;
    if (said.includes(name) || (name.startsWith("aria-") && name !== "aria-label")) return `${name}=${value}`;
    return value.trim() ? name : `${name}=`;
  };
  const told = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "." : "";
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const parts = [...node.childNodes].map(told);
    const once = parts.filter((part, place) => part !== parts[place - 1]);
    return `<${node.localName} ${[...node.attributes].map(attribute).join(" ")}>${once.join("")}</>`;
  };
  return told(page.documentElement);
};

/** How the page of an answer is built that no browser has opened; `blank` is a tab with no page of ours, whose policy forbids it. */
export const built = (blank, html) => blank.evaluate(shape, html);

const looked = new Set();

/** What axe finds on the page that stands open; a page built like one that it judged before is not judged again. */
export async function violations(page) {
  const here = await page.evaluate(shape);
  if (looked.has(here)) return [];
  looked.add(here);
  // The policy of the page forbids foreign scripts, so axe comes in by the debugger, as a person's extension would.
  await page.evaluate(axe);
  // Of what passed only how much is told, and no rule of these reads the stylesheets that axe would fetch anew.
  const asked = { runOnly: tags, resultTypes: ["violations"], preload: false };
  const { violations } = await page.evaluate((asked) => globalThis.axe.run(document, asked), asked);
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
}

/** How many pages axe has judged. */
export const judged = () => looked.size;

/** By how much the page hangs over its window. */
export const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
