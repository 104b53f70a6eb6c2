// Where the text of a page stands. Functions of this folder run inside the page: each stands
// alone, so that it can be sent there as source text.

/**
 * Lists every line of visible text.
 * @returns {Array<{element: Element, node: Text, name: string, layer: Element|null, line: DOMRect, seen: Box, cut: Box}>}
 *   line is the whole line, seen what no box around it hides, cut what is left of it by
 *   boxes that hide without scrolling; layer is what lies over the page around it
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */
export function textBoxes() {
  const everything = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const within = (a, b) => ({
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  });
  const frames = new Map([[document.body, { seen: everything, cut: everything, layer: null }]]);

  // What the boxes around an element leave visible of it.
  function frameOf(element) {
    if (frames.has(element)) return frames.get(element);
    const style = getComputedStyle(element);
    const frame = { ...frameOf(element.parentElement) };
    if (['fixed', 'sticky'].includes(style.position) || element.matches(':popover-open, dialog[open]')) {
      frame.layer = element;
      if (style.position !== 'sticky') frame.seen = frame.cut = everything;
    }
    const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible' || style.clipPath !== 'none';
    if (hides && style.display !== 'inline') {
      const box = element.getBoundingClientRect();
      const inner = {
        left: style.overflowX === 'visible' ? -Infinity : box.left, right: style.overflowX === 'visible' ? Infinity : box.right,
        top: style.overflowY === 'visible' ? -Infinity : box.top, bottom: style.overflowY === 'visible' ? Infinity : box.bottom,
      };
      frame.seen = within(frame.seen, inner);
      if (!/auto|scroll/.test(style.overflowX + style.overflowY)) frame.cut = within(frame.cut, inner);
    }
    frames.set(element, frame);
    return frame;
  }

  const boxes = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!/\S/.test(node.data) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const frame = frameOf(element);
    const name = `${element.localName}.${element.getAttribute('class') ?? ''} “${node.data.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const seen = within(line, frame.seen);
      // One pixel or less is how words for screen readers alone are hidden.
      if (seen.right - seen.left <= 1.5 || seen.bottom - seen.top <= 1.5) continue;
      boxes.push({ element, node, name, layer: frame.layer, line, seen, cut: within(line, frame.cut) });
    }
  }
  return boxes;
}
