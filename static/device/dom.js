// Makes elements. Nothing is ever parsed as HTML.
const svgNames = new Set(['svg', 'rect', 'path', 'circle', 'text', 'defs', 'pattern']);

/** An element with attributes and children; a child that is null is left out. */
export function el(name, attributes = {}, ...children) {
  const element = svgNames.has(name) ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Loads the style sheet of what is shown here; pages without it are the same for everybody. */
export function style() {
  const link = el('link', { rel: 'stylesheet', href: './sheet.css' });
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** The two ends of a chance bar and what lies between them: tight, fits, wide, both at once. */
export function chanceBar(size, label) {
  const parts = [['small', size.p_small], ['fits', size.p_fits], ['large', size.p_large], ['mixed', size.p_mixed]];
  let x = 0;
  const rects = parts.map(([name, p]) => {
    const width = 200 * p;
    const rect = width > 0.4 && el('rect', { class: `device-${name}`, x: x.toFixed(2), y: 0, width: Math.max(0.4, width - 1.6).toFixed(2), height: 10 });
    x += width;
    return rect;
  });
  return el('svg', { class: 'device-chance', viewBox: '0 0 200 10', width: 200, height: 10, preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, rects);
}
