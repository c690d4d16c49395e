// One short journey at each desk, for a database on which the whole round would take too long: somebody applies,
// somebody judges, somebody extends the survey, somebody looks after the installation, everybody reads. In English,
// with scripts. Usage: node desks.mjs PROGRAM; SIMUI_TEST_PG puts the world on PostgreSQL.

import { launched, opened, signIn } from "../browser.mjs";
import { followed, read, sent } from "../hands.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", "play");
const browser = await launched();

async function as(email, work) {
  const { context, page, wrong } = await opened(browser, world.base, { locale: "en-GB" });
  if (email) await signIn(page, "en", email);
  await work(page);
  same("what went wrong", wrong, []);
  await context.close();
}

const desks = {
  applicant: () => as("park.junho@pps.example", async (page) => {
    await read(page, "/en/rounds/2017-surveying/answers/pps");
    await sent(page, { form: 'form[action$="/proposals"]', fields: { area: "training" } });
    const draft = new URL(page.url()).pathname;
    await followed(page, "/draft/core");
    await page.locator("#title_en").pressSequentially("Invitation of procurement officials");
    const saved = await page.locator("#words").getAttribute("data-saved");
    await page.locator("#title_en-saved").filter({ hasText: saved }).waitFor();
    const fields = { title_ko: "조달 공무원 방문초청 연수", amount: "120,000,000", countries: ["CR", "PE"] };
    await sent(page, { form: 'form[action*="/draft/"]', fields, button: 'button[name="next"]' });
    await read(page, `${draft}/core`);
    same("the title", await page.inputValue("#title_en"), "Invitation of procurement officials");
    same("the amount", await page.inputValue("#amount"), "120,000,000");
    same("the countries", await page.locator('[name="countries"]:checked').count(), 2);
  }),
  member: () => as("m2@simui.example", async (page) => {
    await followed(page, "/rounds/2017-scoring/my-sheets");
    await followed(page, "/sheet");
    const names = await page.locator("[data-points]").evaluateAll((all) => all.map((one) => one.name));
    const fields = { ...Object.fromEntries(names.map((name) => [name, "20"])), comment: "Sound, and in time." };
    await sent(page, { form: 'form:has(button[value="seal"])', fields, button: 'button[value="seal"]', quiet: true });
    await sent(page, { form: 'form[action$="/seal"]' });
  }),
  secretariat: () => as("s1@simui.example", async (page) => {
    await followed(page, "/rounds/2017-surveying/desk/responses");
    const fields = { organization: "pps", until: "2026-07-15T18:00", reason: "The partner's letter is late." };
    await sent(page, { form: 'form[action$="/extensions"]', fields });
    same("the reason is told", (await page.locator("main .facts").innerText()).includes(fields.reason), true);
    await read(page, "/en/rounds/2017-surveying/desk/exceptions");
    same("among the exceptions", (await page.locator("main tbody tr").count()) > 0, true);
  }),
  administrator: () => as("seok.hajun@simui.example", async (page) => {
    await read(page, "/en/persons");
    const fields = { "name/ko": "새 사람", "name/en": "Somebody New", email: "new@simui.example", language: "en" };
    await sent(page, { form: 'form:has([name="name/ko"])', fields });
    same("the letter", /#\S{20,}/.test((await world.letter("new@simui.example")).body), true);
  }),
  public: () => as(null, async (page) => {
    await read(page, "/en/");
    await followed(page, "/announcements");
    await page.locator('main a[href*="/announcements/"]').first().click();
    await page.waitForURL(/\/announcements\/.+/);
    same("selected", await page.locator("main table").first().locator("tbody tr").count(), 7);
  }),
};

try {
  for (const [desk, journey] of Object.entries(desks)) {
    const start = Date.now();
    await journey();
    console.log(`${desk}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
  await world.end();
}
