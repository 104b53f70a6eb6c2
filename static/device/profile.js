// What somebody chose to keep on this device: the fields of the form, as typed. It lies in this
// browser's storage for this site and is sent nowhere.
const key = 'ebenmass.fit';

/** The kept fields as [name, value] pairs, null where nothing is kept. */
export function kept() {
  try {
    const fields = JSON.parse(localStorage.getItem(key))?.fields;
    return Array.isArray(fields) ? fields : null;
  } catch {
    return null;
  }
}

/** Keeps fields. */
export function keep(fields) {
  localStorage.setItem(key, JSON.stringify({ version: 1, fields }));
}

/** Forgets all. */
export function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is off: there is nothing
  }
}

/** The file that the shop's import takes, of a person as the advisor read it. */
export function exported(person) {
  const record = (name, values) => ({ name, values });
  const measured = Object.entries(person.measurements).map(([name, cm]) => record(name, { cm }));
  const nth = {};
  const usual = person.usual.map(({ garment, size, system }) => {
    nth[garment] = (nth[garment] ?? 0) + 1;
    return record(`usual.${garment}${nth[garment] > 1 ? `.${nth[garment]}` : ''}`, { label: size, system });
  });
  const owned = person.owned.map(({ type, flat }, i) => record(`owned.${i + 1}`, { type, ...flat }));
  const choices = ['sizing', 'measured_with', 'preference'].map((name) => record(name, { choice: person[name] }));
  return JSON.stringify({ version: 2, held: { measurements: [...choices, ...measured, ...usual, ...owned] } }, null, 2);
}

/** The fields of a file taken along from my data; null where it is none, or holds no body. */
export function imported(text) {
  let records;
  try {
    records = JSON.parse(text).held.measurements;
  } catch {
    return null;
  }
  if (!Array.isArray(records)) return null;
  const fields = [['unit', 'cm']];
  let told = 0, garments = 0;
  for (const { name, values } of records) {
    if (typeof name !== 'string' || typeof values !== 'object' || !values) continue;
    const [kind, garment] = name.split('.');
    if (values.choice) fields.push([name, String(values.choice)]);
    else told++;
    if ('cm' in values) fields.push([name, rounded(values.cm)]);
    if (kind === 'usual') fields.push([`usual_${garment}`, String(values.label)], [`usual_${garment}_system`, String(values.system ?? '')]);
    if (kind === 'owned') {
      garments++;
      for (const [zone, value] of Object.entries(values)) fields.push([`own_${garments}_${zone}`, rounded(value)]);
    }
  }
  return told ? fields : null;
}

// Forms take four decimals.
const rounded = (value) => String(typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value);

/** Puts fields into a form, and empties all others. */
export function fill(form, fields) {
  const rest = [...fields];
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === 'radio') {
      const choice = fields.find(([name]) => name === field.name);
      if (choice) field.checked = field.value === choice[1];
      continue;
    }
    const at = rest.findIndex(([name]) => name === field.name);
    field.value = at < 0 ? '' : rest[at][1];
    if (at >= 0) rest.splice(at, 1);
    if (field.value) for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  }
}
