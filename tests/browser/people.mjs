// One person of each kind that sees the pages differently, as the demonstration signs them in.

export const people = {
  public: null,
  administrator: "seok.hajun@simui.example",
  secretary: "s1@simui.example",
  approver: "s2@simui.example",
  actingSecretary: "s3@simui.example",
  actingApprover: "s4@simui.example",
  chair: "m1@simui.example",
  member: "m2@simui.example",
  coordinator: "song.mirae@archives.example",
  drafter: "ahn.sihoo@archives.example",
  officer: "ryu.junghoon@archives.example",
  auditor: "gam.woojin@simui.example",
};
