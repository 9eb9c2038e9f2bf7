// Signs such as 📅 for machines that have no font for them. Where there is one, nothing is touched.

const PICTURES = {
  "✅": '<rect x="3" y="3" width="18" height="18" rx="5" fill="#1f8f57"/><path d="m7.5 12.5 3.2 3.2 6-7" stroke="#fff"/>',
  "❌": '<path d="m5.5 5.5 13 13m0-13-13 13" stroke="#cf3b34" stroke-width="3.6"/>',
  "❔": '<path d="M8.5 9a3.6 3.6 0 1 1 5.2 3.2c-1.1.6-1.7 1.3-1.7 2.6m0 4v.1" stroke="#8296a0" stroke-width="3"/>',
  "📅": '<path d="M4 6.5h16V20H4z" fill="#fff" stroke="#8296a0"/><path d="M4 8h16" stroke="#cf3b34" stroke-width="4"/><path d="M8 13.5h.1m3.9 0h.1m3.9 0h.1M8 17h.1m3.9 0h.1" stroke="#5b6f78" stroke-width="2.4"/>',
  "📍": '<path d="M12 21.5c-3-4-6-7.4-6-11.5a6 6 0 0 1 12 0c0 4.1-3 7.5-6 11.5" fill="#cf3b34" stroke="#cf3b34"/><circle cx="12" cy="9.8" r="2.2" fill="#fff"/>',
  "🔔": '<path d="M5 17.5c1.7-1.7 1.7-3.5 1.9-7a5.1 5.1 0 0 1 10.2 0c.2 3.5.2 5.3 1.9 7z" fill="#f2b035" stroke="#d18f17"/><path d="M10.5 20.5h3" stroke="#d18f17" stroke-width="2.6"/>',
  "🗣": '<path d="M4 21v-4c-1.5-1.7-2-3.4-2-5.5C2 7.4 5 5 8.5 5s6 2.2 6 5.5l1.5 3h-2v3h-3.5V21" fill="#5c8a99" stroke="#5c8a99"/><path d="M18 8.5c1 1.8 1 4.2 0 6m2.6-8.5c2 3.2 2 7.8 0 11" stroke="#5c8a99"/>',
  "⚠": '<path d="M12 4 2.5 20.5h19z" fill="#f2b035" stroke="#d18f17"/><path d="M12 10v4.5m0 3v.1" stroke="#4a3305" stroke-width="2.4"/>',
};
const SIGN = new RegExp(`(${Object.keys(PICTURES).join("|")})\uFE0F?`, "u");
const isMissing = !hasFont("📅");

/** The text as nodes: strings, and a picture in place of every sign the machine cannot show. */
export function withSigns(text, page = document) {
  if (!isMissing || !SIGN.test(text)) return [text];
  return text.split(SIGN).map((piece) => (PICTURES[piece] ? picture(piece, page) : piece));
}

/** Does the same to a page that is there already. */
export function drawSigns(page) {
  if (!isMissing) return;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (SIGN.test(walker.currentNode.data)) texts.push(walker.currentNode);
  for (const text of texts) text.replaceWith(...withSigns(text.data, page));
}

/** The picture, with the sign itself kept for those who read with their ears, search or copy. */
function picture(sign, page) {
  const node = page.createElement("span");
  node.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true" style="width:1.2em;height:1.2em;vertical-align:-.24em;fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round">${PICTURES[sign]}</svg><span style="font-size:0"></span>`;
  node.lastChild.textContent = sign;
  return node;
}

/** Whether the machine draws the sign in colour. */
function hasFont(sign) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  brush.font = "24px system-ui, sans-serif";
  brush.fillText(sign, 2, 26);
  const { data } = brush.getImageData(0, 0, 32, 32);
  for (let at = 0; at < data.length; at += 4) if (Math.abs(data[at] - data[at + 2]) > 24) return true;
  return false;
}
