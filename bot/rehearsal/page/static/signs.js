// Signs such as 📅 for machines that have no font for them. Where there is one, nothing is touched.

const PICTURES = {
  "✅": '<rect x="3" y="3" width="18" height="18" rx="5" fill="#1f8f57"/><path d="m7.5 12.5 3.2 3.2 6-7" stroke="#fff"/>',
  "❌": '<path d="m5.5 5.5 13 13m0-13-13 13" stroke="#cf3b34" stroke-width="3.6"/>',
  "❔": '<path d="M8.5 9a3.6 3.6 0 1 1 5.2 3.2c-1.1.6-1.7 1.3-1.7 2.6m0 4v.1" stroke="#8296a0" stroke-width="3"/>',
  "📅": '<path d="M4 6.5h16V20H4z" fill="#fff" stroke="#8296a0"/><path d="M4 8h16" stroke="#cf3b34" stroke-width="4"/><path d="M8 13.5h.1m3.9 0h.1m3.9 0h.1M8 17h.1m3.9 0h.1" stroke="#5b6f78" stroke-width="2.4"/>',
  "📍": '<path d="M12 21.5c-3-4-6-7.4-6-11.5a6 6 0 0 1 12 0c0 4.1-3 7.5-6 11.5" fill="#cf3b34" stroke="#cf3b34"/><circle cx="12" cy="9.8" r="2.2" fill="#fff"/>',
  "🔔": '<path d="M5 17.5c1.7-1.7 1.7-3.5 1.9-7a5.1 5.1 0 0 1 10.2 0c.2 3.5.2 5.3 1.9 7z" fill="#f2b035" stroke="#d18f17"/><path d="M10.5 20.5h3" stroke="#d18f17" stroke-width="2.6"/>',
  "🗣": '<path d="M4 21v-4c-1.5-1.7-2-3.4-2-5.5C2 7.4 5 5 8.5 5s6 2.2 6 5.5l1.5 3h-2v3h-3.5V21" fill="#5c8a99" stroke="#5c8a99"/><path d="M18 8.5c1 1.8 1 4.2 0 6m2.6-8.5c2 3.2 2 7.8 0 11" stroke="#5c8a99"/>',
  "⌛": '<path d="M6 3h12M6 21h12M7.5 3c0 5 4.5 6 4.5 9s-4.5 4-4.5 9M16.5 3c0 5-4.5 6-4.5 9s4.5 4 4.5 9" stroke="#b0762b"/><path d="M9.5 19.5h5l-2.5-3.4z" fill="#f2b035" stroke="#f2b035"/>',
  "⏳": '<path d="M6 3h12M6 21h12M7.5 3c0 5 4.5 6 4.5 9s-4.5 4-4.5 9M16.5 3c0 5-4.5 6-4.5 9s4.5 4 4.5 9" stroke="#b0762b"/><path d="M9.5 19.5h5l-2.5-3.4z" fill="#f2b035" stroke="#f2b035"/>',
  "🪑": '<path d="M7.5 3v18M7.5 12.5h9V21" stroke="#8a5a2b" stroke-width="2.6"/><path d="M7.5 4.5h0m0 8h9" stroke="#8a5a2b" stroke-width="3.4"/>',
  "🔄": '<path d="M19.5 9A8 8 0 0 0 5 8M4.5 15A8 8 0 0 0 19 16" stroke="#2f7fb5" stroke-width="2.6"/><path d="M5 3.5V8h4.5M19 20.5V16h-4.5" stroke="#2f7fb5" stroke-width="2.6"/>',
  "🔁": '<path d="M4 10V8.5A2.5 2.5 0 0 1 6.5 6H19M20 14v1.5a2.5 2.5 0 0 1-2.5 2.5H5" stroke="#2f7fb5" stroke-width="2.6"/><path d="m16 3 3 3-3 3M8 15l-3 3 3 3" stroke="#2f7fb5" stroke-width="2.6"/>',
  "📄": '<path d="M6 3h8.5L19 7.5V21H6z" fill="#fff" stroke="#8296a0"/><path d="M9 11.5h7M9 14.5h7M9 17.5h4.5" stroke="#8296a0" stroke-width="1.6"/>',
  "🤝": '<path d="M2.5 8h4l5 3.5L15 9.5l2.5-1.5h4M2.5 15H6l5.5 4 6-4h4" stroke="#c98f3c" stroke-width="2.6"/><path d="m8.5 13 4-1.5 4.5 3.5" stroke="#c98f3c" stroke-width="2.6"/>',
  "🎁": '<path d="M4.5 11h15v9.5h-15zM3.5 7.5h17V11h-17z" fill="#cf3b34" stroke="#cf3b34"/><path d="M12 7.5v13M12 7c-5 0-4.5-5 0-.5C16.5 2 17 7 12 7" stroke="#f2b035" stroke-width="2.2"/>',
  "🕐": '<circle cx="12" cy="12" r="9" fill="#fff" stroke="#8296a0"/><path d="M12 6.5V12l2.5-4" stroke="#33484f"/>',
  "👥": '<circle cx="8.5" cy="8" r="3.4" fill="#5c8a99" stroke="none"/><circle cx="16.5" cy="9" r="2.8" fill="#8fb3bf" stroke="none"/><path d="M2 20c0-8.5 13-8.5 13 0zM16 20h6c0-6-3.5-7-6.5-6.5" fill="#5c8a99" stroke="none"/>',
  "👤": '<circle cx="12" cy="8" r="4" fill="#5c8a99" stroke="none"/><path d="M4 21c0-10 16-10 16 0z" fill="#5c8a99" stroke="none"/>',
  "🎟": '<path d="M3 7h18v3.5a1.5 1.5 0 0 0 0 3V17H3v-3.5a1.5 1.5 0 0 0 0-3z" fill="#f2b035" stroke="#d18f17"/><path d="M14.5 8v8" stroke="#d18f17" stroke-dasharray="1.5 2.5"/>',
  "🏁": '<path d="M5 21V3.5" stroke="#33484f"/><path d="M5 4h14v9H5z" fill="#fff" stroke="#33484f"/><path d="M7 6h3v2.5H7zm6 0h3v2.5h-3zm-3 2.5h3V11h-3z" fill="#33484f" stroke="none"/>',
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
