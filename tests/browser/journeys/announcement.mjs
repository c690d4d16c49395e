// Both announcements, written by one and approved by another, each published at its instant; what the public then
// reads, what an applicant reads of their own, and an objection, which nobody made in 2017.

import { followed, pressed, read, sent } from "../hands.mjs";
import { HARM, ROUND, local, same } from "./stage.mjs";

export async function announced(stage) {
  await stage.clock("2017-07-03T12:00:00+09:00");
  for (const text of stage.files.announcement.announcements) {
    const desk = `${ROUND}/desk/announcement/${text.language}`;
    await stage.staff("S1", async (page) => {
      await followed(page, desk);
      const fields = { title: text.title, body: text.body.trim(), publish_at: local(text.published_at) };
      await sent(page, { form: 'form:has([name="body"])', fields });
      await sent(page, { form: 'form[action$="/submission"]' });
    });
    await stage.staff("S2", async (page) => {
      await followed(page, desk);
      await sent(page, { form: 'form[action$="/approval"]' });
    });
  }
}

/** The titles that anybody finds in a language. */
async function listed(page, language) {
  await read(page, `/${language}/announcements`);
  return page.locator('main a[href*="/announcements/"]').allInnerTexts();
}

/** Each language is told at its own instant: the Korean one first. */
export async function toldInKorean(stage) {
  const [korean] = stage.files.announcement.announcements;
  await stage.as(null, async (page) => {
    same("announced before its time", await listed(page, "ko"), []);
    await stage.clock(korean.published_at);
  });
  await stage.as(null, async (page) => {
    same("announced first", [await listed(page, "ko"), await listed(page, "en")], [[korean.title], [korean.title]]);
  });
}

/** One who was not selected objects; the secretary finds the objection. */
export async function objected(stage) {
  const [row] = stage.rows("proposals", { code: "P08" });
  await stage.as(stage.of(row.organization, "coordinator"), async (page) => {
    await followed(page, `${stage.proposal("P08")}/result`);
    await followed(page, "/objection");
    const ground = await page.locator('main [name="ground"]').first().evaluate((one) => one.value || one.options[1].value);
    await sent(page, { form: 'form[action$="/objection"]', fields: { ground, body: `점수의 합계를 다시 확인하여 주시기 바랍니다.${HARM}` } });
  });
  await stage.staff("S1", async (page) => {
    await read(page, stage.to(`${ROUND}/desk/objections`));
    await followed(page, `/desk/objections/${stage.references.P08}`);
  });
}

/** Seven selected and the sum of what they get. */
export async function told(stage) {
  const [, english] = stage.files.announcement.announcements;
  await stage.clock(english.published_at);
  await stage.as(null, async (page) => {
    same("announced a week later", await listed(page, "en"), [english.title]);
    await read(page, stage.to("/"));
    await followed(page, "/announcements");
    await pressed(page, page.locator('main a[href*="/announcements/"]').first());
    const selected = await page.locator("main table").first().locator("tbody th").allInnerTexts();
    const expected = stage.rows("proposals", { source: "notice" }).map((row) => row[`title_${stage.language}`]);
    same("selected", selected.toSorted(), expected.toSorted());
    const sum = await page.locator("main tfoot td").last().innerText();
    same("committed", sum.replace(/\D/g, ""), "985000000");
  });
}

/** One who was selected and one who was not read their own result, and nobody else's. */
export async function readByApplicants(stage) {
  for (const [code, selected] of [["P01", true], ["P08", false]]) {
    const [row] = stage.rows("proposals", { code });
    await stage.as(stage.of(row.organization, "coordinator"), async (page) => {
      // Who objected is led to the objection first.
      if (!selected) await read(page, stage.to(stage.proposal(code)));
      await followed(page, `${stage.proposal(code)}/result`);
      same(`${code} selected`, await page.locator("main dd .badge.good").count(), selected ? 1 : 0);
      const text = await page.locator("main").innerText();
      same(`${code}: the title`, text.includes(row[`title_${stage.language}`]), true);
      const other = stage.to(`${stage.proposal(code === "P01" ? "P08" : "P01")}/result`);
      same("another's result", (await page.goto(other)).status(), 404);
    });
  }
}
