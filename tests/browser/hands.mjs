// What a person does on a page: finds a form, fills it in, presses a button, follows a link. Fields are found by their
// names, a folded part is opened first. Nothing is sent but by a button.

/** Seconds that a page may take on a busy machine; longer is a fault. */
const PATIENCE = 30_000;

/** Opens what is folded around a control. */
async function unfolded(control) {
  const folded = control.locator("xpath=ancestor::details[not(@open)]/summary");
  while (await folded.count()) await folded.first().click();
}

async function filled(form, name, value) {
  const all = form.locator(`[name="${name}"]`);
  const first = all.first();
  if (!(await all.count())) throw new Error(`there is no field ${name}`);
  const kind = await first.evaluate((control) => control.type);
  if (kind === "radio" || kind === "checkbox") {
    for (const one of [value].flat()) {
      const box = one === true ? first : form.locator(`[name="${name}"][value="${one}"]`);
      await unfolded(box);
      await box.check({ timeout: PATIENCE });
    }
    return;
  }
  await unfolded(first);
  if (kind === "select-one") await first.selectOption(String(value), { timeout: PATIENCE });
  else await first.fill(String(value), { timeout: PATIENCE });
}

/** No page hangs over its window, whatever its width. */
async function fits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) throw new Error(`${page.url()}: ${over} px too wide at ${page.viewportSize().width} px`);
}

/** Presses something that leads to another page; answers its status, where it led and what was told. */
export async function pressed(page, button) {
  await unfolded(button);
  const before = page.url();
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: "domcontentloaded", timeout: PATIENCE }),
    button.click({ noWaitAfter: true, timeout: PATIENCE }),
  ]);
  await fits(page);
  const status = answer?.status() ?? 200;
  const told = (await page.locator("#faults li, p.done, main > h1").allInnerTexts()).join(" | ");
  return { status, told, before, path: new URL(page.url()).pathname };
}

/** Fills in a form and presses its button; tells how it ended. */
export async function tried(page, { form = "main form", fields = {}, button = "button:not([type=button])" } = {}) {
  const found = page.locator(form).first();
  if (!(await found.count())) throw new Error(`${page.url()}: there is no form ${form}`);
  for (const [name, value] of Object.entries(fields)) {
    try {
      await filled(found, name, value);
    } catch (error) {
      throw new Error(`${page.url()} ${form} ${name}: ${error.message}`);
    }
  }
  return pressed(page, found.locator(button).first());
}

/** The same, which must succeed and must tell what was done, unless it is `quiet`. */
export async function sent(page, what = {}) {
  const end = await tried(page, what);
  const where = `${end.before} ${what.form ?? ""} ${what.button ?? ""}`;
  if (end.status >= 400) throw new Error(`${where}: ${end.status} ${end.told}`);
  if (!what.quiet && !(await page.locator("p.done").count())) throw new Error(`${where}: it is not told what was done`);
  return end;
}

/** Reads a page, which must be there. */
export async function read(page, path) {
  const answer = await page.goto(path, { waitUntil: "domcontentloaded", timeout: PATIENCE });
  if (answer.status() >= 400) throw new Error(`${path}: ${answer.status()}`);
  await fits(page);
}

/** Follows a link of the page by the end of its address. */
export async function followed(page, end) {
  const link = page.locator(`main a[href$="${end}"], header a[href$="${end}"]`).first();
  if (!(await link.count())) throw new Error(`${page.url()}: no way to ${end}`);
  const led = await pressed(page, link);
  if (led.status >= 400) throw new Error(`${led.before}: the way to ${end} leads to ${led.status}`);
}
