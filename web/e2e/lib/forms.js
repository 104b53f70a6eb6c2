// Fills in forms as people do: by opening folds, clicking labels and typing.

/** Opens the sheet, the folded parts and the way in that hide a locator, from the outside in. */
export async function unfold(target) {
  const panel = target.locator('xpath=ancestor::*[contains(@class, "way-panel")]');
  if ((await panel.count()) > 0 && !(await panel.isVisible())) await panel.locator('xpath=preceding-sibling::label[1]').click();
  const sheet = target.locator('xpath=ancestor::*[@popover]');
  if ((await sheet.count()) > 0 && !(await sheet.isVisible())) {
    await target.page().locator(`button[popovertarget="${await sheet.getAttribute('id')}"]:visible`).first().click();
  }
  await openFolds(target);
  const way = target.locator('xpath=ancestor::*[@data-way]');
  if ((await way.count()) > 0 && !(await way.isVisible())) {
    await way.locator(`xpath=ancestor::form//input[@name="way"][@value="${await way.getAttribute('data-way')}"]`).check();
    await openFolds(target);
  }
}

async function openFolds(target) {
  const closed = target.locator('xpath=ancestor::details[not(@open)]/summary');
  for (let left = await closed.count(); left > 0; left--) {
    const summary = closed.first();
    if (!(await summary.isVisible())) return; // a wide page shows what a narrow one folds
    await summary.click();
  }
}

/** Picks a radio button or ticks a box by name and value, through its label. */
export async function pick(scope, name, value) {
  const input = scope.locator(`input[name="${name}"][value="${value}"]`).first();
  await unfold(input);
  if (await input.isChecked()) return;
  const id = await input.getAttribute('id');
  const around = input.locator('xpath=ancestor::label');
  if ((await around.count()) > 0) await around.first().click();
  else await scope.locator(`label[for="${id}"]`).first().click();
  if (!(await input.isChecked())) throw new Error(`clicking the label did not choose ${name}=${value}`);
}

const choices = ['sizing', 'unit', 'measured_with', 'preference'];

/** Chooses a size that is in stock, the first or a later one; of trousers its waist and its length. */
export async function chooseSize(page, nth = 0) {
  const skus = await page.locator('[data-sku]:not([data-stock="0"])').evaluateAll((list) => [...new Set(list.map((mark) => mark.dataset.sku))]);
  const pair = skus[nth].match(/-(w\d+)-(l\d+)$/);
  if (!pair) return page.locator(`[data-sku="${skus[nth]}"]`).first().click();
  for (const [i, name] of ['waist', 'length'].entries()) {
    await page.locator(`#size label:has(input[name="${name}"][value="${pair[i + 1].toUpperCase()}"])`).click();
  }
}

/** Types measures, which opens their way in, and then picks the choices of a measurements form. */
export async function fillMeasures(form, person) {
  for (const [name, value] of Object.entries(person)) {
    if (choices.includes(name)) continue;
    const input = form.locator(`input[name="${name}"]`).first();
    await unfold(input);
    await input.fill(String(value));
  }
  for (const name of choices) if (name in person) await pick(form, name, person[name]);
}

/** Has the size finder show somebody's sizes; the page stands on them then. */
export async function findSizes(page, person) {
  const form = page.locator('form.finder-form');
  await fillMeasures(form, person);
  return submit(page, form);
}

/** Has what was told kept, for the purposes of some boxes; the page stands on the sizes before. */
export async function keepDetails(page, boxes) {
  const form = page.locator('form.keep');
  for (const box of boxes) await pick(form, box, '1');
  return submit(page, form);
}

/** Sends a form by its button and returns the answer to the post, before any redirect. */
export async function submit(page, form, button = form.locator('button[type="submit"]').first()) {
  await unfold(button);
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.isNavigationRequest() && request.redirectedFrom() === null),
    page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
    button.click(),
  ]);
  const response = await sent.response();
  await page.waitForLoadState('load');
  return response;
}
