/* What each thing looks like: outline, glyph and colour, the same on the canvas and in the key. */

/** Outlines and glyphs are drawn in a square of 24 by 24. */
const OUTLINES = {
  square: 'M5 2H19Q22 2 22 5V19Q22 22 19 22H5Q2 22 2 19V5Q2 2 5 2Z',
  hexagon: 'M12 .6L22 6.3V17.7L12 23.4L2 17.7V6.3Z',
  bar: 'M2 4.2H22Q24.4 4.2 24.4 6.6V17.4Q24.4 19.8 22 19.8H2Q-.4 19.8 -.4 17.4V6.6Q-.4 4.2 2 4.2Z',
  circle: 'M12 1A11 11 0 1 1 12 23A11 11 0 1 1 12 1Z',
  pentagon: 'M12 .8L23.4 9.2L19.2 22.6H4.8L.6 9.2Z',
  diamond: 'M12 -1.4L25.4 12L12 25.4L-1.4 12Z',
  pin: 'M12 24.5C6.8 18.4 3.6 14 3.6 9.6A8.4 8.4 0 0 1 20.4 9.6C20.4 14 17.2 18.4 12 24.5Z',
};

const GLYPHS = {
  flag: 'M6 3H8.2V21H6ZM9 4H19.5L16.6 8L19.5 12H9Z',
  temple: 'M12 3L21 8V9.6H3V8ZM5 11H7.4V17H5ZM10.8 11H13.2V17H10.8ZM16.6 11H19V17H16.6ZM3 18.4H21V21H3Z',
  chevrons: 'M12 3L20 9V13L12 7L4 13V9ZM12 11L20 17V21L12 15L4 21V17Z',
  shield: 'M12 2.6L19.6 5.6V11.6C19.6 16.2 16.4 19.6 12 21.4C7.6 19.6 4.4 16.2 4.4 11.6V5.6Z',
  horn: 'M3.5 9.5H8L16 5V19L8 14.5H3.5ZM17.6 8.8Q21.6 12 17.6 15.2ZM6.4 15.6H9.4L10.4 20.4H7.4Z',
  ring:
    'M12 3A3.2 3.2 0 1 1 12 9.4A3.2 3.2 0 1 1 12 3ZM5.4 13.6A3.2 3.2 0 1 1 5.4 20A3.2 3.2 0 1 1 5.4 13.6Z' +
    'M18.6 13.6A3.2 3.2 0 1 1 18.6 20A3.2 3.2 0 1 1 18.6 13.6ZM9.4 10L11 11L8.6 14.4L7 13.4ZM14.6 10L13 11L15.4 14.4L17 13.4Z',
  case: 'M8 7.4V5.6Q8 4 9.6 4H14.4Q16 4 16 5.6V7.4H21V20H3V7.4ZM10 7.4H14V6H10ZM3 12H9.6V14H14.4V12H21V13.2H3Z',
  paper:
    'M3 4.6H17V18.6Q17 20.6 19 20.6H5Q3 20.6 3 18.6ZM18.4 8.6H21V19.2Q19.4 20.8 18.4 19.2Z' +
    'M5.6 7.4H14.4V9.6H5.6ZM5.6 11.6H14.4V13.2H5.6ZM5.6 15.2H14.4V16.8H5.6Z',
  house: 'M4 21V9.4L12 3L20 9.4V21H14.4V15H9.6V21Z',
  head: 'M12 3A4.5 4.5 0 1 1 12 12A4.5 4.5 0 1 1 12 3ZM3.4 21C3.4 16 7 13.4 12 13.4C17 13.4 20.6 16 20.6 21Z',
  medal:
    'M12 2.4A6.2 6.2 0 1 1 12 14.8A6.2 6.2 0 1 1 12 2.4ZM12 6A2.6 2.6 0 1 1 12 11.2A2.6 2.6 0 1 1 12 6Z' +
    'M7.6 15.6L12 17.2L16.4 15.6V22L12 19.6L7.6 22Z',
  heads:
    'M12 4.6A3.4 3.4 0 1 1 12 11.4A3.4 3.4 0 1 1 12 4.6ZM4.6 7.4A2.5 2.5 0 1 1 4.6 12.4A2.5 2.5 0 1 1 4.6 7.4Z' +
    'M19.4 7.4A2.5 2.5 0 1 1 19.4 12.4A2.5 2.5 0 1 1 19.4 7.4ZM6.6 20C6.6 15.4 8.6 12.8 12 12.8C15.4 12.8 17.4 15.4 17.4 20Z' +
    'M.8 19C.8 15.6 2.2 13.6 5.6 13.8Q4.8 16 4.8 19ZM23.2 19C23.2 15.6 21.8 13.6 18.4 13.8Q19.2 16 19.2 19Z',
  ship: 'M11 3H13.4V6.6H17V11.6L21 13.2L18.6 20.6H5.4L3 13.2L7.4 11.6V6.6H11Z',
  hangar:
    'M3 20.6V10.6C3 6.4 7 4 12 4C17 4 21 6.4 21 10.6V20.6H17.4V11.4H6.6V20.6ZM8.6 13.4H15.4V15.6H8.6ZM8.6 18H15.4V20.6H8.6Z',
  query:
    'M12 3.4C8.6 3.4 6.2 5.4 6 8.6H9.2C9.4 7 10.4 6.2 12 6.2C13.6 6.2 14.6 7 14.6 8.4C14.6 9.6 14 10.2 12.6 11Q10.4 12.4 10.4 15.4H13.6' +
    'Q13.6 13.8 15.4 12.8Q18 11.4 18 8.4C18 5.4 15.6 3.4 12 3.4ZM12 17A2 2 0 1 1 12 21A2 2 0 1 1 12 17Z',
  hole: 'M12 6.4A3.2 3.2 0 1 1 12 12.8A3.2 3.2 0 1 1 12 6.4Z',
  bolt: 'M13.6 2.6L5.8 13.4H10.6L9.2 21.4L18.2 10.2H13Z',
  warning: 'M3.6 4H20.4V15.8H12.4L7.6 20.6V15.8H3.6ZM11 5.8V10.6H13V5.8ZM11 12V14H13V12Z',
  speech: 'M3.6 4H20.4V15.8H12.4L7.6 20.6V15.8H3.6ZM6.6 7V8.8H17.4V7ZM6.6 10.8V12.6H13.8V10.8Z',
  plus: 'M9.6 3.6H14.4V9.6H20.4V14.4H14.4V20.4H9.6V14.4H3.6V9.6H9.6Z',
  dot: 'M12 8A4 4 0 1 1 12 16A4 4 0 1 1 12 8Z',
};

