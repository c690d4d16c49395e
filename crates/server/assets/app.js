// Everything works without this; with it, less is typed twice. No part of the page is made here, only told anew.

/** The token of a letter's link stands behind `#`, where no server sees it. */
const fragment = document.querySelector("[data-fragment]");
if (fragment && location.hash.length > 1) {
  fragment.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}

/** After a refusal the summary is read first. */
document.getElementById("faults")?.focus();

/** A session that ends unused is told of ten minutes before, with what is left. */
const idle = Number(document.body.dataset.idleMinutes || 0);
const session = document.getElementById("session");
if (session && idle) {
  const until = Date.now() + idle * 60_000;
  const left = document.getElementById("session-left");
  const tell = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    session.hidden = seconds > 600;
    left.textContent = `${left.dataset.words} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  setInterval(tell, 1000);
  tell();
}
