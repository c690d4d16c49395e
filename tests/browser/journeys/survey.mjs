// The organizations answer: proposals written section by section, signed off, submitted; who has none says so; one is
// withdrawn. Then the survey is closed, a supplement is asked for and sent, and every proposal is screened.

import { followed, read, sent } from "../hands.mjs";
import { ROUND, local, same } from "./stage.mjs";

export async function answered(stage) {
  await stage.clock("2017-04-12T10:00:00+09:00");
  for (const row of stage.rows("proposals")) await proposed(stage, row);
  for (const row of stage.rows("no_demand")) {
    await stage.as(stage.of(row.organization, "coordinator"), async (page) => {
      await followed(page, `/answers/${row.organization}`);
      await sent(page, { form: 'form[action$="/no-demand"]', fields: { reason: row[`reason_${stage.language}`] } });
    });
  }
  for (const row of stage.rows("proposals", { outcome_at_screening: "withdrawn" })) {
    await stage.as(stage.of(row.organization, "coordinator"), async (page) => {
      await read(page, stage.to(stage.proposal(row.code)));
      await followed(page, "/withdrawal");
      await sent(page, { form: 'form[action$="/withdrawal"]', fields: { reason: "기관 사정" } });
    });
  }
}

async function proposed(stage, row) {
  await stage.as(stage.of(row.organization, "drafter"), async (page) => {
    await followed(page, `/answers/${row.organization}`);
    const { path } = await sent(page, { form: 'form[action$="/proposals"]', fields: { area: row.area } });
    stage.references[row.code] = path.match(/proposals\/([^/]+)\/draft/)[1];
    await written(stage, page, row);
    await participants(stage, page, row);
  });
  await signed(stage, row);
  await stage.as(stage.of(row.organization, "drafter"), async (page) => {
    await read(page, stage.to(`${stage.proposal(row.code)}/draft/check`));
    await sent(page, { form: 'form[action$="/submission"]' });
  });
}

/** Section after section, as the page leads on. */
async function written(stage, page, row) {
  await followed(page, "/draft/core");
  let left = fields(stage, row);
  for (let steps = 0; ; steps += 1) {
    const section = new URL(page.url()).pathname.split("/draft/")[1];
    if (!section) break;
    if (steps > 20) throw new Error(`the sections do not end: ${section}`);
    const names = await page.locator("main form [name]").evaluateAll((all) => all.map((one) => one.name));
    const here = Object.fromEntries(Object.entries(left).filter(([name]) => names.includes(name)));
    left = Object.fromEntries(Object.entries(left).filter(([name]) => !(name in here)));
    // Three lines of costs are empty at a time: what is saved makes room for more.
    const more = Object.keys(left).some((name) => name.startsWith("costs/")) && section === "core";
    const button = more ? "button:not([name])" : 'button[name="next"]';
    await sent(page, { form: 'form[action*="/draft/"]', fields: here, button });
  }
  same(`${row.code}: what no section asked`, Object.keys(left), []);
}

/** What the files say of a proposal, by the names of the form's fields. */
function fields(stage, row) {
  const fields = {
    title_ko: row.title_ko, title_en: row.title_en, countries: row.countries.split(" ").filter(Boolean),
    amount: Number(row.amount).toLocaleString("en"), "period/from": "2017-07-01", "period/until": "2017-12-31",
  };
  for (const [place, cost] of stage.rows("costs", { proposal: row.code }).entries()) {
    fields[`costs/${place}/item`] = cost.item_ko;
    fields[`costs/${place}/item_en`] = cost.item_en;
    fields[`costs/${place}/amount`] = cost.amount;
  }
  for (const { question, value } of stage.rows("answers", { proposal: row.code })) {
    if (!value) continue;
    if (question === "counterpart") fields.counterpart = value;
    fields[`answers/${question}`] = question === "countries" ? value.split(" ") : value;
  }
  return fields;
}

async function participants(stage, page, row) {
  const organizations = stage.rows("participants", { proposal: row.code }).map((one) => one.organization);
  if (!organizations.length) return;
  await read(page, stage.to(`${stage.proposal(row.code)}/draft`));
  await followed(page, "/participants");
  await sent(page, { form: 'form[method="post"][action$="/participants"]', fields: { organizations } });
}

async function signed(stage, row) {
  await stage.as(stage.of(row.organization, "officer"), async (page) => {
    await read(page, stage.to(`${stage.proposal(row.code)}/draft/check`));
    await sent(page, { form: 'form[action$="/sign-off"]' });
  });
}

export async function screened(stage) {
  await stage.clock("2017-04-28T18:01:00+09:00");
  await stage.staff("S1", async (page) => {
    await followed(page, `${ROUND}/desk/responses`);
    await sent(page, { form: 'form[action$="/closing"]' });
  });
  for (const row of stage.rows("supplements")) await supplemented(stage, row);
  const left = await found(stage, "S1", stage.standing());
  // What is hidden from the ordinary secretary the acting one screens.
  same("what is hidden from the ministry", left.map((row) => row.code), ["P05", "P06", "P07"]);
  same("what nobody may screen", await found(stage, "S3", left), []);
}

async function supplemented(stage, row) {
  const proposal = stage.rows("proposals", { code: row.proposal })[0];
  await stage.clock(row.asked_at);
  await stage.staff("S1", async (page) => {
    await read(page, stage.to(`${stage.proposal(row.proposal)}/screening`));
    const fields = { text: row[`text_${stage.language}`], due_at: local(row.due_at) };
    await sent(page, { form: 'form[action$="/supplement"]', fields });
  });
  await stage.clock(row.answered_at);
  const section = stage.files.questionnaire.sections.find((one) => one.questions.some((two) => two.code === row.question));
  await stage.as(stage.of(proposal.organization, "drafter"), async (page) => {
    await followed(page, stage.proposal(row.proposal));
    await followed(page, "/draft");
    await followed(page, `/draft/${section.code}`);
    await sent(page, { form: 'form[action*="/draft/"]', fields: { [`answers/${row.question}`]: row.value } });
    await read(page, stage.to(`${stage.proposal(row.proposal)}/draft/check`));
    // What answers a supplement request needs no second signature.
    await sent(page, { form: 'form[action$="/supplement"]' });
  });
}

/** Enters the findings about each of these; answers those that the secretary has no way to. */
async function found(stage, secretary, rows) {
  return stage.staff(secretary, async (page) => {
    const left = [];
    await read(page, stage.to(`${ROUND}/desk/screening`));
    const ways = await page.locator('a[href$="/screening"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const row of rows) {
      const way = ways.find((way) => way.includes(stage.references[row.code]));
      if (!way) {
        left.push(row);
        continue;
      }
      await read(page, way);
      await sent(page, { form: 'form[action$="/screening"]', fields: findings(stage, row.code) });
    }
    return left;
  });
}

function findings(stage, code) {
  const words = { yes: "met", no: "not_met" };
  const fields = {};
  for (const row of stage.rows("screening", { proposal: code })) {
    const note = row[`note_${stage.language}`];
    if (row.item === "outcome") {
      fields.outcome = row.met === "conditional" ? "eligible_with_conditions" : row.met;
      if (note) fields[row.met === "conditional" ? "conditions" : "reasons"] = note;
      continue;
    }
    fields[`checks/${row.item}`] = words[row.met] ?? row.met;
    if (note) fields[`notes/${row.item}`] = note;
  }
  return fields;
}
