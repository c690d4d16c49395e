// Both announcements, written by one and approved by another, each published at its instant; what the public then
// reads, and what an applicant reads of their own.

import { followed, pressed, read, sent } from "../hands.mjs";
import { ROUND, local, same } from "./stage.mjs";

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

/** Each language is told at its own instant, seven selected and the sum of what they get. */
export async function told(stage) {
  const [korean, english] = stage.files.announcement.announcements;
  await stage.as(null, async (page) => {
    const listed = async (language) => {
      await read(page, `/${language}/announcements`);
      return page.locator('main a[href*="/announcements/"]').allInnerTexts();
    };
    same("announced before its time", await listed("ko"), []);
    await stage.world.clock(korean.published_at);
    same("announced first", [await listed("ko"), await listed("en")], [[korean.title], [korean.title]]);
    await stage.world.clock(english.published_at);
    same("announced a week later", await listed("en"), [english.title]);
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
      await followed(page, `${stage.proposal(code)}/result`);
      same(`${code} selected`, await page.locator("main dd .badge.good").count(), selected ? 1 : 0);
      const text = await page.locator("main").innerText();
      same(`${code}: the title`, text.includes(row[`title_${stage.language}`]), true);
      const other = stage.to(`${stage.proposal(code === "P01" ? "P08" : "P01")}/result`);
      same("another's result", (await page.goto(other)).status(), 404);
    });
  }
}
