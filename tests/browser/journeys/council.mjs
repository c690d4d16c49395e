// The council: seats offered, accepted and pledged, conflicts declared, the council convened; every sheet written and
// sealed; the scores opened by two people.

import { followed, read, sent, tried } from "../hands.mjs";
import { ROUND, same } from "./stage.mjs";

const email = (code) => `${code.toLowerCase()}@simui.example`;

export async function convened(stage) {
  await stage.clock("2017-05-18T09:00:00+09:00");
  await stage.staff("S1", async (page) => {
    await read(page, stage.to(`${ROUND}/desk/council`));
    for (const row of stage.rows("council")) {
      const category = row.category === "academia" ? "academia" : "agency";
      const fields = { code: row.code, email: email(row.code), category };
      if (row.organization) fields.employer = row.organization;
      if (row.chair === "yes") fields.chair = true;
      await sent(page, { form: 'form[action$="/offers"]', fields });
    }
  });
  for (const row of stage.rows("council")) await seated(stage, row.code);
  await stage.clock("2017-05-22T09:00:00+09:00");
  const board = stage.to(`${ROUND}/desk/council`);
  await bySecretary(stage, board, { form: 'form[action$="/convening"]' });
}

async function seated(stage, code) {
  await stage.staff(code, async (page) => {
    await followed(page, `${ROUND}/seat/${code}`);
    await sent(page, { form: 'form:has(button[value="accept"])' });
    await sent(page, { form: 'form:has(button[value="pledge"])' });
    await followed(page, `${ROUND}/conflicts`);
    const fields = {};
    for (const conflict of stage.rows("conflicts", { member: code, kind: "recusal" })) {
      const reference = stage.references[conflict.proposal];
      fields.recusal = [reference];
      fields[`ground/${reference}`] = conflict.ground;
    }
    await sent(page, { form: 'form:has(button[value="complete"])', fields, button: 'button[value="complete"]' });
  });
}

/** An act of the secretariat: the ordinary one's, or, of what is hidden from it, the acting one's; tells whose. */
export async function bySecretary(stage, path, what) {
  for (const code of ["S1", "S3"]) {
    const done = await stage.staff(code, async (page) => {
      const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
      if (answer.status() >= 400 || !(await page.locator(what.form ?? "main form").count())) return null;
      const end = await tried(page, what);
      if (end.status >= 400 && ![403, 404].includes(end.status)) throw new Error(`${path}: ${end.status} ${end.told}`);
      return end.status < 400 ? end : null;
    });
    if (done) return code;
  }
  throw new Error(`${path}: neither secretary may`);
}

export async function scored(stage) {
  await stage.clock("2017-06-01T10:00:00+09:00");
  for (const row of stage.rows("council")) await sealed(stage, row.code);
  await stage.clock("2017-06-09T18:30:00+09:00");
  await stage.staff("M1", async (page) => {
    await followed(page, `${ROUND}/opening`);
    await sent(page, { form: 'form[action$="/opening"]' });
  });
  stage.opener = await bySecretary(stage, stage.to(`${ROUND}/desk/opening`), {});
}

/** The sheets of one member, least finished first, as the list leads on; then "final". */
async function sealed(stage, member) {
  const judged = stage.standing().filter((row) => stage.rows("scores", { member, proposal: row.code }).length);
  await stage.staff(member, async (page) => {
    await followed(page, `${ROUND}/my-sheets`);
    const sheets = await page.locator('.tasks a[href$="/sheet"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    const codes = sheets.map((path) => stage.code(path.split("/").at(-2)));
    same(`${member}: the proposals to judge`, codes.toSorted(), judged.map((row) => row.code).toSorted());
    for (const [place, path] of sheets.entries()) {
      await read(page, path);
      await sent(page, { form: `form:has(button[value="seal"])`, fields: sheet(stage, member, codes[place]), button: 'button[value="seal"]', quiet: true });
      await sent(page, { form: 'form[action$="/seal"]' });
    }
    await read(page, stage.to(`${ROUND}/my-sheets`));
    await sent(page, { form: 'form:has(button[value="final"])' });
  });
}

function sheet(stage, member, proposal) {
  const fields = {};
  for (const row of stage.rows("scores", { member, proposal })) fields[`points/${row.criterion}`] = row.points;
  const [opinion] = stage.rows("opinions", { member, proposal });
  fields.comment = opinion.overall_ko;
  if (opinion.for_applicant_ko) fields.for_applicant = opinion.for_applicant_ko;
  return fields;
}
