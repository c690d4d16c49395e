// Pictures of every desk in both languages, 1280 px wide, some as a telephone shows them, in target/screenshots; four of
// them, smaller, are those of the READMEs in docs/pictures. Usage: node screenshots.mjs PROGRAM ROOT

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launched, opened, signIn } from "./browser.mjs";
import { read } from "./hands.mjs";
import { World } from "./world.mjs";

const [program, root] = process.argv.slice(2);
const [done, scoring, surveying] = ["/rounds/2017", "/rounds/2017-scoring", "/rounds/2017-surveying"];

/** What is looked at: whose, and which page; `to` follows a link from there, `then` others. */
const pictures = {
  "public-front": { path: "/" },
  "public-announcement": { path: "/announcements", to: 'main a[href*="/announcements/"]', page: "announcement" },
  "public-press": { path: "/announcements", to: 'main a[href*="/announcements/"]', then: 'main a[href$="/press"]' },
  "public-figures": { path: "/announcements", to: 'main a[href*="/announcements/"]', then: 'main a[href*="/programmes/"]' },
  "public-error": { path: "/announcements/none", missing: true },
  "public-front-narrow": { path: "/", narrow: true },
  "applicant-tasks": { email: "park.junho@pps.example", path: "/" },
  "applicant-answer": { email: "kim.seoyeon@pps.example", path: `${surveying}/answers/pps` },
  "applicant-section-narrow": { email: "park.junho@pps.example", path: `${surveying}/answers/pps`, to: 'main th a[href*="/proposals/"]', then: ['main a[href$="/draft"]', '.tasks a[href*="/draft/"]'], narrow: true },
  "applicant-section": { email: "park.junho@pps.example", path: `${surveying}/answers/pps`, to: 'main th a[href*="/proposals/"]', then: ['main a[href$="/draft"]', '.tasks a[href*="/draft/"]'], page: "draft" },
  "applicant-officer": { email: "ryu.junghoon@archives.example", path: "/" },
  "applicant-result": { email: "kim.seoyeon@pps.example", path: `${done}/answers/pps`, to: 'main th a[href*="/proposals/"]', then: 'main a[href$="/result"]' },
  "member-tasks": { email: "m2@simui.example", path: "/" },
  "member-sheets": { email: "m2@simui.example", path: `${scoring}/my-sheets` },
  "member-sheet": { email: "m2@simui.example", path: `${scoring}/my-sheets`, to: '.tasks a[href$="/sheet"]', page: "sheet" },
  "member-sheet-narrow": { email: "m2@simui.example", path: `${scoring}/my-sheets`, to: '.tasks a[href$="/sheet"]', narrow: true },
  "chair-opening": { email: "m1@simui.example", path: `${scoring}/opening` },
  "secretariat-tasks": { email: "s1@simui.example", path: "/" },
  "secretariat-round": { email: "s1@simui.example", path: surveying },
  "secretariat-set-up": { email: "s1@simui.example", path: `${surveying}/desk/set-up` },
  "secretariat-rules": { email: "s1@simui.example", path: `${surveying}/desk/set-up/rules` },
  "secretariat-responses": { email: "s1@simui.example", path: `${surveying}/desk/responses` },
  "secretariat-screening": { email: "s1@simui.example", path: `${scoring}/desk/screening` },
  "secretariat-council": { email: "s1@simui.example", path: `${scoring}/desk/council` },
  "secretariat-progress": { email: "s1@simui.example", path: `${scoring}/desk/progress` },
  "secretariat-selection": { email: "s3@simui.example", path: `${done}/desk/selection`, page: "selection" },
  "secretariat-meeting": { email: "s3@simui.example", path: `${done}/desk/meetings/1` },
  "secretariat-decision": { email: "s4@simui.example", path: `${done}/desk/decision` },
  "secretariat-announcement": { email: "s1@simui.example", path: `${done}/desk/announcement/LANGUAGE` },
  "secretariat-outbox": { email: "s1@simui.example", path: `${done}/desk/outbox` },
  "secretariat-objections": { email: "s1@simui.example", path: `${done}/desk/objections` },
  "secretariat-exceptions": { email: "s1@simui.example", path: `${done}/desk/exceptions` },
  "secretariat-journal": { email: "s1@simui.example", path: `${done}/desk/journal` },
  "administrator-organizations": { email: "seok.hajun@simui.example", path: "/organizations" },
  "administrator-persons": { email: "seok.hajun@simui.example", path: "/persons" },
};
/** What the READMEs show: these from their headings on, each in the language of its README. */
const SHOWN = ["draft", "sheet", "selection", "announcement"];

const world = await World.begun(program, "2026-06-01T10:00:00+09:00", "play");
const browser = await launched();
const everything = join(root, "target", "screenshots");
const readme = join(root, "docs", "pictures");
for (const folder of [everything, readme]) mkdirSync(folder, { recursive: true });

async function follow(page, link) {
  if (!link) return;
  await Promise.all([page.waitForNavigation(), page.locator(link).first().click()]);
}

async function taken(page, name, { path, to, then, missing, narrow, page: shown }, language) {
  await page.setViewportSize(narrow ? { width: 390, height: 844 } : { width: 1280, height: 900 });
  const address = `/${language}${path.replace("LANGUAGE", language)}`;
  await (missing ? page.goto(address) : read(page, address));
  for (const link of [to, then].flat()) await follow(page, link);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.screenshot({ path: join(everything, `${name}.${language}.png`), fullPage: true });
  if (!SHOWN.includes(shown)) return;
  await page.locator("h1").first().evaluate((heading) => heading.scrollIntoView({ behavior: "instant" }));
  await page.screenshot({ path: join(readme, `${shown}.${language}.png`) });
}

try {
  for (const language of ["ko", "en"]) {
    const signedIn = new Map();
    for (const [name, what] of Object.entries(pictures)) {
      if (!signedIn.has(what.email)) {
        const { page } = await opened(browser, world.base);
        if (what.email) await signIn(page, language, what.email);
        signedIn.set(what.email, page);
      }
      await taken(signedIn.get(what.email), name, what, language);
    }
    for (const page of signedIn.values()) await page.context().close();
  }
  console.log(`${Object.keys(pictures).length * 2} pictures in ${everything}`);
} finally {
  await browser.close();
  await world.end();
}
