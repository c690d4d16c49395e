// The count, and the meeting that resolves it item by item; the decision is approved by a second person. The acting
// secretary does what needs the whole.

import { followed, read, sent } from "../hands.mjs";
import { ROUND, local, same } from "./stage.mjs";

const MEETING = `${ROUND}/desk/meetings/1`;

export async function decided(stage) {
  await stage.clock("2017-06-16T14:00:00+09:00");
  const [{ member }] = stage.rows("scores");
  await stage.staff(member, (page) => read(page, stage.to(`${ROUND}/ranking`)));
  await stage.staff("S3", async (page) => {
    await followed(page, `${ROUND}/desk/selection`);
    await sent(page, { form: 'form[action$="/selection/counts"]' });
    await followed(page, `${ROUND}/desk/meetings`);
    const fields = { kind: "in_person", held_at: "2017-06-23T14:00", place: "정부서울청사" };
    await sent(page, { form: 'form:has([name="held_at"])', fields });
  });
  await stage.clock("2017-06-23T14:00:00+09:00");
  await stage.staff("S3", async (page) => {
    await followed(page, MEETING);
    await sent(page, { form: 'form[action$="/sitting"]' });
  });
  await stage.clock("2017-06-23T14:40:00+09:00");
  const items = await stage.staff("S3", async (page) => {
    await attended(stage, page, null);
    return page.locator('main a[href*="/items/"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  });
  await pondered(stage);
  for (const item of items) await resolved(stage, item);
  await stage.clock("2017-06-23T18:00:00+09:00");
  await stage.staff("S3", async (page) => {
    await attended(stage, page, "2017-06-23T18:00");
    await sent(page, { form: 'form[action$="/closing"]' });
    await followed(page, `${ROUND}/desk/decision`);
    await sent(page, { form: 'form[action$="/asking"]' });
  });
  await stage.staff("S4", async (page) => {
    await followed(page, `${ROUND}/desk/decision`);
    await sent(page, { form: 'form[action$="/approval"]' });
  });
}

/** What may be done while the council sits, and was not in 2017: another budget, another outcome, a revised sheet. */
async function pondered(stage) {
  await stage.staff("S3", async (page) => {
    await read(page, stage.to(`${ROUND}/desk/selection`));
    await followed(page, "/desk/selection/budget");
    await read(page, stage.to(`${ROUND}/desk/selection`));
    await followed(page, `/desk/selection/overrides/${stage.references.P08}`);
  });
  const [{ member, proposal }] = stage.rows("scores", { proposal: "P08" });
  await stage.staff(member, (page) => read(page, stage.to(`${stage.proposal(proposal)}/sheet/revision`)));
}

/** Who is there, as the files say; they go when the meeting ends. */
async function attended(stage, page, end) {
  await read(page, stage.to(MEETING));
  const form = 'form[action$="/attendance"]';
  const seats = await page.locator(`${form} [name^="seat/"]`).evaluateAll((all) => all.map((one) => one.value));
  const fields = {};
  for (const row of stage.rows("attendance")) {
    const place = seats.indexOf(row.member);
    if (place < 0) throw new Error(`${row.member} is not on the list of those who come`);
    fields[`from/${place}`] = local(row.from);
    if (end) fields[`until/${place}`] = local(row.until) < end ? local(row.until) : end;
  }
  await sent(page, { form, fields });
}

/** The secretary enters the votes, the chair confirms what was resolved. */
async function resolved(stage, item) {
  const position = item.split("/").at(-1);
  await stage.staff("S3", async (page) => {
    await read(page, item);
    const form = 'form[action$="/votes"]';
    const about = await page.locator("main .code").allInnerTexts();
    const reference = about.map((text) => stage.code(text)).find(Boolean);
    if (!reference) throw new Error(`${item}: what it is about is not told`);
    const cast = stage.rows("votes", { proposal: reference });
    const fields = Object.fromEntries(cast.map((row) => [`votes/${row.member}`, row.choice]));
    await sent(page, { form, fields });
  });
  await stage.staff("M1", async (page) => {
    await read(page, stage.to(`${ROUND}/meetings/1`));
    await sent(page, { form: `form:has([name="position"][value="${position}"])` });
    same(`${item} awaits the chair`, await page.locator(`form:has([name="position"][value="${position}"])`).count(), 0);
  });
}
