// Text over pictures and in drawings must be readable on what really lies beneath it.
import { textBoxes } from './text_boxes.js';

const least = { text: 4.5, large: 3 }; // WCAG 2.2, 1.4.3

/**
 * Measures the contrast of every text that stands on a picture or in a drawing, by looking
 * at the pixels beneath: the page is drawn once more without its letters. What is too faint is
 * looked at again once the page is at rest: a busy machine may still be drawing it.
 * @returns {Promise<string[]>} what is too faint
 */
export async function faintText(page, decoder) {
  const found = await look(page, decoder);
  if (found.length === 0) return found;
  await page.evaluate(atRest);
  return look(page, decoder);
}

// Waits for fonts, animations and two frames.
async function atRest() {
  await document.fonts.ready;
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

async function look(page, decoder) {
  const texts = await page.evaluate(`(${overPictures})((${textBoxes})())`);
  if (texts.length === 0) return [];
  const area = {
    x: Math.floor(Math.min(...texts.map((text) => text.x))), y: Math.floor(Math.min(...texts.map((text) => text.y))),
  };
  area.width = Math.ceil(Math.max(...texts.map((text) => text.x + text.width)) - area.x);
  area.height = Math.ceil(Math.max(...texts.map((text) => text.y + text.height)) - area.y);
  await page.evaluate(hideLetters);
  const picture = await page.screenshot({ fullPage: true, clip: area });
  await page.evaluate(showLetters);
  const contrasts = await decoder.evaluate(measure, { url: `data:image/png;base64,${picture.toString('base64')}`, texts, area });
  return texts.flatMap(({ name, large }, i) =>
    contrasts[i] < (large ? least.large : least.text) ? [`contrast ${contrasts[i].toFixed(1)}: ${name}`] : []);
}

// Finds the texts to measure, in pixels of the whole page.
function overPictures(boxes) {
  const pictures = [...document.querySelectorAll('img, svg, video, canvas')].map((picture) => picture.getBoundingClientRect()).filter((box) => box.width * box.height > 3600);
  for (const element of document.querySelectorAll('body *')) {
    if (getComputedStyle(element).backgroundImage.includes('url(')) pictures.push(element.getBoundingClientRect());
  }
  const onPicture = ({ left, right, top, bottom }) => pictures.some((box) =>
    Math.min(right, box.right) - Math.max(left, box.left) > 2 && Math.min(bottom, box.bottom) - Math.max(top, box.top) > 2);
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  // What cannot be pressed now, such as a size sold out, may be fainter.
  const inactive = (element) => element.closest(':disabled') ?? element.closest('label')?.control?.disabled;
  return boxes.filter(({ element, seen }) => !inactive(element) && (element.ownerSVGElement || onPicture(seen))).map(({ element, name, seen }) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    // The box of a drawing's letters reaches above and below them, out of a disc they stand on.
    const room = element.ownerSVGElement ? 0.2 * (seen.bottom - seen.top) : 0;
    return {
      name, x: seen.left + scrollX, y: seen.top + scrollY + room, width: seen.right - seen.left, height: seen.bottom - seen.top - 2 * room,
      colour: element.ownerSVGElement ? style.fill : style.color, opacity: opacity(element),
      large: size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700),
    };
  });
}

// A constructed sheet, because the content security policy forbids a style element.
function hideLetters() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important;
    text-decoration-color: transparent !important; transition: none !important; }
    svg text, svg tspan { fill: transparent !important; stroke: transparent !important; }`);
  document.adoptedStyleSheets = [sheet];
}

function showLetters() {
  document.adoptedStyleSheets = [];
}

// The contrast of each text with the pixels beneath, without the worst twentieth of them:
// edges of what it stands beside.
async function measure({ url, texts, area }) {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      known.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  for (const { colour } of texts) rgba(colour);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0);
  return texts.map(({ x, y, width, height, colour, opacity }) => {
    const [r, g, b, alpha] = rgba(colour);
    const share = (alpha / 255) * opacity;
    const pixels = pen.getImageData(x - area.x, y - area.y, Math.max(1, width), Math.max(1, height)).data;
    const contrasts = [];
    for (let i = 0; i < pixels.length; i += 4) {
      const under = [pixels[i], pixels[i + 1], pixels[i + 2]];
      const letter = light([r, g, b].map((value, channel) => value * share + under[channel] * (1 - share)));
      const ground = light(under);
      contrasts.push((Math.max(letter, ground) + 0.05) / (Math.min(letter, ground) + 0.05));
    }
    contrasts.sort((a, b) => a - b);
    return contrasts[Math.floor(contrasts.length / 20)];
  });
}
