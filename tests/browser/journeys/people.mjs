// The administrator enters organizations, staff and council, the secretary the people of the invited organizations by a
// table; each accepts the invitation by the letter's link.

import { PASSWORD } from "../browser.mjs";
import { followed, read, sent } from "../hands.mjs";
import { ROUND, invited } from "./stage.mjs";

const COLUMNS = ["code", "name_en", "name_ko", "kind", "parent", "link"];
const PARTS = ["coordinator", "drafter", "officer"];

/** The staff and the council of the files. */
function cast(stage) {
  const all = [...stage.rows("staff"), ...stage.rows("council")];
  return all.map((row) => ({ ...row, email: `${row.code.toLowerCase()}@simui.example` }));
}

/** Those of the invited organizations who act: of each the first of each part. */
function applicants(stage) {
  const own = new Map();
  for (const row of stage.rows("people")) {
    const key = `${row.organization} ${row.part}`;
    if (invited(stage).includes(row.organization) && PARTS.includes(row.part) && !own.has(key)) own.set(key, row);
  }
  return [...own.values()];
}

export async function people(stage) {
  const all = cast(stage);
  await stage.as("admin@simui.example", async (page) => {
    await organizations(stage, page);
    await read(page, stage.to("/persons"));
    for (const row of all) {
      const fields = { "name/ko": row.name_ko, "name/en": row.name_en, email: row.email, language: stage.language };
      await sent(page, { form: 'form:has([name="name/ko"])', fields });
    }
  });
  await acceptedBy(stage, all);
  await charged(stage);
}

export async function reached(stage) {
  const all = applicants(stage);
  await stage.staff("S1", async (page) => {
    await read(page, stage.to(`${ROUND}/desk/people`));
    const rows = all.map((row) => ({ ...row, language: stage.language }));
    const columns = ["organization", "part", "email", "name_ko", "name_en", "language"];
    await sent(page, { form: "form#table-form", fields: { table: table(columns, rows) }, quiet: true });
    await sent(page, { form: "form#store" });
  });
  await acceptedBy(stage, all);
}

/** In a browser where nobody is signed in, one after the other. */
const acceptedBy = (stage, all) => stage.as(null, async (page) => {
  for (const row of all) await accepted(stage, page, row.email);
});

/** A table as a spreadsheet saves it. */
function table(columns, rows) {
  const cell = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => row.map(cell).join(",")).join("\n");
}

/** The table is tried first; stored it is as the preview hands it back. */
async function organizations(stage, page) {
  await read(page, stage.to("/organizations"));
  const rows = [...stage.rows("organizations"), ...stage.rows("organizations_more")];
  await sent(page, { form: "form#table-form", fields: { table: table(COLUMNS, rows) }, quiet: true });
  await sent(page, { form: "form#store" });
}

async function accepted(stage, page, email) {
  const { body } = await stage.world.letter(email);
  const link = body.match(/https?:\S+#\S+/)[0];
  await read(page, link);
  // The script takes the token from the link; without it the person copies it.
  const fields = { password: PASSWORD, consent: "yes" };
  if (!stage.script) fields.token = link;
  await sent(page, { form: 'form:has([name="token"])', fields });
}

/** Who works where, the programme, the round and who is charged with it. */
async function charged(stage) {
  await stage.as("admin@simui.example", async (page) => {
    for (const row of cast(stage)) {
      // Who sits in the council for an organization is known by the seat.
      if (!row.organization || row.category) continue;
      await read(page, stage.to(`/organizations/${row.organization}`));
      const fields = { part: "employee", email: row.email, language: stage.language };
      await sent(page, { form: 'form:has([name="part"])', fields });
    }
    await begun(stage, page);
    await duties(stage, page);
  });
}

async function begun(stage, page) {
  const { round } = stage.files.round;
  const name = { "name/ko": round.name_ko, "name/en": round.name_en };
  await read(page, stage.to("/rounds"));
  await followed(page, "/programmes");
  await sent(page, {
    form: 'form:has([name="organizer"])',
    fields: { code: "egov", ...name, organizer: round.organizer },
  });
  await read(page, stage.to("/rounds"));
  await followed(page, "/rounds/new");
  await sent(page, {
    form: 'form:has([name="budget"])',
    fields: {
      programme: "egov", code: round.code, ...name, budget: round.budget.toLocaleString("en"), currency: round.currency,
      zone: round.time_zone, starts_on: round.starts_on, ends_on: round.ends_on, rehearsal: "yes", illustrative: "yes",
    },
  });
}

/** The page of the duties follows the beginning of a round. */
async function duties(stage, page) {
  for (const row of stage.rows("staff")) {
    const fields = { person: `${row.code.toLowerCase()}@simui.example`, duty: row.duty };
    if (row.acting_for) {
      fields.duty = `acting_${row.duty}`;
      fields.reason = "소속 직원이 모두 제척되므로 직무를 대행함";
    }
    await sent(page, { form: 'form:has([name="duty"])', fields });
  }
}
