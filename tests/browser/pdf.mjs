// What Chromium printed: the size of each page and the text on it, read from the bytes of the document. Only as much of
// the format as Chromium writes: plain objects, compressed streams, glyphs that their font translates.

import { inflateSync } from "node:zlib";

/** The objects of a document by number: what stands before the stream, and the stream. */
function objects(text) {
  const all = new Map();
  for (const [, number, body] of text.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) {
    const at = body.indexOf("stream\n");
    const head = at < 0 ? body : body.slice(0, at);
    const stream = () => {
      if (at < 0) return "";
      const bytes = Buffer.from(body.slice(at + 7), "latin1");
      return (head.includes("FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
    };
    all.set(number, { head, stream });
  }
  return all;
}

const signs = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((unit) => parseInt(unit, 16)));

/** What the glyphs of a font mean. */
function glyphs(map) {
  const meant = new Map();
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, sign] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) meant.set(glyph.toUpperCase(), signs(sign));
  }
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, sign] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let at = parseInt(first, 16); at <= parseInt(last, 16); at += 1) {
        const unit = parseInt(sign, 16) + at - parseInt(first, 16);
        meant.set(at.toString(16).toUpperCase().padStart(4, "0"), String.fromCharCode(unit));
      }
    }
  }
  return meant;
}

/** The text of a stream and of the forms that it draws. */
function written(all, head, stream) {
  const named = (name, kind) => head.match(new RegExp(`/${kind} <<[^>]*?/${name} (\\d+) 0 R`))?.[1];
  const fonts = new Map();
  const font = (name) => {
    if (!fonts.has(name)) {
      const map = all.get(named(name, "Font"))?.head.match(/\/ToUnicode (\d+) 0 R/)?.[1];
      fonts.set(name, glyphs(all.get(map)?.stream() ?? ""));
    }
    return fonts.get(name);
  };
  let [text, using] = ["", new Map()];
  for (const [, chosen, shown, form] of stream.matchAll(/\/(\w+) [\d.]+ Tf|<(\w+)> ?Tj|\/(\w+) Do/g)) {
    if (chosen) using = font(chosen);
    if (shown) text += shown.match(/.{4}/g).map((glyph) => using.get(glyph.toUpperCase()) ?? "").join("");
    const drawn = form && all.get(named(form, "XObject"));
    if (drawn?.head.includes("/Form")) text += written(all, drawn.head, drawn.stream());
  }
  return text;
}

/** Its pages: width and height in whole millimetres, and the text without its spaces. */
export function pages(bytes) {
  const all = objects(bytes.toString("latin1"));
  const found = [...all.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return found.map(({ head }) => {
    const [, width, height] = head.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
    const content = all.get(head.match(/\/Contents (\d+) 0 R/)[1]);
    const millimetres = (points) => Math.round((points / 72) * 25.4);
    return {
      size: [millimetres(width), millimetres(height)],
      text: written(all, head, content.stream()).replace(/\s/g, ""),
    };
  });
}
