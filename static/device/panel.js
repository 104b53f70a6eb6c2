// The advice and the why panel of a product page, from an answer computed here.
import { chanceBar, el } from './dom.js';
import { cm, datum, heading, inHundred, inOrder, number, reason, shown, state, t } from './words.js';

const marks = (answer) => ({
  'data-advice': '', 'data-source': 'device', 'data-verdict': answer.verdict, 'data-size': answer.size ?? '', 'data-alternative': answer.alternative ?? '',
});

/** Puts an answer's marks on an element. */
export function mark(element, answer) {
  for (const [name, value] of Object.entries(marks(answer))) element.setAttribute(name, value);
}

const chanceLabel = (size) => t('chance.label', {
  small: inHundred(size.p_small), fits: inHundred(size.p_fits), large: inHundred(size.p_large), mixed: inHundred(size.p_mixed),
});

// The sizes shown side by side: the two of a choice, else the one named with its likelier neighbour.
function sideBySide(answer) {
  const at = answer.sizes.indexOf(shown(answer));
  if (at < 0) return [];
  if (answer.alternative) return answer.sizes.filter(({ size }) => size === answer.size || size === answer.alternative);
  const [below, above] = [answer.sizes[at - 1], answer.sizes[at + 1]];
  const other = !below || (above && above.p_fits > below.p_fits) ? above : below;
  return [answer.sizes[at], other].filter(Boolean).sort((a, b) => answer.sizes.indexOf(a) - answer.sizes.indexOf(b));
}

function chanceOf(size, note, marked) {
  return el('div', { class: 'device-chance-of', 'data-chance': marked, 'data-size': size.size, 'data-p-fits': size.p_fits },
    el('b', { class: 'device-size' }, size.size),
    el('span', {}, t('chance', { n: inHundred(size.p_fits) })),
    chanceBar(size, chanceLabel(size)),
    el('span', { class: 'device-ends', 'aria-hidden': 'true' }, el('span', {}, t('chance.small', { n: inHundred(size.p_small) })), el('span', {}, t('chance.large', { n: inHundred(size.p_large) }))),
    note && el('strong', {}, note));
}

/** The card above the basket button. */
export function card(answer, person, catalogue, href) {
  const size = shown(answer);
  const two = answer.verdict === 'between';
  const named = answer.size ? sideBySide(answer).filter((s) => s.size === answer.size || s.size === answer.alternative) : [];
  const next = answer.next_question;
  const shorten = answer.reason !== 'fits_shortened' && answer.size && Object.entries(size.shorten ?? {})[0];
  const contradiction = answer.contradiction;
  return el('div', { class: 'device-card' },
    el('p', { class: 'device-local' }, t('local')),
    el('h2', { class: 'advice-heading', id: 'advice-heading' }, heading(answer)),
    el('p', { class: 'muted' }, reason(answer, person)),
    shorten && el('p', { class: 'fine' }, t('shorten', { size: size.size, at: t(`at.${shorten[0]}`), amount: cm(shorten[1]) })),
    contradiction && el('p', { class: 'fine', 'data-contradiction': contradiction.datum }, contradiction.left_out ? t('left_out', { datum: datum(contradiction.datum, person, catalogue.systems) }) : null),
    named.length > 0 && el('div', { class: 'device-chances' }, named.map((s, i) => chanceOf(s, two && t(i ? 'looser' : 'closer'), false))),
    next && el('p', { class: 'device-next', 'data-next-question': next.datum },
      el('strong', {}, t('next', { datum: t(`datum.${next.datum}`) })), ' ', t('next.decides', { n: inHundred(next.decides) }), ' ', el('a', { href }, t('next.link'))),
    el('p', { class: 'device-end' }, answer.sizes.length > 0 && el('a', { href: '#why' }, t('why.link')), el('a', { href }, t('change.link'))),
    el('p', { class: 'fine' }, t('local.basket')));
}

/** The why panel. */
export function why(answer, person, catalogue) {
  const { smaller, larger } = inOrder(answer);
  const title = !answer.size ? t('why.none') : answer.alternative ? t('why.two', { smaller, larger }) : t('why.one', { size: answer.size });
  return el('section', { class: 'device-why', id: 'why', 'aria-labelledby': 'why-heading' },
    el('header', { class: 'device-why-head' }, el('p', { class: 'eyebrow' }, t('local')), el('h2', { id: 'why-heading' }, title), el('p', { class: 'lead' }, reason(answer, person))),
    answer.sizes.length > 0 && el('div', { class: 'device-why-columns' }, bars(answer), el('div', {}, changes(answer, person), chances(answer))),
    evidence(answer, person, catalogue), used(answer, person), answer.sizes.length > 0 && table(answer));
}

