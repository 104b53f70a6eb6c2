// All checks of how a page is laid out, in one call each.
import { smallTargets, sticksOut } from './checks/boxes.js';
import { clipped, overlaps } from './checks/text.js';
import { textBoxes } from './checks/text_boxes.js';

/** Least sizes in CSS pixels of what can be pressed, with a mouse and with a finger. */
export const mouse = { control: 24, any: 24 };
export const finger = { control: 44, any: 24 };

/** Names what is wrong with the boxes and words of a page as it stands. */
export function layoutFaults(page, targets) {
  return page.evaluate(`{
    const boxes = (${textBoxes})();
    [...(${sticksOut})(), ...(${overlaps})(boxes), ...(${clipped})(boxes), ...(${smallTargets})(${JSON.stringify(targets)})];
  }`);
}
