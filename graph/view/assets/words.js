/* How things are said: days, counts, statuses, and names folded for looking up. */

const DAY = 864e5;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** What each status says of a thing, in the order of the filter. */
const STATUSES = {
  actual: 'said to have happened',
  planned: 'planned, without a condition',
  pledged: 'promised or offered',
  conditional: 'would happen if something else did',
  threatened: 'said in order to deter or compel',
  demanded: 'asked or called for',
  alleged: 'said by a party only',
  possible: 'said to be possible or feared',
  denied: 'said not to be so',
};

/** One letter for each role in the matrix. */
const ROLES = {
  initiator: 'I',
  recipient: 'R',
  participant: 'P',
  organizer: 'O',
  mediator: 'M',
  host: 'H',
  beneficiary: 'B',
  affected: 'A',
  instrument: 'V',
};

const RELIABILITY = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
};

const CREDIBILITY = {
  1: 'confirmed by others',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'cannot be judged',
};

/** A key's own value in a table, never one that every object inherits. */
const lookup = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** @returns {number|null} days since 1970-01-01, or null where the text is no day */
function dayNumber(iso) {
  if (!iso) return null;
  if (!DAY_NUMBERS.has(iso)) {
    const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
    const day = found ? Date.parse(found[0]) / DAY : NaN;
    DAY_NUMBERS.set(iso, Number.isFinite(day) ? day : null);
  }
  return DAY_NUMBERS.get(iso);
}
const DAY_NUMBERS = new Map();

const dateOf = (day) => new Date(day * DAY);
const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);
const shortDay = (day) => `${dateOf(day).getUTCDate()} ${MONTHS[dateOf(day).getUTCMonth()]}`;
const longDay = (day) => `${shortDay(day)} ${dateOf(day).getUTCFullYear()}`;

/** “5 – 7 Feb 2026”: two days, without what they have in common. */
function daySpan(first, last) {
  if (first === last) return longDay(first);
  const [a, b] = [dateOf(first), dateOf(last)];
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${longDay(first)} – ${longDay(last)}`;
  if (a.getUTCMonth() !== b.getUTCMonth()) return `${shortDay(first)} – ${longDay(last)}`;
  return `${a.getUTCDate()} – ${longDay(last)}`;
}

const FIGURES = new Intl.NumberFormat('en');

/** A number with commas: many times quicker than toLocaleString. */
const figures = (number) => FIGURES.format(number);

const count = (number, one, many = `${one}s`) =>
  `${figures(number)} ${number === 1 ? one : many}`;

/** “a, b and c” */
function listed(parts) {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A notation as words: `armed-group` is “armed group”. */
const plain = (notation) => String(notation ?? '').replaceAll('-', ' ');
const typeWord = (type) => (type ? plain(type).toLowerCase() : 'no type');
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Letters that differ between keyboards, or between careful and hasty spelling; digits too. */
const LETTERS = {
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ە: 'ه', ٱ: 'ا' },
  ...{ ı: 'i', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', ß: 'ss' },
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, value) => [digit, String(value)])),
  ...Object.fromEntries([...'۰۱۲۳۴۵۶۷۸۹'].map((digit, value) => [digit, String(value)])),
};
const SPELT = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Folds a name: no case, accents, vowel signs, apostrophes or hyphens; one form of each letter. */
function fold(text) {
  return String(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ʻʼʾʿ'’‘`´ـ]/gu, '')
    .toLowerCase()
    .replace(SPELT, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Breaks a label into at most three lines for the canvas. */
function wrapped(text, letters = 19) {
  const lines = [''];
  for (const word of String(text).split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= letters || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, 3).map((line) => (line.length > 24 ? `${line.slice(0, 23)}…` : line));
  if (lines.length > 3) kept[2] += '…';
  return kept;
}
