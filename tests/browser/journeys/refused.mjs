// Pages that only an act shows, in both languages: refused forms, two versions of a field, what will change before it
// does, what is sealed before it is, what cannot be shown. Axe finds nothing on them, and they fit a telephone and a desk.
// Usage: node refused.mjs PROGRAM

import { launched, opened, signIn, vacated } from "../browser.mjs";
import { followed, read, sent, tried } from "../hands.mjs";
import { judged, over, violations } from "../pages.mjs";
import { World } from "../world.mjs";
import { same } from "./stage.mjs";

const [SURVEYING, SCORING] = ["/rounds/2017-surveying", "/rounds/2017-scoring"];
const [ADMINISTRATOR, SECRETARY] = ["seok.hajun@simui.example", "s1@simui.example"];
const [DRAFTER, COORDINATOR, MEMBER] = ["park.junho@pps.example", "kim.seoyeon@pps.example", "m2@simui.example"];

/** What is shown to whom by doing what, and the status that it has. */
const states = {
  "a wrong password": [null, 401, (page, to) => form(page, to("/sign-in"), { form: 'form:has([name="password"])', fields: { email: "x@x.example", password: "wrong wrong wrong" } })],
  "an invitation": [null, 200, (page, to) => read(page, to("/invitation"))],
  "a refused invitation": [null, 422, (page, to) => form(page, to("/invitation"), { form: 'form:has([name="token"])', fields: { token: "0".repeat(64), password: "short" } })],
  "a password reset": [null, 200, (page, to) => read(page, to("/password-reset"))],
  "a refused password reset": [null, 422, (page, to) => form(page, to("/password-reset"), { form: 'form:has([name="token"])', fields: { token: "0".repeat(64), password: "short" } })],
  "an address that is nobody's": [null, 404, (page, to) => page.goto(to("/no-such"))],
  "a page of another desk": [COORDINATOR, 403, (page, to) => page.goto(to("/persons"))],
  "a refused person": [ADMINISTRATOR, 422, (page, to) => form(page, to("/persons"), { form: 'form:has([name="name/ko"])', fields: { "name/ko": " ", email: "nobody" } })],
  "a table before it is stored": [ADMINISTRATOR, 200, (page, to) => form(page, to("/organizations"), { form: 'form:has([name="table"])', fields: { table: "code,name_en,name_ko,kind,parent,link\nnew,New,새 기관,agency,," } })],
  "a refused table": [ADMINISTRATOR, 422, (page, to) => form(page, to("/organizations"), { form: 'form:has([name="table"])', fields: { table: "code,name_en\nnew,New" } })],
  "a refused round": [ADMINISTRATOR, 422, (page, to) => form(page, to("/rounds/new"), { form: 'form:has([name="budget"])', fields: { code: "x y", budget: "much" } })],
  "a letter before it is sent": [SECRETARY, 200, (page, to) => read(page, to(`${SURVEYING}/desk/reminders?not_opened=1`))],
  "a refused extension": [SECRETARY, 422, (page, to) => form(page, to(`${SURVEYING}/desk/responses`), { form: 'form[action$="/extensions"]', fields: { until: "2026-05-01T10:00" } })],
  "a change before it is asked for": [SECRETARY, 422, (page, to) => form(page, to(`${SURVEYING}/desk/change`))],
  "a questionnaire before it is begun": [SECRETARY, 200, (page, to) => read(page, to(`${draft(to)}/questionnaire/beginning`))],
  "a refused beginning": [SECRETARY, 422, (page, to) => form(page, to(`${draft(to)}/questionnaire/beginning`), { form: "main form" })],
  "a new section": [SECRETARY, 200, questionnaire],
  "a section": [SECRETARY, 200, (page, to) => read(page, to(`${draft(to)}/questionnaire/sections/overview`))],
  "a new question": [SECRETARY, 200, (page, to) => read(page, to(`${draft(to)}/questionnaire/sections/overview/questions`))],
  "a question": [SECRETARY, 200, (page, to) => read(page, to(`${draft(to)}/questionnaire/questions/area`))],
  "what nobody asked for yet": [SECRETARY, 409, (page, to) => page.goto(to(`${draft(to)}/publication`))],
  "what was taken over from an earlier proposal": [DRAFTER, 200, copied],
  "two versions of a field": [DRAFTER, 412, twice],
  "a sheet that is not whole": [MEMBER, 422, (page, to) => sheet(page, to, "99")],
  "a sheet before it is sealed": [MEMBER, 200, (page, to) => sheet(page, to, "20")],
  "a recusal without ground": [MEMBER, 422, recused],
  "whom an applicant may challenge": [COORDINATOR, 200, challenge],
  "a challenge without ground": [COORDINATOR, 422, challenged],
};

const world = await World.begun(process.argv[2], "2026-06-01T10:00:00+09:00", "names");
const browser = await launched();
/** Browsers from which somebody got up, and the status of the newest page. */
const vacant = [];
let status;