function bars(answer) {
  const size = shown(answer);
  return el('div', { class: 'device-bars' },
    el('h3', {}, t('bars')), el('p', { class: 'fine' }, t('bars.note')),
    size.zones.map((zone) => bar(answer, size, zone)),
    el('ul', { role: 'list', class: 'device-legend' },
      el('li', {}, el('svg', { viewBox: '0 0 26 14', width: 26, height: 14, 'aria-hidden': 'true' }, el('rect', { class: 'device-band', y: 1, width: 26, height: 12 })), t('legend.band')),
      el('li', {}, el('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, el('circle', { class: 'device-dot', cx: 7, cy: 7, r: 6 })), size.size),
      answer.alternative && el('li', {}, el('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, el('circle', { class: 'device-ring', cx: 7, cy: 7, r: 5 })), answer.size === size.size ? answer.alternative : answer.size)));
}

const trackWidth = 340, trackEdge = 14;

// The sizes to compare with along a zone: where there are two axes those of the same leg, or for
// the leg itself those of the same width, named by the axis they differ in.
function ticks(answer, size, zone) {
  const [width, leg] = size.size.split('/');
  const along = zone.zone === 'inseam' && leg ? 1 : 0;
  return answer.sizes.flatMap((s) => {
    const parts = s.size.split('/');
    const z = s.zones.find((other) => other.zone === zone.zone);
    if (!z || (leg && parts[1 - along] !== (along ? width : leg))) return [];
    return [{ label: leg ? parts[along] : s.size, ease: z.ease, shown: s === size, other: s.size === answer.alternative || (s.size === answer.size && s !== size) }];
  });
}

// One zone: the target range, every size under its tick, the one named filled, its alternative
// ringed. A label that would stand on another one is left out; the table has them all.
function bar(answer, size, zone) {
  const all = ticks(answer, size, zone);
  const low = Math.min(zone.low, ...all.map(({ ease }) => ease)), high = Math.max(zone.high, ...all.map(({ ease }) => ease));
  const x = (ease) => trackEdge + ((ease - low) / (high - low || 1)) * (trackWidth - 2 * trackEdge);
  const [left, right] = [x(zone.low), x(zone.high)];
  const at = x(zone.ease), doubt = Math.abs(x(zone.body_sd) - x(0));
  const [from, to] = [Math.max(2, at - doubt), Math.min(trackWidth - 2, at + doubt)];
  const taken = [];
  const labels = [...all].sort((p, q) => Number(q.shown) - Number(p.shown) || Number(q.other) - Number(p.other)).map((p) => {
    const half = 3.6 * p.label.length + 3;
    const place = Math.min(Math.max(x(p.ease), half), trackWidth - half);
    if (taken.some((t) => Math.abs(t.place - place) < t.half + half)) return null;
    taken.push({ place, half });
    return el('text', { class: p.shown || p.other ? 'device-label-shown' : 'device-label', x: place.toFixed(1), y: 45, 'text-anchor': 'middle' }, p.label);
  });
  const words = t(`body.${zone.source === 'given' ? 'given' : 'estimated'}`, { body: cm(zone.body), sd: cm(zone.body_sd) });
  return el('div', { class: 'device-bar' },
    el('p', { class: 'device-bar-head' }, el('strong', {}, t(`zone.${zone.zone}`)), el('span', {}, el('b', { class: `device-is-${zone.state}` }, `${size.size} ${cm(zone.ease)}`), ` ${state(zone)}`)),
    el('svg', { class: 'device-track', viewBox: `0 0 ${trackWidth} 50`, width: trackWidth, height: 50, role: 'img', 'aria-label': `${t(`zone.${zone.zone}`)}: ${size.size} ${cm(zone.ease)}, ${t('bars.span', { low: cm(zone.low), high: cm(zone.high) })}` },
      el('rect', { class: 'device-band', x: left.toFixed(1), y: 9, width: Math.max(1, right - left).toFixed(1), height: 18 }),
      el('path', { class: 'device-line', d: `M0 18h${trackWidth}` }),
      all.map((p) => el('path', { class: 'device-tick', d: `M${x(p.ease).toFixed(1)} 26v6` })),
      el('path', { class: 'device-doubt', d: `M${from.toFixed(1)} 18H${to.toFixed(1)}m0 -4v8M${from.toFixed(1)} 14v8` }),
      all.filter((p) => p.other).map((p) => el('circle', { class: 'device-ring', cx: x(p.ease).toFixed(1), cy: 18, r: 5 })),
      el('circle', { class: 'device-dot', cx: at.toFixed(1), cy: 18, r: 6 }), labels),
    el('p', { class: 'fine' }, `${t('bars.span', { low: cm(zone.low), high: cm(zone.high) })}. ${words}`));
}

// What the answer is after a change: of the sizes between which it is then, the first.
function changed(answer, { verdict, size }) {
  if (!size) return t('change.none');
  if (verdict === 'between') return t('change.two', { size });
  return t(size === answer.size ? 'change.only' : 'change.then', { size });
}

function changes(answer, person) {
  const rows = answer.counterfactuals.map((c) => {
    const [measure, delta] = Object.entries(c.change ?? {})[0] ?? [];
    const words = measure
      ? [t('change.measure', { measure: t(`datum.measurements.${measure}`), cm: cm(person.measurements[measure] + delta) }), t(delta > 0 ? 'change.more' : 'change.less', { n: cm(Math.abs(delta)) })]
      : [t('change.preference', { preference: t(`value.${c.preference}`) }), ''];
    const json = JSON.stringify(measure ? { change: c.change, verdict: c.verdict, size: c.size } : { preference: c.preference, verdict: c.verdict, size: c.size });
    return el('div', { 'data-counterfactual': json },
      el('dt', {}, el('span', { class: 'device-arrow', 'aria-hidden': 'true' }, measure ? (delta > 0 ? '↑' : '↓') : '↔'), el('span', {}, words[0], words[1] && el('small', {}, words[1]))),
      el('dd', {}, changed(answer, c)));
  });
  return el('div', { class: 'device-changes' }, el('h3', {}, t('changes')), rows.length ? el('dl', {}, rows) : el('p', { class: 'muted' }, t('changes.none')));
}

function chances(answer) {
  return el('div', { class: 'device-certain' }, el('h3', {}, t('chances')), el('div', { class: 'device-chances' }, sideBySide(answer).map((s) => chanceOf(s, null, true))));
}

function evidence(answer, person, catalogue) {
  if (answer.evidence.length === 0) return null;
  const rows = answer.evidence.map((row) => {
    const { verdict, size } = row.without;
    const key = !size ? (answer.size ? 'none' : 'still_none') : size === answer.size && verdict === answer.verdict ? 'same' : 'other';
    const alone = /^(\w+) (-?[\d.]+) ± ([\d.]+) cm$/.exec(row.says);
    const says = alone ? `${t(`zone.${alone[1]}`)} ${number(alone[2])} ±\u00a0${cm(Number(alone[3]))}` : row.says;
    return el('tr', { 'data-evidence': true, 'data-datum': row.datum, 'data-without': size ?? '', 'data-used': answer.used.includes(row.datum) ? row.datum : null },
      el('th', { scope: 'row' }, datum(row.datum, person, catalogue.systems)), el('td', {}, says), el('td', {}, t(`without.${key}`, { size })));
  });
  const head = ['evidence.datum', 'evidence.says', 'evidence.without'].map((key) => el('th', { scope: 'col' }, t(key)));
  return el('div', { class: 'device-evidence' }, el('h3', { id: 'evidence-heading' }, t('evidence')),
    el('table', { class: 'table table-stack', 'aria-labelledby': 'evidence-heading' }, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows)));
}

function used(answer, person) {
  const rows = new Set(answer.evidence.map((row) => row.datum));
  const other = answer.used.filter((name) => !rows.has(name));
  const listed = (key, names, dataName, words) => el('div', { class: 'device-list' }, el('span', {}, t(key)), el('ul', { role: 'list' }, names.map((name) => el('li', { [dataName]: name }, words(name)))));
  return el('div', { class: 'device-used' },
    listed('used', other, 'data-used', (name) => datum(name, person)),
    listed('not_used', answer.not_used, 'data-not-used', (name) => (name.includes('.') ? datum(name, person) : t(`none.${name}`))));
}

function table(answer) {
  const head = ['size', 'zone', 'body', 'garment', 'ease', 'range', 'state'].map((key) => el('th', { scope: 'col' }, t(`table.${key}`)));
  const rows = answer.sizes.flatMap((s) => s.zones.map((z) => el('tr', {
    'data-zone': z.zone, 'data-size': s.size, 'data-body': z.body, 'data-given': z.given, 'data-garment': z.garment, 'data-ease': z.ease, 'data-low': z.low, 'data-high': z.high, 'data-state': z.state,
  }, el('th', { scope: 'row' }, s.size), [t(`zone.${z.zone}`), `${number(z.body)} ±\u00a0${number(z.body_sd)}`, number(z.garment), number(z.ease), `${number(z.low)} – ${number(z.high)}`, state(z)].map((cell) => el('td', {}, cell)))));
  return el('details', { class: 'fold' }, el('summary', {}, t('table')),
    el('div', { class: 'table-frame', tabindex: 0, role: 'group', 'aria-label': t('table') }, el('table', { class: 'table' }, el('caption', {}, t('table.caption')), el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows))));
}
