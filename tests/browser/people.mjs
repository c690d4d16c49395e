// One person of each kind that sees the pages differently, as the demonstration signs them in.

import { readFileSync } from "node:fs";

const table = (name) => {
  const text = readFileSync(new URL(`../../demo/2017/${name}.csv`, import.meta.url), "utf8");
  const [head, ...rows] = text.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at]])));
};

const of = (code) => table("people").find((person) => person.code === code)?.email;

export const people = {
  public: null,
  administrator: process.env.SIMUI_ADMINISTRATOR ?? "admin@simui.example",
  coordinator: of("daegu-coordinator"),
  drafter: of("pps-drafter-1"),
  officer: of("kdic-officer"),
  ...JSON.parse(process.env.SIMUI_PEOPLE ?? "{}"),
};
