// The five papers as they come out of the printer: A4, the number, the digest and the place among the pages on every
// page, and nothing of the site around them. Usage: node print.mjs PROGRAM [FOLDER]; the documents are left in FOLDER.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launched, opened, signIn } from "../browser.mjs";
import { followed, pressed, read } from "../hands.mjs";
import { pages } from "../pdf.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const [program, folder] = process.argv.slice(2);
const ROUND = "/rounds/2017";
const [UPRIGHT, ACROSS] = [[210, 297], [297, 210]];

const world = await World.begun(program, "2026-06-01T10:00:00+09:00", "play");
const browser = await launched();

/** A reader in a language; a stranger has no address. */
async function reader(language, email) {
  const here = await opened(browser, world.base, { locale: language === "ko" ? "ko-KR" : "en-GB" });
  if (email) await signIn(here.page, language, email);
  return here;
}

const bare = (text) => text.replace(/\s/g, "");

/** Prints the page and looks at every sheet of paper. */
async function printed(page, name, size) {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const foot = bare(await page.locator(".document-foot").textContent());
  if (!/SHA-256[0-9a-f]{64}$/.test(foot)) throw new Error(`${name}: the foot has no digest: ${foot}`);
  const around = await page.locator(".masthead, .brand, .who, .footer a, main button, main .button").allTextContents();
  const bytes = await page.pdf({ preferCSSPageSize: true, ...(folder && { path: join(folder, `${name}.pdf`) }) });
  const sheets = pages(bytes);
  for (const [at, sheet] of sheets.entries()) {
    const where = `${name}, page ${at + 1} of ${sheets.length}`;
    same(`${where}: the size`, sheet.size, size);
    for (const what of [foot, `${at + 1}/${sheets.length}`]) {
      if (!sheet.text.includes(what)) throw new Error(`${where}: ${what} is not on it: ${sheet.text}`);
    }
    const site = around.map(bare).filter((text) => text.length > 3 && sheet.text.includes(text));
    same(`${where}: of the site around it`, site, []);
  }
  return sheets.length;
}

/** Each paper, and how its reader comes to it. */
const papers = {
  sheet: ["m2@simui.example", async (page, to) => {
    await read(page, to(`${ROUND}/my-sheets`));
    await pressed(page, page.locator('main a[href$="/sheet"]').first());
    await followed(page, "/sheet/paper");
  }],
  tabulation: ["s3@simui.example", (page, to) => read(page, to(`${ROUND}/desk/selection/tabulation`)), ACROSS],
  receipt: ["kim.seoyeon@pps.example", async (page, to) => {
    await read(page, to(`${ROUND}/answers/pps`));
    await pressed(page, page.locator('main th a[href*="/proposals/"]').first());
    await followed(page, "/receipt");
  }],
  proposal: ["kim.seoyeon@pps.example", async (page, to) => {
    await read(page, to(`${ROUND}/answers/pps`));
    await pressed(page, page.locator('main th a[href*="/proposals/"]').first());
    await pressed(page, page.locator('main a[href*="/paper"]').first());
  }],
  announcement: [null, async (page, to) => {
    await read(page, to("/announcements"));
    await pressed(page, page.locator('main a[href*="/announcements/"]').first());
  }],
};

try {
  if (folder) mkdirSync(folder, { recursive: true });
  for (const language of ["ko", "en"]) {
    for (const [name, [email, way, size = UPRIGHT]] of Object.entries(papers)) {
      const { context, page, wrong } = await reader(language, email);
      await way(page, (path) => `/${language}${path}`);
      await page.waitForLoadState("load");
      const sheets = await printed(page, `${name}.${language}`, size);
      same(`what went wrong on ${name}`, wrong, []);
      console.log(`${name}, ${language}: ${sheets} pages`);
      await context.close();
    }
  }
} finally {
  await browser.close();
  await world.end();
}
