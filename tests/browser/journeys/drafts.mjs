// What somebody types is not lost: it is saved as it is typed, and it outlives a killed browser, a killed server, a
// session that ended and a second tab. Texts, amounts and countries of a proposal, points and opinions of a score sheet.
// Beside that, what is told meanwhile: how far a file has gone up, which countries are sought, how long the session lasts.
// Usage: node drafts.mjs PROGRAM

import { chromium } from "playwright-core";
import { FLAGS, PASSWORD, opened, signIn } from "../browser.mjs";
import { followed, read, sent, tried } from "../hands.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const ROUND = "/rounds/2017-surveying";
const DRAFTER = "park.junho@pps.example";
const MEMBER = "m2@simui.example";
const PATIENCE = { timeout: 30_000 };
/** The smallest document that is one. */
const PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const COUNTRIES = ["CR", "KZ", "LA", "MN", "PE", "UZ", "VN"];

/** What can be typed: what is new each time, how it is shown again, and how another tab quotes it. */
const kinds = {
  text: { next: (nth) => `${nth}번째로 쓴 글` },
  money: { next: (nth) => `${100 + nth},000,000` },
  points: { next: (nth) => String(5 + nth) },
  countries: { next: (nth) => [COUNTRIES[nth % 7], COUNTRIES[(nth + 2) % 7]].toSorted().join(", ") },
};
let times = 0;

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", "play");
/** A browser in a process that can be killed. */
const launch = async () => {
  const server = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return { server, browser: await chromium.connect(server.wsEndpoint()) };
};
let { server, browser } = await launch();
/** The clock of the program goes on by so many minutes. */
const later = (minutes) => world.clock(new Date(Date.parse(world.instant) + minutes * 60_000).toISOString());

/** Waits until a field says that it is saved, or whatever else `sentence` is called among the page's words. */
async function says(page, name, sentence = "saved") {
  const words = await page.locator("#words").getAttribute(`data-${sentence}`);
  await page.locator(`[id="${name}-saved"]`).filter({ hasText: words }).waitFor(PATIENCE);
}

async function typed(page, name, text) {
  const boxes = page.locator(`[name="${name}"][type="checkbox"]`);
  if (await boxes.count()) {
    await boxes.evaluateAll((all, wanted) => {
      for (const box of all) {
        for (let above = box.closest("details:not([open])"); above; above = box.closest("details:not([open])")) above.open = true;
        if (box.checked !== wanted.includes(box.value)) box.click();
      }
    }, text.split(", "));
    return;
  }
  const field = page.locator(`[id="${name}"]`);
  await field.fill("");
  await field.pressSequentially(text);
}

async function value(page, name) {
  const boxes = page.locator(`[name="${name}"][type="checkbox"]`);
  if (!(await boxes.count())) return page.locator(`[id="${name}"]`).inputValue();
  return boxes.evaluateAll((all) => all.filter((box) => box.checked).map((box) => box.value).toSorted().join(", "));
}

/** Something new in each field of a desk; answers what, by the names of the fields. */
async function filled(page, desk) {
  times += 1;
  const given = Object.entries(desk.fields).map(([name, kind]) => [name, kinds[kind].next(times)]);
  for (const [name, text] of given) await typed(page, name, text);
  return given;
}

async function all(page, given, sentence) {
  for (const [name] of given) await says(page, name, sentence);
}

async function stands(where, page, given) {
  for (const [name, text] of given) same(`${name} ${where}`, await value(page, name), text);
}

async function at(desk, options = {}) {
  const { context, page } = await opened(browser, world.base, options);
  await signIn(page, "ko", desk.email);
  await read(page, desk.path);
  return { context, page };
}

const drafter = async (options = {}) => {
  const { context, page } = await opened(browser, world.base, options);
  await signIn(page, "ko", DRAFTER);
  return { context, page };
};

/** A draft of one's own; answers its first section. A file is put beside it, and stands there for everybody of the house. */
async function proposal() {
  const { context, page } = await drafter();
  await read(page, `/ko${ROUND}/answers/pps`);
  await sent(page, { form: 'form[action$="/proposals"]', fields: { area: "consulting" } });
  const draft = new URL(page.url()).pathname;
  await followed(page, "/files");
  await page.setInputFiles("#files", { name: "협의 서한.pdf", mimeType: "application/pdf", buffer: Buffer.from(PDF) });
  await sent(page, { form: 'form[enctype="multipart/form-data"]', quiet: true });
  same("the files", await page.locator("main .list a[download]").allInnerTexts(), ["협의 서한.pdf"]);
  await page.setInputFiles("#files", { name: "tool.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ nothing of the kind") });
  await page.locator('form[enctype="multipart/form-data"] button').click();
  await page.waitForSelector("#uploads .wrong");
  const bar = page.locator('#uploads progress[aria-label="tool.pdf"]');
  same("all of it went up before it was refused", await bar.evaluate((bar) => bar.value), 1);
  same("a program that calls itself a document stays out", await page.locator("main .list a[download]").count(), 1);
  await context.close();
  return { email: DRAFTER, path: `${draft}/core`, fields: { title_ko: "text", counterpart: "text", amount: "money", countries: "countries" } };
}

/** A sheet of one's own that is not sealed yet. */
async function sheet() {
  const { context, page } = await opened(browser, world.base);
  await signIn(page, "ko", MEMBER);
  await read(page, "/ko/rounds/2017-scoring/my-sheets");
  await followed(page, "/sheet");
  const [points] = await page.locator("[data-points]").evaluateAll((all) => all.map((one) => one.name));
  await context.close();
  return { email: MEMBER, path: new URL(page.url()).pathname, fields: { [points]: "points", comment: "text" } };
}

