/* The reader's choices in the page's address, for the back button and for passing a link on. */

const OFF_KEYS = {
  ...{ kind: 'kinds', type: 'types', status: 'statuses', source: 'sources' },
  ...{ reliability: 'reliability', credibility: 'credibility' },
};

/** The choices as the part of an address after `#`; nothing for what is as it was at first. */
function written() {
  const { span, bins, off, place, text, confidence } = state.filter;
  const parts = new URLSearchParams();
  const add = (key, value) => value && parts.set(key, value);
  add('view', state.view === HOME ? '' : state.view);
  add('at', state.selected);
  add('with', state.second);
  add('days', span && span.map(isoOf).join('..'));
  add(
    'bins',
    Object.keys(bins)
      .filter((bin) => bins[bin] !== !span)
      .join('.'),
  ); // unlike the rest
  for (const [sort, key] of Object.entries(OFF_KEYS))
    add(key, off[sort].size && JSON.stringify([...off[sort]]));
  add('place', place);
  add('text', text);
  add('confidence', confidence && String(confidence));
  add('also', state.places && 'places');
  add('but', !state.relations && 'relations');
  return parts.toString();
}

/** A list from an address, or nothing where it is damaged. */
function readList(text) {
  try {
    const list = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function readSpan(text) {
  const days = (text ?? '').split('..').map(dayNumber);
  return AXIS && days.length === 2 && !days.includes(null) ? days.sort((a, b) => a - b) : null;
}

/** A number from 0 to 1, or 0 where it is damaged. */
const readShare = (text) => (/^(0\.\d{1,3}|1)$/.test(text ?? '') ? Number(text) : 0);

/** The filter that an address asks for. */
function readFilter(parts) {
  const filter = unfiltered();
  filter.span = readSpan(parts.get('days'));
  const unlike = (parts.get('bins') ?? '').split('.');
  for (const bin of Object.keys(filter.bins))
    filter.bins[bin] = unlike.includes(bin) === Boolean(filter.span);
  for (const [sort, key] of Object.entries(OFF_KEYS)) filter.off[sort] = new Set(readList(parts.get(key)));
  filter.place = THINGS.get(parts.get('place'))?.sort === 'place' ? parts.get('place') : null;
  filter.text = fold(parts.get('text') ?? '');
  filter.confidence = readShare(parts.get('confidence'));
  return filter;
}

/** True while the address is read: then it must not be written. */
let reading = false;

/** What the address asks for, or else what this page was saved at. */
const asked = () => location.hash.slice(1) || (document.documentElement.dataset.view ?? '');

/** Takes the reader to what the address says. */
function readAddress() {
  reading = true;
  const parts = new URLSearchParams(asked());
  state.filter = readFilter(parts);
  state.places = parts.get('also') === 'places';
  state.relations = parts.get('but') !== 'relations';
  refilter(() => {});
  show(VIEWS.includes(parts.get('view')) ? parts.get('view') : HOME);
  select(parts.get('at'), parts.get('with'));
  reading = false;
}

/** Writes the address: a step for the back button, or in place of the present one. */
function writeAddress(step) {
  const now = written();
  if (reading || now === location.hash.slice(1)) return;
  try {
    history[step ? 'pushState' : 'replaceState'](null, '', `#${now}`);
  } catch {
    // a page within a page (srcdoc) has no address of its own
  }
}

/** Writes the address when the filter has come to rest: a browser takes its time, and limits how often. */
let resting = 0;
function writeSoon() {
  if (reading) return;
  clearTimeout(resting);
  resting = setTimeout(() => writeAddress(false), 120);
}

function startAddress() {
  if (asked()) readAddress();
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', readAddress);
  on('selection', () => writeAddress(true));
  on('view', () => writeAddress(true));
  on('filter', writeSoon);
}
