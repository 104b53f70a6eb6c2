// Lighthouse's phone profile on the judged pages, the median of three runs each:
// `npm run lighthouse`.
import { judge, judgedPages, openJudge } from './lib/lighthouse.js';
import { langs, startShop } from './lib/shop.js';

const shop = await startShop();
const room = await openJudge();
try {
  for (const lang of langs) {
    for (const page of judgedPages) {
      const runs = [];
      for (let i = 0; i < 3; i++) runs.push(await judge(`${shop.base}/${lang}${page}`, room.port));
      const middle = (of) => runs.map(of).sort((a, b) => a - b)[1];
      const scores = Object.keys(runs[0].scores).map((name) => `${name} ${middle((run) => run.scores[name])}`);
      console.log(`/${lang}${page}: ${scores.join(', ')}; ${Math.round(middle((run) => run.bytes) / 1024)} KiB, ` +
        `layout shift ${middle((run) => run.layoutShift).toFixed(4)}, largest paint ${Math.round(middle((run) => run.largestPaint))} ms`);
      for (const line of new Set(runs.flatMap((run) => run.shortfalls))) console.log(`    ${line}`);
    }
  }
} finally {
  await room.close();
  await shop.stop();
}
