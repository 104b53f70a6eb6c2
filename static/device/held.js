// My data: what this browser keeps for itself, for its owner to see, take along and delete.
import { el } from './dom.js';
import { engine, read } from './engine.js';
import { exported, forget, kept } from './profile.js';
import { t, useTexts, valueOf } from './words.js';

const held = document.querySelector('[data-device-held]');
const erase = document.querySelector('[data-device-erase]');
const fileName = 'ebenmass-device.json';

export async function start() {
  erase?.closest('form').addEventListener('submit', () => {
    const box = erase.querySelector('[name="device"]');
    if (box.type === 'hidden' || box.checked) forget();
  });
  if (!held) return;
  held.querySelector('[data-device-forget]').addEventListener('click', () => {
    forget();
    held.hidden = true;
    const gone = document.querySelector('[data-device-gone]');
    gone.hidden = false;
    gone.focus();
  });
  held.querySelector('[data-device-export]').addEventListener('click', async () => save(exported(await person())));
  held.querySelector('[data-device-send]').addEventListener('submit', send);
  await show();
}

async function show() {
  if (!kept()) return;
  const catalogue = await engine;
  useTexts(catalogue.texts);
  const told = await read(kept());
  const row = (name, label, value) => el('tr', { 'data-device-datum': name }, el('th', { scope: 'row' }, label), el('td', {}, value));
  const nth = {};
  const rows = [
    ...['sizing', 'preference', 'measured_with'].map((name) => row(name, t(`datum.${name}`), t(`value.${told[name]}`))),
    ...Object.keys(told.measurements).map((m) => row(`measurements.${m}`, t(`datum.measurements.${m}`), valueOf('measurements', m, 1, told, []))),
    ...told.usual.map(({ garment }) => {
      const n = (nth[garment] = (nth[garment] ?? 0) + 1);
      return row(`usual.${garment}${n > 1 ? `.${n}` : ''}`, t(`datum.usual.${garment}`), valueOf('usual', garment, n, told, catalogue.systems));
    }),
    ...told.owned.map((_, i) => row(`owned.${i + 1}`, t('datum.owned'), valueOf('owned', i + 1, 1, told, []))),
  ];
  held.querySelector('[data-device-rows]').replaceChildren(...rows);
  held.hidden = false;
}

const person = async () => {
  await engine;
  return read(kept());
};

function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  el('a', { href: address, download: fileName }).click();
  URL.revokeObjectURL(address);
}

// Sends the file to the shop's import, because its owner pressed the button that says so.
let prepared = false;
async function send(event) {
  if (prepared) return;
  event.preventDefault();
  const form = event.target;
  const files = new DataTransfer();
  files.items.add(new File([exported(await person())], fileName, { type: 'application/json' }));
  form.elements.file.files = files.files;
  prepared = true;
  form.requestSubmit();
}
