// Words and numbers, in the page's language. Sentences come with the catalogue.
const lang = document.documentElement.lang;
const tenth = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
let texts = {};

/** Takes the sentences of the catalogue. */
export function useTexts(all) {
  texts = all;
}

/** A sentence with its {placeholders} filled. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A count with its sentence in the singular or plural. */
export const plural = (key, n, values) => t(`${key}_${n === 1 ? 'one' : 'other'}`, { n: tenth.format(n), ...values });

export const number = (x) => tenth.format(Math.abs(x) < 0.05 ? 0 : x).replace('-', '\u2212');
export const cm = (x) => `${number(x)}\u00a0cm`;
export const inHundred = (p) => String(Math.round(100 * p));
export const list = (names) => new Intl.ListFormat(lang).format(names);

const isLength = (zone) => zone === 'inseam' || zone === 'arm';

/** How a zone is off: too tight, too loose, too short. */
export function off(zone) {
  if (isLength(zone.zone)) return t('off.short');
  return t(zone.p_tight >= zone.p_loose ? 'off.tight' : 'off.loose');
}

export function state(zone) {
  if (zone.state === 'in_range') return t('state.in_range');
  if (!isLength(zone.zone)) return t(`state.${zone.state}`);
  return t(zone.state === 'tight' ? 'state.short' : 'state.long');
}

/** The size an answer is about: the one named, or the best. */
export function shown(answer) {
  const label = answer.size ?? answer.best;
  return answer.sizes.find(({ size }) => size === label) ?? answer.sizes[0];
}

/** The size named and its alternative, the smaller first. */
export function inOrder(answer) {
  const both = answer.sizes.map(({ size }) => size).filter((size) => size === answer.size || size === answer.alternative);
  return { smaller: both[0], larger: both[1] };
}

const isClose = (answer) => answer.reason === 'too_uncertain' && !answer.next_question && shown(answer);

/** The verdict in a few words. */
export function heading(answer) {
  let key = answer.verdict;
  if (answer.reason === 'contradiction' || answer.reason === 'incomparable') key = answer.reason;
  else if (isClose(answer)) key = 'close';
  return t(`heading.${key}`, { size: answer.size ?? shown(answer)?.size, ...inOrder(answer) });
}

/** The one sentence behind the verdict. */
export function reason(answer, person) {
  const size = shown(answer);
  const zoneIn = (of) => of?.zones.find(({ zone }) => zone === answer.zone);
  const zone = zoneIn(size);
  const values = {
    size: size?.size, n: size && inHundred(size.p_fits), at: t(`at.${answer.zone === 'height' ? 'bust' : answer.zone}`),
    at_start: t(`at_start.${answer.zone === 'height' ? 'bust' : answer.zone}`), off: zone && off(zone),
  };
  switch (answer.reason) {
    case 'fits': {
      const right = size.zones.filter((z) => z.state === 'in_range').map((z) => t(`at.${z.zone}`));
      return right.length ? t('reason.fits', { ...values, at: list(right) }) : t('reason.plain', values);
    }
    case 'fits_nearly':
      return zone ? t('reason.nearly', values) : t('reason.plain', values);
    case 'fits_shortened':
      return t('reason.fits_shortened', { ...values, what: t(`what.${answer.zone}`), amount: cm(size.shorten?.[answer.zone] ?? 0) });
    case 'between_sizes': {
      const { smaller, larger } = inOrder(answer);
      const of = (label) => zoneIn(answer.sizes.find((s) => s.size === label));
      return t('reason.between', { ...values, smaller, larger, less: cm(of(smaller).ease), more: cm(of(larger).ease) });
    }
    case 'zone_tight':
    case 'zone_short':
    case 'zone_loose':
      return t('reason.off', { ...values, n: inHundred(answer.reason === 'zone_loose' ? zone.p_loose : zone.p_tight) });
    case 'zones_conflict':
      return t('reason.conflict', { ...values, other: t(`at.${answer.other_zone}`) });
    case 'too_uncertain':
      if (isClose(answer)) return t('reason.close', values);
      return t('reason.too_uncertain', { ...values, sd: cm(zone?.body_sd ?? answer.body[answer.zone]?.sd ?? 0) });
    case 'contradiction':
      return t('reason.contradiction', { datum: datum(answer.contradiction.datum, person) });
    default:
      return t(`reason.${answer.reason}`, values);
  }
}

/** A datum as somebody told it: "Brustumfang 96 cm", "Übliche Größe oben M, von hier". */
export function datum(name, person, systems = []) {
  const [kind, what, nth] = name.split('.');
  const label = kind === 'owned' ? t('datum.owned') : t(`datum.${kind === 'usual' ? `usual.${what}` : name}`);
  const value = valueOf(kind, what, nth, person, systems);
  return value ? `${label} ${value}` : label;
}

export function valueOf(kind, what, nth, person, systems) {
  if (kind === 'measurements') return cm(person.measurements[what]);
  if (kind === 'usual') {
    const usual = person.usual.filter(({ garment }) => garment === what)[(nth ?? 1) - 1];
    if (!usual) return '';
    const system = systems.find(({ key }) => key === usual.system)?.name ?? t(usual.system === 'here' ? 'value.here' : 'value.other');
    return t('value.usual', { size: usual.size, system });
  }
  if (kind === 'owned') {
    return Object.entries(person.owned[what - 1]?.flat ?? {}).map(([zone, width]) => `${t(`zone.${zone}`)} ${cm(width)}`).join(', ');
  }
  return person[kind] ? t(`value.${person[kind]}`) : '';
}