/** Kinds of actor: outline, glyph, colour; in the order of the filter and the matrix. */
const KINDS = {
  state: ['square', 'flag', 'state'],
  'government-body': ['square', 'temple', 'state'],
  'international-organization': ['bar', 'ring', 'body'],
  'armed-force': ['hexagon', 'chevrons', 'force'],
  'armed-group': ['hexagon', 'shield', 'force'],
  party: ['bar', 'horn', 'body'],
  organization: ['bar', 'house', 'body'],
  company: ['bar', 'case', 'body'],
  media: ['bar', 'paper', 'body'],
  person: ['circle', 'head', 'people'],
  office: ['circle', 'medal', 'people'],
  population: ['circle', 'heads', 'people'],
  vessel: ['pentagon', 'ship', 'object'],
  facility: ['pentagon', 'hangar', 'object'],
  unknown: ['circle', 'query', 'other'],
};

/** Quad classes: glyph, colour, and whether it is a deed (filled) or a word (pale). */
const QUADS = {
  'verbal cooperation': ['speech', 'coop', false],
  'material cooperation': ['plus', 'coop', true],
  'verbal conflict': ['warning', 'conflict', false],
  'material conflict': ['bolt', 'conflict', true],
  neutral: ['speech', 'other', false],
};
const OTHER_QUAD = 'other';

/** Lines by status: dashes in pixels; a denied line also bears crosses. */
const DASHES = {
  actual: [],
  planned: [1.5, 4],
  pledged: [1.5, 4],
  denied: [9, 3, 2, 3],
};
const UNSURE = [7, 4];

const quadOf = (event) => (lookup(QUADS, event.quad) ? event.quad : OTHER_QUAD);
const toneOf = (event) => lookup(QUADS, event.quad)?.[1] ?? 'other';
const dashOf = (status) => lookup(DASHES, status) ?? UNSURE;

/** @returns {{outline: string, glyph: string, tone: string, fill: 'full'|'pale'|'none', struck: boolean}} */
function lookOf(thing) {
  if (thing.sort === 'place') return { outline: 'pin', glyph: 'hole', tone: 'other', fill: 'full' };
  if (thing.sort === 'event') return eventLook(quadOf(thing), thing.status);
  const [outline, glyph, tone] = lookup(KINDS, thing.kind) ?? KINDS.unknown;
  return { outline, glyph, tone, fill: 'full', struck: false };
}

function eventLook(quad, status = 'actual') {
  const [glyph, tone, deed] = lookup(QUADS, quad) ?? ['dot', 'other', false];
  const fill = status !== 'actual' ? 'none' : deed ? 'full' : 'pale';
  return { outline: 'diamond', glyph, tone, fill, struck: status === 'denied' };
}

/** The mark of an event about which the accounts differ: a sign for “not equal”. */
const UNEQUAL = 'M8 9.4H16M8 14.6H16M14.8 6.4L9.2 17.6';

/** That mark for the key and the panel. */
function badge(size = 17) {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', width: size, height: size, class: 'badge', 'aria-hidden': 'true' },
    svg('path', { d: OUTLINES.circle }),
    svg('path', { d: UNEQUAL, class: 'sign' }),
  );
}

/** A small picture of a look for the key, the lists and the panel. */
function swatch(look, size = 20) {
  const { outline, glyph, tone, fill, struck } = look;
  return svg(
    'svg',
    {
      viewBox: '-2 -2 28 28',
      width: size,
      height: size,
      class: `swatch ${fill} tone-${tone}`,
      'aria-hidden': 'true',
    },
    svg('path', { d: OUTLINES[outline], class: 'outline' }),
    svg('path', {
      d: GLYPHS[glyph],
      class: 'glyph',
      'fill-rule': 'evenodd',
      transform: 'translate(4.6 4.6) scale(.617)',
    }),
    ...(struck ? [svg('path', { d: 'M2 22L22 2', class: 'strike' })] : []),
  );
}
