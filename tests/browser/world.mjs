// A served world of a journey's own: the program over an empty folder, by a clock that stands until it is moved. It is
// killed and started again as a machine would be. See served/main.rs.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class World {
  /** Starts `program` at an instant. The demonstration is played into it first: plainly ("play"), by people who mean harm ("hostile"), by rules that tell the members' names ("names"). */
  static async begun(program, instant, played = null) {
    const world = new World();
    world.program = program;
    world.instant = instant;
    world.folder = mkdtempSync(join(tmpdir(), "simui-journey-"));
    world.words = played ? [`--${played}`] : [];
    await world.start("127.0.0.1:0");
    return world;
  }

  /** Serves; at the second time at the address of the first, as after a power cut. */
  async start(listen = new URL(this.base).host) {
    const words = [join(this.folder, "data"), this.instant, "--listen", listen, ...this.words];
    this.process = spawn(this.program, words, { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: this.process.stdout });
    const told = [];
    for await (const line of lines) if (told.push(line) === 2) break;
    if (told.length < 2) throw new Error("the served world ended before it listened");
    [this.base, this.steering] = told;
  }

  /** Kills it without warning. */
  async kill() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
  }

  /** Kills it and takes its folder away. */
  async end() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Sets the clock; what is due by then is done. */
  async clock(instant) {
    this.instant = instant;
    const answer = await fetch(`${this.steering}/clock`, { method: "POST", body: instant });
    if (!answer.ok) throw new Error(`the clock: ${answer.status}`);
  }

  /** The newest letter to an address. */
  async letter(to) {
    const letters = await (await fetch(`${this.steering}/letters`)).json();
    const found = letters.findLast((letter) => letter.to === to);
    if (!found) throw new Error(`no letter to ${to}`);
    return found;
  }

  /** The files of the round of 2017. */
  async files() {
    return (await fetch(`${this.steering}/files`)).json();
  }
}
