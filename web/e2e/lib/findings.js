// One way of failing on a list of findings: by naming the first of them, a line each.
import { AssertionError } from 'node:assert/strict';

const shown = 30;

/** Fails unless the list is empty. */
export function expectNone(list, what) {
  if (list.length === 0) return;
  const lines = list.slice(0, shown).map((finding) => `  ${finding}`);
  if (list.length > shown) lines.push(`  … and ${list.length - shown} more`);
  throw new AssertionError({ message: `${what}:\n${lines.join('\n')}` });
}

/** Collects findings by what they are, with every place they were seen. */
export class Findings {
  #places = new Map();

  add(what, where) {
    this.#places.set(what, [...(this.#places.get(what) ?? []), where]);
  }

  list() {
    return [...this.#places].map(([what, where]) => `${what}\n      on ${[...new Set(where)].join(', ')}`);
  }
}
