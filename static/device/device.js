// Advice computed on this device: on the page of its finder for everybody, elsewhere for those who
// keep their details here. Each page loads only its own part.
const parts = [
  ['[data-device-form]', () => import('./finder.js')],
  ['#device-article', () => import('./product.js')],
  ['.cards .article-card', () => import('./list.js')],
  ['[data-device-held], [data-device-erase]', () => import('./held.js')],
];

for (const [mark, load] of parts) if (document.querySelector(mark)) load().then(({ start }) => start());
