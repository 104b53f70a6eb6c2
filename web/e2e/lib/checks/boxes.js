// Widths and sizes of boxes. Runs inside the page.

/** Names the elements that stick out, where the page as a whole scrolls sideways. */
export function sticksOut() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > room + 1);
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const names = innermost.slice(0, 5).map((element) => `too wide: ${element.localName}.${element.getAttribute('class') ?? ''}`);
  return names.length > 0 ? names : ['too wide: the page'];
}

/**
 * Names what can be pressed and is too small: controls and links that look like one by one
 * size, everything else by another. A label that presses its control and a layer that
 * spreads a link over its card count as parts of it; a link in a line of text may be as high
 * as the line (WCAG 2.2, 2.5.8).
 */
export function smallTargets({ control, any }) {
  const controls = 'button, input:not([type="hidden"]), select, summary, a.button, a.tool, a.swatch, a.chip';
  const inText = (element) => getComputedStyle(element).display === 'inline' && [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.data));
  const spread = (element) => {
    const layer = getComputedStyle(element, '::after');
    if (layer.content === 'none' || layer.position !== 'absolute') return [];
    while (getComputedStyle(element).position === 'static' && element.parentElement) element = element.parentElement;
    return [element];
  };
  const small = new Set();
  for (const target of document.querySelectorAll(`${controls}, a[href]`)) {
    const boxes = [target, ...(target.labels ?? []), ...spread(target)].map((element) => element.getBoundingClientRect()).filter((box) => box.width > 1);
    if (boxes.length === 0 || target.disabled || !target.checkVisibility({ visibilityProperty: true })) continue;
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    const least = target.matches(controls) ? control : any;
    if (width >= least - 0.5 && height >= least - 0.5) continue;
    if (!target.matches(controls) && inText(target)) continue;
    const named = (element) => `${element.localName}.${element.getAttribute('class') ?? element.getAttribute('name') ?? element.id}`;
    const name = target.hasAttribute('class') ? named(target) : `${named(target.parentElement)} > ${named(target)}`;
    small.add(`${height < least - 0.5 ? `only ${Math.round(height)} px high` : `only ${Math.round(width)} px wide`}: ${name}`);
  }
  return [...small];
}
