// A real browser: Debian's Chromium, told to stay off the network, and one page of it for each journey.

import { chromium } from "playwright-core";

export const PASSWORD = "lantern-river-2017";

// A button is pressed once its page stands still: scrolled smoothly, that takes a quarter of a second each time.
export const FLAGS = [
  "--no-sandbox", "--disable-smooth-scrolling", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const launched = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: FLAGS,
});

/** A page of its own with nothing kept, and everything that went wrong on it. */
export async function opened(browser, base, options = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(`script: ${error.message} at ${page.url()}`));
  // No page of ours opens a dialog: what somebody wrote would have run.
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()} at ${page.url()}`);
    dialog.dismiss();
  });
  page.on("console", (message) => {
    // A refused status is an answer, not a fault of the page.
    if (message.type() === "error" && !message.text().includes("status of 4")) wrong.push(`console: ${message.text()} at ${page.url()}`);
  });
  return { context, page, wrong };
}

/** Leaves nothing of who sat there, neither signed in nor written down, for the next person; fonts and styles stay. */
export async function vacated({ context, page }) {
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await context.clearCookies();
}

/** Signs in through the page, in the language of its address. */
export async function signIn(page, language, email) {
  await page.goto(`/${language}/sign-in`);
  await page.fill("#email", email);
  await page.fill("#password", PASSWORD);
  await page.click("main button");
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}