/** Sends a form as it would not be sent: what the page itself asks for is not asked for here. */
async function form(page, path, what = {}) {
  if (path) await read(page, path);
  await page.locator("form").evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
  await tried(page, what);
}

async function sheet(page, to, points) {
  await read(page, to(`${SCORING}/my-sheets`));
  await followed(page, "/sheet");
  const names = await page.locator("[data-points]").evaluateAll((all) => all.map((one) => one.name));
  const fields = { ...Object.fromEntries(names.map((name) => [name, points])), comment: "근거가 충분함" };
  await form(page, null, { form: 'form:has(button[value="seal"])', fields, button: 'button[value="seal"]' });
}

async function recused(page, to) {
  await read(page, to(`${SCORING}/conflicts`));
  const reference = await page.locator('[name="recusal"]').first().getAttribute("value");
  await form(page, null, { form: 'form[action$="/conflicts"]', fields: { recusal: [reference] } });
}

/** From one's own answers to a proposal, and from there to the members. */
async function challenge(page, to) {
  await read(page, to(`${SCORING}/answers/pps`));
  await page.locator('main a[href*="/proposals/"]').first().click();
  await followed(page, "/challenge");
}

async function challenged(page, to) {
  await challenge(page, to);
  const member = await page.locator('[name="member"]').first().getAttribute("value");
  await form(page, null, { form: 'form[action$="/challenge"]', fields: { member } });
}

/** A round of its own for each language: its questionnaire is begun once. */
const draft = (to) => `/rounds/next-${to("/").slice(1, 3)}/desk/set-up`;

async function begun(language) {
  const { context, page } = await opened(browser, world.base);
  await signIn(page, language, ADMINISTRATOR);
  await read(page, `/${language}/rounds/new`);
  const programme = await page.locator('[name="programme"] option:not([value=""])').first().getAttribute("value");
  const days = { starts_on: "2027-07-01", ends_on: "2027-12-31" };
  const fields = { programme, code: `next-${language}`, "name/ko": "다음 회차", "name/en": "Next", budget: "1,000,000", ...days };
  await sent(page, { form: 'form:has([name="budget"])', fields });
  await sent(page, { form: 'form:has([name="duty"])', fields: { person: SECRETARY, duty: "secretary" } });
  await context.close();
}

async function questionnaire(page, to) {
  const { questionnaire } = await world.files();
  const fields = { questionnaire: JSON.stringify(questionnaire) };
  await read(page, to(`${draft(to)}/questionnaire`));
  await sent(page, { form: 'form[action$="/questionnaire/text"]', fields });
  await read(page, to(`${draft(to)}/questionnaire/sections`));
}

async function copied(page, to) {
  await read(page, to(`${SURVEYING}/answers/pps`));
  await tried(page, { form: 'form[action$="/proposals"]', fields: { area: "consulting" } });
  await followed(page, "/earlier");
  const earlier = await page.locator('[name="earlier"]').first().getAttribute("value");
  await form(page, null, { form: 'form:has([name="earlier"])', fields: { earlier } });
}

/** One tab saves, and another, which was opened before, sends its form. */
async function twice(page, to) {
  await read(page, to(`${SURVEYING}/answers/pps`));
  await tried(page, { form: 'form[action$="/proposals"]', fields: { area: "consulting" } });
  await followed(page, "/draft/core");
  const other = await page.context().newPage();
  await read(other, page.url());
  await other.locator("#title_ko").fill("다른 창에서 쓴 제목");
  await other.locator("#title_ko-saved").filter({ hasText: await other.locator("#words").getAttribute("data-saved") }).waitFor();
  await other.close();
  await page.locator("#title_ko").evaluate((field) => { field.value = "이 창에서 쓴 제목"; });
  await form(page, null, { form: 'form[action*="/draft/"]' });
}

async function seated() {
  const here = await opened(browser, world.base);
  here.page.on("response", (answer) => { if (answer.request().isNavigationRequest() && answer.frame() === here.page.mainFrame()) status = answer.status(); });
  return here;
}

async function shown(name, [email, wanted, act], language) {
  const here = vacant.pop() ?? (await seated());
  const { page, wrong } = here;
  if (email) await signIn(page, language, email);
  await act(page, (path) => `/${language}${path}`);
  const found = await violations(page);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const much = await over(page);
    if (much > 0) found.push(`${much} px too wide at ${width} px`);
  }
  same(`${name}, ${language}`, [status, ...found, ...wrong], [wanted]);
  await vacated(here);
  vacant.push(here);
}

const faults = [];
try {
  const start = Date.now();
  for (const language of ["ko", "en"]) {
    await begun(language);
    for (const [name, what] of Object.entries(states)) {
      await shown(name, what, language).catch((error) => faults.push(`${name}, ${language}: ${error.message}`));
    }
  }
  console.log(`${judged()} pages that an act shows in ${((Date.now() - start) / 1000).toFixed(0)} s`);
} finally {
  await browser.close();
  await world.end();
}
for (const fault of faults) console.log(fault);
process.exit(faults.length ? 1 : 0);
