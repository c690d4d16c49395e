// With the keyboard alone, from the sign-in to a sealed sheet: Tab reaches everything in the order of the page, what
// has the focus is seen to have it, Enter does it. Usage: node keyboard.mjs PROGRAM

import { launched, opened, PASSWORD } from "../browser.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const ROUND = "/rounds/2017-scoring";
/** More stops than any page has before what is looked for. */
const STOPS = 150;

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", { play: true });
const browser = await launched();
const { page, wrong } = await opened(browser, world.base, { locale: "ko-KR" });

/** Presses Tab until the focus is on something that matches, and looks at the frame around it. */
async function tabTo(selector) {
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate((wanted) => {
      const here = document.activeElement;
      const style = getComputedStyle(here);
      const framed = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
      return { here: here.outerHTML.slice(0, 120), found: here.matches(wanted), framed: framed || style.boxShadow !== "none" };
    }, selector);
    if (!focus.framed && !focus.here.startsWith("<body")) throw new Error(`the focus is not seen on ${focus.here}`);
    if (focus.found) return;
  }
  throw new Error(`${page.url()}: Tab does not reach ${selector}`);
}

async function entered(selector) {
  await tabTo(selector);
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), page.keyboard.press("Enter")]);
}

try {
  await page.goto("/ko/sign-in");
  await tabTo(".skip");
  await tabTo("#email");
  await page.keyboard.type("m2@simui.example");
  await tabTo("#password");
  await page.keyboard.type(PASSWORD);
  await Promise.all([page.waitForURL(/\/ko\/$/), page.keyboard.press("Enter")]);
  await entered(`main a[href$="${ROUND}/my-sheets"]`);
  await entered('.tasks a[href$="/sheet"]');
  const sheet = new URL(page.url()).pathname;
  for (const points of await page.locator("[data-points]").evaluateAll((all) => all.map((one) => one.name))) {
    await tabTo(`[name="${points}"]`);
    await page.keyboard.type("20");
  }
  await tabTo('[name="comment"]');
  await page.keyboard.type("검토 의견을 자판으로만 적음");
  await entered('button[value="seal"]');
  await entered('form[action$="/seal"] button');
  await page.goto(sheet);
  same("what can still be typed into the sealed sheet", await page.locator("[data-points]").count(), 0);
  same("what went wrong", wrong, []);
  console.log("from the sign-in to a sealed sheet by the keyboard alone");
} finally {
  await browser.close();
  await world.end();
}
