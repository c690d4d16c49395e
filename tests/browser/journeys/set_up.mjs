// The secretary sets the round up part by part and asks for its publication; another approves it.

import { followed, read, sent, tried } from "../hands.mjs";
import { ROUND, invited, local } from "./stage.mjs";

export async function setUp(stage) {
  await stage.staff("S1", async (page) => {
    const part = async (name, form, fields) => {
      await read(page, stage.to(`${ROUND}/desk/set-up`));
      await followed(page, `/desk/set-up/${name}`);
      await sent(page, { form, fields });
    };
    await followed(page, `${ROUND}/desk/set-up`);
    await dates(stage, part);
    await areas(stage, part);
    await part("rules", 'form[action$="/rules/preset"]', {});
    await rules(stage, page);
    const questionnaire = JSON.stringify(stage.files.questionnaire, null, 2);
    await part("questionnaire", 'form[action$="/questionnaire/text"]', { questionnaire });
    await read(page, stage.to(`${ROUND}/desk/set-up/organizations`));
    await sent(page, { form: "form#list", fields: { codes: invited(stage).join("\n") }, quiet: true });
    await sent(page, { form: "form#store" });
    await read(page, stage.to(`${ROUND}/desk/set-up`));
    await followed(page, "/desk/set-up/publication");
    await sent(page, { form: 'form[action$="/asking"]' });
  });
  await stage.staff("S2", async (page) => {
    await followed(page, "/desk/set-up/publication");
    await sent(page, { form: 'form[action$="/approval"]' });
  });
}

async function dates(stage, part) {
  const fields = Object.entries(stage.files.round.dates).map(([name, instant]) => [`dates/${name}`, local(instant)]);
  await part("dates", "main form", Object.fromEntries(fields));
}

/** The page has three empty lines at a time. */
async function areas(stage, part) {
  const { areas } = stage.files.round;
  for (const end of [3, areas.length]) {
    const fields = {};
    for (const [place, area] of areas.slice(0, end).entries()) {
      fields[`areas/${place}/code`] = area.code;
      fields[`areas/${place}/name/ko`] = area.name_ko;
      fields[`areas/${place}/name/en`] = area.name_en;
    }
    await part("areas", "form#areas", fields);
  }
}

/** The usual rules are changed into those of the round; the checklist is longer than the rows that are there. */
async function rules(stage, page) {
  const { rules } = stage.files;
  const form = 'form[action$="/rules"]';
  await read(page, stage.to(`${ROUND}/desk/set-up/rules`));
  const last = page.locator(`[name="checklist/${rules.checklist.length - 1}/code"]`);
  while (!(await last.count())) await tried(page, { form, button: 'button[name="more"][value="checklist"]' });
  await sent(page, { form, fields: Object.fromEntries(fieldsOf("", rules)) });
}

/** Values of the rules that the form has no field for: there is one choice only, or the code stands at the points. */
const FIELDLESS = /^(draft_sheets_count|criteria\/\d+\/code)$/;
/** Lists that are boxes to be ticked. */
const BOXES = /(exclusion_links|not_applicable_in)$/;

/** The fields of the form of the rules: each is named by where its value stands in them. */
function fieldsOf(name, value) {
  if (FIELDLESS.test(name) || value === null) return [];
  if (BOXES.test(name)) return [[name, value]];
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([part, inside]) => fieldsOf(name ? `${name}/${part}` : part, inside));
  }
  if (name.endsWith("/required")) return value ? [[name, true]] : [];
  return [[name, String(value)]];
}
