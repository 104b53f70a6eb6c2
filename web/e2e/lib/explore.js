// What the states need to know of a shop: whom an article fits, and which articles are special.
import { askAdvice, productSlugs } from './shop.js';

/** People of whom one gets each verdict on some article. */
export const people = [
  { sizing: 'women', bust: 92, waist: 76, hip: 100, height: 170 },
  { sizing: 'men', bust: 100, waist: 88, hip: 102, height: 180 },
  { sizing: 'women', bust: 95, waist: 79, hip: 103, height: 165 },
  { sizing: 'men', bust: 97, waist: 84, hip: 99, height: 176 },
  { sizing: 'women', bust: 88, waist: 84, hip: 116, height: 160 },
  { sizing: 'men', bust: 124, waist: 92, hip: 96, height: 172 },
  { sizing: 'women', height: 150, measured_with: 'memory' },
  { sizing: 'men', bust: 175, waist: 170, hip: 180 },
];

/*
 * Finds a product and a person for each verdict by asking the shop.
 * @returns {Promise<Record<string, {slug: string, person: object}>>}
 */
async function findVerdicts(base) {
  const found = {};
  const slugs = await productSlugs(base);
  for (const person of people) {
    for (const slug of slugs) {
      const { verdict } = await askAdvice(base, slug, person);
      found[verdict] ??= { slug, person };
      if (Object.keys(found).length === 4) return found;
    }
  }
  throw new Error(`only these verdicts occur: ${Object.keys(found)}`);
}

// Paths below the language of an article at a lower price, and of one sold out in a colour.
async function findOdd(base, slugs) {
  const odd = {};
  for (const slug of slugs) {
    const html = await (await fetch(`${base}/de/products/${slug}`)).text();
    if (html.includes('price-lower')) odd.reduced ??= `/products/${slug}`;
    const gone = html.match(/class="swatch swatch-out" href="\/de([^"]+)"/);
    if (gone) odd.soldOut ??= gone[1].replaceAll('&amp;', '&');
    if (odd.reduced && odd.soldOut) return odd;
  }
  throw new Error(`of a lower price and a colour sold out there is only ${Object.keys(odd)}`);
}

/** What the states need to know of the running shop. */
export async function explore(base) {
  const slugs = await productSlugs(base);
  return { slugs, verdicts: await findVerdicts(base), odd: await findOdd(base, slugs) };
}
