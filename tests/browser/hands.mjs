// What a person does on a page: finds a form, fills it in, presses a button, follows a link. Fields are found by their
// names, a folded part is opened first. Nothing is sent but by a button. Typing letter by letter is for the journeys that
// are about typing.

import { violations } from "./pages.mjs";

/** Where scripts run, every page that somebody comes to is judged by axe. */
export const hands = { judge: false };

/** Pages to which only the whole round leads: without scripts they are judged, too, in a tab in which scripts run. */
const ROUNDS_ALONE = [
  "/desk/set-up/publication", "/sheet/revision", "/desk/selection/budget", "/desk/selection/overrides/", "/objection",
  "/desk/objections/", "/ranking",
];

/** Seconds that a page may take on a busy machine; longer is a fault. */
const PATIENCE = 60_000;

/** Opens what is folded around a control. */
async function unfolded(control) {
  const folded = control.locator("xpath=ancestor::details[not(@open)]/summary");
  while (await folded.count()) await folded.first().click();
}

/** Enters everything at once, as each control takes it: only what a person can see and change, unfolded first. */
const filled = (form, fields) => form.evaluate((form, fields) => {
  const told = (control, ...names) => names.forEach((name) => control.dispatchEvent(new Event(name, { bubbles: true })));
  const one = (name, value) => {
    const all = [...form.elements].filter((control) => control.name === name && !["hidden", "file"].includes(control.type));
    const boxed = all[0]?.type === "radio" || all[0]?.type === "checkbox";
    const control = boxed && value !== true ? all.find((control) => control.value === String(value)) : all[0];
    if (!control) throw new Error(`there is no field ${name} for ${value}`);
    for (let above = control.closest("details:not([open])"); above; above = control.closest("details:not([open])")) {
      above.querySelector("summary").click();
    }
    if (!control.checkVisibility() || control.disabled || control.readOnly) throw new Error(`${name} cannot be changed`);
    if (boxed) {
      if (!control.checked) control.click();
      return;
    }
    control.focus();
    control.value = value;
    if (control.value.replaceAll("\r\n", "\n") !== String(value)) throw new Error(`${name} does not take ${value}`);
    told(control, "input", "change");
  };
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) one(name, each);
}, fields);

/** What is looked at on every page that somebody comes to. */
async function looked(page) {
  await fits(page);
  const alone = ROUNDS_ALONE.some((part) => page.url().includes(part));
  if (!hands.judge && !alone) return;
  await page.waitForLoadState("load", { timeout: PATIENCE });
  const found = await (hands.judge ? violations(page) : elsewhere(page));
  if (found.length) throw new Error(`${page.url()}: ${found.join("; ")}`);
}

/** What axe finds on the same page before a browser in which scripts run. */
async function elsewhere(page) {
  const context = await page.context().browser().newContext({ storageState: await page.context().storageState() });
  const same = await context.newPage();
  await same.goto(page.url(), { timeout: PATIENCE });
  const found = await violations(same);
  await context.close();
  return found;
}

/** No page hangs over its window, whatever its width. A page that does is measured again once its stylesheet is in. */
async function fits(page) {
  const width = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if ((await width()) <= 0) return;
  await page.waitForLoadState("load", { timeout: PATIENCE });
  const over = await width();
  if (over > 0) throw new Error(`${page.url()}: ${over} px too wide at ${page.viewportSize().width} px`);
}

/** Presses something that leads to another page; answers its status, where it led and what was told. */
export async function pressed(page, button) {
  await unfolded(button);
  const before = page.url();
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: "domcontentloaded", timeout: PATIENCE }),
    button.click({ noWaitAfter: true, timeout: PATIENCE }),
  ]);
  await looked(page);
  const status = answer?.status() ?? 200;
  const told = (await page.locator("#faults li, p.done, main > h1").allInnerTexts()).join(" | ");
  return { status, told, before, path: new URL(page.url()).pathname };
}

/** Fills in a form and presses its button; tells how it ended. */
export async function tried(page, { form = "main form", fields = {}, button = "button:not([type=button])" } = {}) {
  const found = page.locator(form).first();
  if (!(await found.count())) throw new Error(`${page.url()}: there is no form ${form}`);
  await filled(found, fields).catch((error) => {
    throw new Error(`${page.url()} ${form}: ${error.message}`);
  });
  return pressed(page, found.locator(button).first());
}

/** The same, which must succeed and must tell what was done, unless it is `quiet`. */
export async function sent(page, what = {}) {
  const end = await tried(page, what);
  const where = `${end.before} ${what.form ?? ""} ${what.button ?? ""}`;
  if (end.status >= 400) throw new Error(`${where}: ${end.status} ${end.told}`);
  if (!what.quiet && !(await page.locator("p.done").count())) throw new Error(`${where}: it is not told what was done`);
  return end;
}

/** Reads a page, which must be there. */
export async function read(page, path) {
  const answer = await page.goto(path, { waitUntil: "domcontentloaded", timeout: PATIENCE });
  if (answer.status() >= 400) throw new Error(`${path}: ${answer.status()}`);
  await looked(page);
}

/** Follows a link of the page by the end of its address. */
export async function followed(page, end) {
  const link = page.locator(`main a[href$="${end}"], header a[href$="${end}"]`).first();
  if (!(await link.count())) throw new Error(`${page.url()}: no way to ${end}`);
  const led = await pressed(page, link);
  if (led.status >= 400) throw new Error(`${led.before}: the way to ${end} leads to ${led.status}`);
}