async function aFieldIsSavedAsItIsTyped(desk) {
  const { context, page } = await at(desk);
  const given = await filled(page, desk);
  await all(page, given);
  await read(page, desk.path);
  await stands("after reading the page again", page, given);
  const countries = given.find(([name]) => name === "countries");
  if (countries) await sought(page, countries[1].split(", "));
  await context.close();
}

/** The list of countries shows what is sought, unfolded, and what is chosen already; afterwards all of it again. */
async function sought(page, chosen) {
  const shown = () => page.locator("#countries .choice:not([hidden]) input").evaluateAll((all) => all.map((one) => one.value).toSorted());
  const whole = await shown();
  await page.locator("#countries-filter").fill("우즈베");
  same("the countries that are sought", await shown(), [...new Set([...chosen, "UZ"])].toSorted());
  same("the one is there to be ticked", await page.locator('label[for="countries-UZ"]').isVisible(), true);
  await page.locator("#countries-filter").fill("");
  same("all countries", await shown(), whole);
}

async function aKilledBrowserLosesNothingThatWasSaved(desk) {
  const { page } = await at(desk);
  const given = await filled(page, desk);
  await all(page, given);
  await server.kill();
  ({ server, browser } = await launch());
  const again = await at(desk);
  await stands("in the new browser", again.page, given);
  await again.context.close();
}

async function aKilledServerLosesNothingThatIsTyped(desk) {
  const { context, page } = await at(desk);
  await world.kill();
  const given = await filled(page, desk);
  await all(page, given, "offline");
  await world.start();
  // The page tries by itself until somebody answers.
  await all(page, given);
  await read(page, desk.path);
  await stands("after the server came back", page, given);
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

async function anEndedSessionKeepsWhatIsTyped(desk) {
  const { context, page } = await at(desk);
  await later(180);
  const given = await filled(page, desk);
  await all(page, given, "signed-out");
  const [name] = Object.keys(desk.fields);
  const [other] = await Promise.all([context.waitForEvent("page"), page.locator(`[id="${name}-saved"] a`).click()]);
  await other.fill("#email", desk.email);
  await other.fill("#password", PASSWORD);
  await other.click("main button");
  await other.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  await all(page, given);
  await stands("still on the page", page, given);
  await context.close();
}

/** What was typed as a page tells it to somebody else: countries by their names. */
async function quoted(page, name, text) {
  const box = (code) => page.locator(`[name="${name}"][type="checkbox"][value="${code}"]`);
  if (!(await page.locator(`[name="${name}"][type="checkbox"]`).count())) return text;
  const names = text.split(", ").map((code) => box(code).evaluate((control) => control.labels[0].textContent.trim()));
  return (await Promise.all(names)).join(", ");
}

/** In two tabs the second meets the first: both values are shown and the person chooses. */
async function twoTabsAreShownToEachOther(desk) {
  const { context, page } = await at(desk);
  const other = await context.newPage();
  await read(other, desk.path);
  const first = await filled(page, desk);
  await all(page, first);
  const second = await filled(other, desk);
  await all(other, second, "stale");
  await stands("mine", other, second);
  for (const [name, text] of first) {
    const theirs = await other.locator(`[id="${name}-saved"] blockquote`).innerText();
    same(`${name} theirs`, theirs, await quoted(other, name, text));
    await other.locator(`[id="${name}-saved"] button`).first().click();
    await says(other, name);
  }
  await read(page, desk.path);
  await stands("kept", page, second);
  await context.close();
}

/** In its last ten minutes a session says so, and goes on by a button though the page stays where it is. */
async function aSessionThatEndsSoonGoesOnByAButton() {
  const { context, page } = await opened(browser, world.base);
  await page.clock.install();
  await signIn(page, "ko", DRAFTER);
  await read(page, "/ko/account");
  const bar = page.locator("#session");
  same("the bar of a fresh session", await bar.isVisible(), false);
  await page.clock.fastForward("51:00");
  await later(51);
  await bar.waitFor(PATIENCE);
  const told = await page.locator("#session-left").innerText();
  if (!/남은 시간: (9:00|8:\d\d)$/.test(told)) throw new Error(`the last minutes of a session: ${told}`);
  await bar.locator("button").click();
  await bar.waitFor({ state: "hidden", ...PATIENCE });
  await later(51);
  await read(page, "/ko/account");
  same("the page of the account, beyond the first hour", new URL(page.url()).pathname, "/ko/account");
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

const everywhere = [
  aFieldIsSavedAsItIsTyped, aKilledBrowserLosesNothingThatWasSaved, aKilledServerLosesNothingThatIsTyped,
  anEndedSessionKeepsWhatIsTyped, twoTabsAreShownToEachOther,
];
const once = [
  aClosedTabRestoresWhatCouldNotBeSaved, aRestoredTextDoesNotWriteOverAnother, twoTabsAreShownToEachOtherWithoutScripts,
  aSessionThatEndsSoonGoesOnByAButton,
];

async function timed(name, journey) {
  const start = Date.now();
  await journey();
  console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

try {
  const desks = { proposal: await proposal(), sheet: await sheet() };
  for (const journey of once) await timed(journey.name, () => journey(desks.proposal.path));
  for (const [name, desk] of Object.entries(desks)) {
    for (const journey of everywhere) await timed(`${name}: ${journey.name}`, () => journey(desk));
  }
} finally {
  await server.close();
  await world.end();
}
