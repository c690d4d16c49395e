// With the keyboard alone, from the sign-in to a sealed sheet, and from the sign-in to the answers before submission: Tab
// reaches everything in the order of the page, what has the focus is seen to have it, Enter does it.
// Usage: node keyboard.mjs PROGRAM

import { launched, opened, PASSWORD } from "../browser.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

/** More stops than any page has before what is looked for. */
const STOPS = 150;

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", "play");
const browser = await launched();
let page;

/** Presses Tab until the focus is on something that matches, and looks at the frame around it. */
async function tabTo(selector) {
  for (let [stop, before] = [0, ""]; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate((wanted) => {
      const here = document.activeElement;
      const style = getComputedStyle(here);
      const framed = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      return { here: here.outerHTML.slice(0, 120), found: here.matches(wanted), framed: framed || style.boxShadow !== "none" };
    }, selector);
    // The calendar inside a date, which comes after its day, has a frame of the browser's own.
    if (!focus.framed && !focus.here.startsWith("<body") && focus.here !== before) throw new Error(`the focus is not seen on ${focus.here}`);
    if (focus.found) return;
    before = focus.here;
  }
  throw new Error(`${page.url()}: Tab does not reach ${selector}`);
}

async function entered(selector) {
  await tabTo(selector);
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), page.keyboard.press("Enter")]);
}

/** In a browser of their own. */
async function as(email, work) {
  const here = await opened(browser, world.base, { locale: "ko-KR" });
  page = here.page;
  await page.goto("/ko/sign-in");
  await tabTo(".skip");
  await tabTo("#email");
  await page.keyboard.type(email);
  await tabTo("#password");
  await page.keyboard.type(PASSWORD);
  await Promise.all([page.waitForURL(/\/ko\/$/), page.keyboard.press("Enter")]);
  await work();
  same("what went wrong", here.wrong, []);
  await here.context.close();
}

async function sealed() {
  await entered('main a[href$="/rounds/2017-scoring/my-sheets"]');
  await entered('.tasks a[href$="/sheet"]');
  const sheet = new URL(page.url()).pathname;
  const criteria = await page.locator("[data-points]").evaluateAll((all) => all.map((one) => one.name));
  for (const points of criteria) {
    await tabTo(`[name="${points}"]`);
    await page.keyboard.type("20");
  }
  same("the total before anything is sent", await page.locator("#total").textContent(), String(20 * criteria.length));
  await tabTo('[name="comment"]');
  await page.keyboard.type("검토 의견을 자판으로만 적음");
  await entered('button[value="seal"]');
  await entered('form[action$="/seal"] button');
  await page.goto(sheet);
  same("what can still be typed into the sealed sheet", await page.locator("[data-points]").count(), 0);
  console.log("from the sign-in to a sealed sheet by the keyboard alone");
}

async function answered() {
  await entered('main a[href$="/rounds/2017-surveying"]');
  await entered('main a[href$="/answers/pps"]');
  await tabTo('form[action$="/proposals"] [name="area"]');
  await page.keyboard.press("ArrowDown");
  await entered('form[action$="/proposals"] button');
  await entered('main a[href$="/draft/core"]');
  await tabTo('[name="title_ko"]');
  await page.keyboard.type("자판으로만 쓴 과제");
  const most = await page.locator('[name="title_ko"]').getAttribute("data-most");
  same("how long the title is", await page.locator('[id="title_ko-count"]').textContent(), `글자 10 / ${most}, 낱말 3`);
  await tabTo('[name="amount"]');
  await page.keyboard.type("120,000,000");
  same("how the amount is read", await page.locator('[id="amount-reading"]').textContent(), "금120,000,000원(금일억이천만원)");
  // A folded list opens by Enter, and Space chooses from it.
  await tabTo("fieldset details > summary");
  await page.keyboard.press("Enter");
  await tabTo('[name="countries"]');
  await page.keyboard.press("Space");
  for (let section = 0; new URL(page.url()).pathname.includes("/draft/"); section += 1) {
    if (section > 20) throw new Error("the sections do not end");
    await entered('button[name="next"]');
  }
  await entered('main a[href$="/draft/check"]');
  const told = await page.locator("main").innerText();
  same("the answers before submission", ["자판으로만 쓴 과제", "120,000,000"].map((text) => told.includes(text)), [true, true]);
  console.log("from the sign-in to the answers before submission by the keyboard alone");
}

try {
  await as("m2@simui.example", sealed);
  await as("park.junho@pps.example", answered);
} finally {
  await browser.close();
  await world.end();
}
