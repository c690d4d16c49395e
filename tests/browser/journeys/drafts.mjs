// What somebody types is not lost: it is saved as it is typed, and it outlives a killed browser, a killed server, a
// session that ended and a second tab. Usage: node drafts.mjs PROGRAM

import { chromium } from "playwright-core";
import { FLAGS, opened, signIn } from "../browser.mjs";
import { followed, read, sent, tried } from "../hands.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const ROUND = "/rounds/2017-surveying";
const DRAFTER = "park.junho@pps.example";
const PATIENCE = { timeout: 30_000 };

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", { play: true });
/** A browser in a process that can be killed. */
const launch = async () => {
  const server = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return { server, browser: await chromium.connect(server.wsEndpoint()) };
};
let { server, browser } = await launch();

/** Waits until a field says that it is saved, or whatever else `sentence` is called among the page's words. */
async function says(page, name, sentence = "saved") {
  const words = await page.locator("#words").getAttribute(`data-${sentence}`);
  await page.locator(`[id="${name}-saved"]`).filter({ hasText: words }).waitFor(PATIENCE);
}

async function typed(page, name, text) {
  const field = page.locator(`[id="${name}"]`);
  await field.fill("");
  await field.pressSequentially(text);
}

const value = (page, name) => page.locator(`[id="${name}"]`).inputValue();

async function drafter(options = {}) {
  const { context, page } = await opened(browser, world.base, options);
  await signIn(page, "ko", DRAFTER);
  return { context, page };
}

/** A draft of one's own; answers the address of its first section. */
async function begun() {
  const { context, page } = await drafter();
  await read(page, `/ko${ROUND}/answers/pps`);
  await sent(page, { form: 'form[action$="/proposals"]', fields: { area: "consulting" } });
  await followed(page, "/draft/core");
  await context.close();
  return new URL(page.url()).pathname;
}

async function aFieldIsSavedAsItIsTyped(core) {
  const { context, page } = await drafter();
  await read(page, core);
  await typed(page, "title_ko", "조달 체계 진단");
  await says(page, "title_ko");
  await read(page, core);
  same("after reading the page again", await value(page, "title_ko"), "조달 체계 진단");
  await context.close();
}

async function aKilledBrowserLosesNothingThatWasSaved(core) {
  const { page } = await drafter();
  await read(page, core);
  await typed(page, "counterpart", "코스타리카 재무부");
  await says(page, "counterpart");
  await server.kill();
  ({ server, browser } = await launch());
  const again = await drafter();
  await read(again.page, core);
  same("in the new browser", await value(again.page, "counterpart"), "코스타리카 재무부");
  await again.context.close();
}

async function aKilledServerLosesNothingThatIsTyped(core) {
  const { context, page } = await drafter();
  await read(page, core);
  await world.kill();
  await typed(page, "title_ko", "서버가 꺼진 동안 쓴 제목");
  await says(page, "title_ko", "offline");
  await world.start();
  // The page tries by itself until somebody answers.
  await says(page, "title_ko");
  await context.close();
}

async function aClosedTabRestoresWhatCouldNotBeSaved(core) {
  const { context, page } = await drafter();
  await read(page, core);
  await world.kill();
  await typed(page, "title_ko", "창이 닫히기 전에 쓴 제목");
  await says(page, "title_ko", "offline");
  await page.close();
  await world.start();
  const again = await context.newPage();
  await read(again, core);
  same("in the new tab", await value(again, "title_ko"), "창이 닫히기 전에 쓴 제목");
  await says(again, "title_ko");
  await context.close();
}

async function aRestoredTextDoesNotWriteOverAnother(core) {
  const { context, page } = await drafter();
  await read(page, core);
  await world.kill();
  await typed(page, "title_ko", "한 컴퓨터에 남은 제목");
  await says(page, "title_ko", "offline");
  await page.close();
  await world.start();
  const elsewhere = await drafter();
  await read(elsewhere.page, core);
  await typed(elsewhere.page, "title_ko", "다른 컴퓨터에서 저장한 제목");
  await says(elsewhere.page, "title_ko");
  await elsewhere.context.close();
  const again = await context.newPage();
  await read(again, core);
  await says(again, "title_ko", "stale");
  same("mine", await value(again, "title_ko"), "한 컴퓨터에 남은 제목");
  same("theirs", await again.locator('[id="title_ko-saved"] blockquote').innerText(), "다른 컴퓨터에서 저장한 제목");
  await context.close();
}

async function anEndedSessionKeepsWhatIsTyped(core) {
  const { context, page } = await drafter();
  await read(page, core);
  await world.clock("2026-06-01T13:00:00+09:00");
  await typed(page, "title_ko", "세션이 끝난 뒤에 쓴 제목");
  await says(page, "title_ko", "signed-out");
  const [other] = await Promise.all([context.waitForEvent("page"), page.locator('[id="title_ko-saved"] a').click()]);
  await other.fill("#email", DRAFTER);
  await other.fill("#password", "lantern-river-2017");
  await other.click("main button");
  await other.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await says(page, "title_ko");
  same("still on the page", await value(page, "title_ko"), "세션이 끝난 뒤에 쓴 제목");
  await context.close();
}

/** In two tabs the second meets the first: both texts are shown and the person chooses. */
async function twoTabsAreShownToEachOther(core) {
  const { context, page } = await drafter();
  const other = await context.newPage();
  await Promise.all([read(page, core), read(other, core)]);
  await typed(page, "title_en", "Of the first tab");
  await says(page, "title_en");
  await typed(other, "title_en", "Of the second tab");
  await says(other, "title_en", "stale");
  same("mine", await value(other, "title_en"), "Of the second tab");
  same("theirs", await other.locator('[id="title_en-saved"] blockquote').innerText(), "Of the first tab");
  await other.locator('[id="title_en-saved"] button').first().click();
  await says(other, "title_en");
  await read(page, core);
  same("kept", await value(page, "title_en"), "Of the second tab");
  await context.close();
}

async function twoTabsAreShownToEachOtherWithoutScripts(core) {
  const { context, page } = await drafter({ javaScriptEnabled: false });
  const other = await context.newPage();
  await Promise.all([read(page, core), read(other, core)]);
  const form = 'form[action*="/draft/"]';
  await sent(page, { form, fields: { title_en: "Of the first form" } });
  const end = await tried(other, { form, fields: { title_en: "Of the second form" } });
  same("the second form", end.status, 412);
  same("mine", await value(other, "title_en"), "Of the second form");
  same("theirs", await other.locator('[id="title_en-theirs"] blockquote').innerText(), "Of the first form");
  await sent(other, { form, fields: { "keep/title_en": "mine" } });
  await read(page, core);
  same("kept", await value(page, "title_en"), "Of the second form");
  await context.close();
}

const journeys = [
  aFieldIsSavedAsItIsTyped, aKilledBrowserLosesNothingThatWasSaved, aKilledServerLosesNothingThatIsTyped,
  aClosedTabRestoresWhatCouldNotBeSaved, aRestoredTextDoesNotWriteOverAnother, anEndedSessionKeepsWhatIsTyped,
  twoTabsAreShownToEachOther, twoTabsAreShownToEachOtherWithoutScripts,
];
try {
  const core = await begun();
  for (const journey of journeys) {
    const start = Date.now();
    await journey(core);
    console.log(`${journey.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await server.close();
  await world.end();
}
