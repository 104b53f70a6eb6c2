// What can go wrong with text: it runs into other text, or is cut off. Runs inside the page.

/** Names pairs of texts that stand on each other; the words of one element are its own matter. */
export function overlaps(boxes) {
  // The middle of a line, where letters are: lines set closely touch with their edges.
  const lines = boxes.map(({ seen, line, ...rest }) => {
    const edge = (line.bottom - line.top) * 0.22;
    return { ...rest, left: seen.left, right: seen.right, top: Math.max(seen.top, line.top + edge), bottom: Math.min(seen.bottom, line.bottom - edge) };
  }).filter((line) => line.bottom > line.top).sort((a, b) => a.top - b.top);
  const found = new Set();
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom - 2; j++) {
      const b = lines[j];
      if (a.node === b.node || a.layer !== b.layer) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) found.add(`text on text: ${a.name} and ${b.name}`);
    }
  });
  return [...found];
}

/** Names texts that a box cuts off, that run out of their own box, and fields too narrow for their value. */
export function clipped(boxes) {
  const found = new Set();
  const blockOf = (element) => {
    while (getComputedStyle(element).display === 'inline') element = element.parentElement;
    return element;
  };
  for (const { element, name, line, cut } of boxes) {
    const missing = Math.max(cut.left - line.left, line.right - cut.right);
    const height = line.bottom - line.top;
    if (missing > 1) found.add(`cut off by ${Math.round(missing)} px: ${name}`);
    else if (height - (cut.bottom - cut.top) > height / 4) found.add(`cut off in height: ${name}`);
    if (element.ownerSVGElement) {
      const drawing = element.ownerSVGElement.getBoundingClientRect();
      if (line.left < drawing.left - 1 || line.right > drawing.right + 1) found.add(`runs out of its drawing: ${name}`);
      continue;
    }
    const box = blockOf(element).getBoundingClientRect();
    if (line.right > box.right + 1.5 || line.left < box.left - 1.5) found.add(`runs out of its box: ${name}`);
  }
  for (const field of document.querySelectorAll('input:not([type="hidden"], [type="radio"], [type="checkbox"])')) {
    if (field.clientWidth > 1 && field.scrollWidth > field.clientWidth + 1) found.add(`value too long for input.${field.name}: “${field.value.slice(0, 40)}”`);
  }
  return [...found];
}
