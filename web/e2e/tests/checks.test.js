// The layout checks find what they are there to find, and nothing on a sound page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../lib/browser.js';
import { faintText } from '../lib/checks/contrast.js';
import { finger, layoutFaults, mouse } from '../lib/layout.js';

let browser, page, decoder;
before(async () => {
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 400, height: 600 } });
  decoder = await browser.newPage();
});
after(() => browser?.close());

const picture = (colour) => `<svg style="position:absolute;inset:0" width="300" height="120"><rect width="300" height="120" fill="${colour}"/></svg>`;

for (const { name, html, targets = mouse, want } of [
  { name: 'a sound page', html: '<h1 style="line-height:1">Two lines<br>of heading</h1><p>Text with <a href="#">a link</a> in it.</p><button style="min-height:44px">Press</button>', targets: finger, want: [] },
  { name: 'words for screen readers', html: '<p>Seen<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap">and heard by all of them</span></p>', want: [] },
  { name: 'a list that scrolls', html: '<div style="overflow:auto;width:90px"><p style="width:300px">a long line that people can scroll</p></div>', want: [] },
  { name: 'a page that scrolls sideways', html: '<div class="wide" style="width:500px;height:9px"></div>', want: [/^too wide: div\.wide/] },
  { name: 'text on text', html: '<p class="a" style="margin:0">Over</p><p class="b" style="margin:-16px 0 0">Under</p>', want: [/^text on text: p\.a “Over” and p\.b “Under”/] },
  { name: 'a word cut by its box', html: '<div style="width:60px;overflow:hidden"><span style="white-space:nowrap">Donaudampfschiff</span></div>', want: [/^cut off by \d+ px/, /^runs out of its box/] },
  { name: 'an ellipsis', html: '<p style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">Donaudampfschiff</p>', want: [/^cut off by/, /^runs out of its box/] },
  { name: 'lines cut in height', html: '<div style="height:12px;overflow:hidden;font:20px serif">Half</div>', want: [/^cut off in height/] },
  { name: 'a word out of its button', html: '<div style="width:60px">Donaudampfschifffahrt</div>', want: [/^runs out of its box/] },
  { name: 'a value longer than its field', html: '<input name="city" style="width:60px;height:30px" value="Donaudampfschifffahrtsgesellschaft">', want: [/^value too long for input\.city/] },
  { name: 'a target too small for anyone', html: '<p><a href="#" style="display:inline-block;height:12px;font-size:9px">x</a></p>', want: [/^only 12 px high: p\. > a\./] },
  { name: 'a link spread over its card', html: '<style>a::after{content:"";position:absolute;inset:0}</style><div style="position:relative;height:80px"><h3><a href="#" style="font-size:10px">Card</a></h3></div>', want: [] },
  { name: 'a control too small for a finger', html: '<button class="go" style="width:40px;height:40px">Go</button>', targets: finger, want: [/^only 40 px high: button\.go/] },
]) {
  test(`layout: ${name}`, async () => {
    await page.setContent(`<!doctype html><body style="margin:8px">${html}`);
    matches(await layoutFaults(page, targets), want);
  });
}

for (const { name, html, want } of [
  { name: 'dark on light', html: `${picture('#eee')}<p style="position:relative;color:oklch(0.2 0 0)">Readable</p>`, want: [] },
  { name: 'grey on grey', html: `${picture('#999')}<p style="position:relative;color:#777">Faint</p>`, want: [/^contrast 1\.\d: p\. “Faint”/] },
  { name: 'dark, but see-through', html: `${picture('#fff')}<p style="position:relative;opacity:.3;color:#000">Thin</p>`, want: [/^contrast/] },
  { name: 'a plate between letters and picture', html: `${picture('#000')}<p style="position:relative"><span style="background:#fff;color:#000">On a plate</span></p>`, want: [] },
  { name: 'letters of a drawing', html: '<svg width="200" height="60"><rect width="200" height="60" fill="#345"/><text x="9" y="30" fill="#234">Deep</text></svg>', want: [/^contrast/] },
  { name: 'large letters need less', html: `${picture('#fff')}<p style="position:relative;font-size:30px;color:#8a8a8a">Large</p>`, want: [] },
]) {
  test(`contrast: ${name}`, async () => {
    await page.setContent(`<!doctype html><body style="margin:8px;background:#fff">${html}`);
    matches(await faintText(page, decoder), want);
  });
}

function matches(found, want) {
  assert.equal(found.length, want.length, `found ${JSON.stringify(found)}`);
  for (const pattern of want) assert.ok(found.some((line) => pattern.test(line)), `${pattern} is not among ${JSON.stringify(found)}`);
}
