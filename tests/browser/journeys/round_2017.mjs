// The whole round of 2017 through pages alone, each act by the person whose act it is, by forms as a person sends them:
// from the first invitation to the announcements. The same story runs in Korean with scripts and in English without.
// Usage: node round_2017.mjs PROGRAM ko|en [scripts]

import { announced, objected, readByApplicants, told, toldInKorean } from "./announcement.mjs";
import { convened, scored } from "./council.mjs";
import { decided } from "./deliberation.mjs";
import { people, reached } from "./people.mjs";
import { setUp } from "./set_up.mjs";
import { Stage } from "./stage.mjs";
import { answered, screened } from "./survey.mjs";

const [program, language, script] = process.argv.slice(2);
const stage = await Stage.built(program, language, script === "scripts");
const began = Date.now();
try {
  const before = [people, setUp, reached, answered, screened, convened, scored, decided];
  for (const act of [...before, announced, toldInKorean, objected, told, readByApplicants]) {
    const start = Date.now();
    await act(stage);
    console.log(`${language} ${act.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  console.log(`${language}: the round of 2017 through its pages in ${((Date.now() - began) / 1000).toFixed(0)} s`);
} finally {
  await stage.torn();
}
