// axe on a page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Every rule. */
export const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** The rules that look at colours; all others see the same in light and dark. */
export const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Judges a page as it stands by some rules.
 * @returns {Promise<string[]>} one per rule and element
 */
export async function axeFaults(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return violations(page, rules);
}

/** Which elements can be seen and where they begin, as a number to compare. */
export const shownElements = (page) => page.evaluate(() => {
  let digest = 0;
  for (const element of document.querySelectorAll('*')) {
    const { x, y, width, height } = element.getBoundingClientRect();
    for (const value of [element.checkVisibility({ visibilityProperty: true }) ? 1 : 0, x, y, width, height]) {
      digest = (Math.imul(digest, 31) + Math.round(value * 8)) | 0;
    }
  }
  return digest;
});

async function violations(page, runOnly) {
  const { violations } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? violation.help}`),
  );
}
