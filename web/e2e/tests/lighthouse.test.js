// Lighthouse's figures that do not depend on the machine's speed; the performance score
// does, and is only reported: one run proves them. `npm run lighthouse` gives the median of
// three.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { judge, judgedPages, openJudge } from '../lib/lighthouse.js';
import { startShop } from '../lib/shop.js';

const heaviest = 90 * 1024; // bytes of a product page with its first picture
let shop;
let judgeRoom;

before(async () => {
  shop = await startShop();
  judgeRoom = await openJudge();
});
after(async () => {
  await judgeRoom?.close();
  await shop?.stop();
});

for (const [i, page] of judgedPages.entries()) {
  const path = `/${i % 2 ? 'en' : 'de'}${page}`;
  test(`Lighthouse finds nothing at ${path}`, async (t) => {
    const verdict = await judge(shop.base + path, judgeRoom.port);
    t.diagnostic(`performance ${verdict.scores.performance}, ${Math.round(verdict.bytes / 1024)} KiB, largest paint ${Math.round(verdict.largestPaint)} ms`);
    for (const category of ['accessibility', 'best-practices', 'seo']) {
      assert.equal(verdict.scores[category], 100, verdict.shortfalls.join('\n'));
    }
    assert.ok(verdict.layoutShift < 0.0005, `layout shift ${verdict.layoutShift}`);
    if (page.startsWith('/products/')) assert.ok(verdict.bytes <= heaviest, `${verdict.bytes} bytes`);
  });
}
