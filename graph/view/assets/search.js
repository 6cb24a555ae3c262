/* Search: names in any script, a list to walk with the arrow keys, and keeping only what matches. */

const MOST_HITS = 12;
const SORTS = ['actor', 'event', 'place', 'source'];

/** How well a thing is called what is looked for: 0 best, Infinity not at all. */
function fitness(id, wanted) {
  const names = calledOf(id);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => ` ${name}`.includes(` ${wanted}`))) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : Infinity;
}

/** The things that are called what is looked for, the best first. */
function found(wanted) {
  if (!wanted) return [];
  return [...THINGS.values()]
    .map((thing) => ({ thing, rank: fitness(thing.id, wanted) * 8 + SORTS.indexOf(thing.sort) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}

/** The name by which a thing was found, if it is not its label. */
function foundAs(thing, wanted) {
  if (foldedOnce(thing.label).includes(wanted)) return null;
  const name = (thing.names ?? []).find(({ text }) => foldedOnce(text).includes(wanted));
  return name ? el('span', { class: 'muted' }, ' ', bdi(name.text, name.lang)) : null;
}

const lookIfAny = (thing) => (thing.sort === 'source' ? null : swatch(lookOf(thing), 18));

function option(number, content, choose) {
  return el(
    'li',
    { id: `hit-${number}`, role: 'option', 'aria-selected': 'false', onclick: choose },
    content,
  );
}

let hits = [];
let current = -1;

/** Takes the reader to what was found. */
function go(id) {
  closeHits();
  select(id);
  byId('panel-title')?.focus({ preventScroll: true });
}

/** Keeps only events with the words that were typed. */
function keepMatching() {
  const text = fold(byId('search').value);
  closeHits();
  refilter((filter) => (filter.text = text));
  announce(shownInWords());
}

function listHits() {
  const wanted = fold(byId('search').value);
  const things = found(wanted);
  hits = things.slice(0, MOST_HITS).map((thing) => () => go(thing.id));
  const options = things
    .slice(0, MOST_HITS)
    .map((thing, number) =>
      option(
        number,
        [lookIfAny(thing), el('span', {}, bdi(thing.label), foundAs(thing, wanted))],
        hits[number],
      ),
    );
  if (wanted) {
    options.push(option(hits.length, `Keep only events that mention “${wanted}”`, keepMatching));
    hits.push(keepMatching);
  }
  refill(
    byId('hits'),
    things.length || !wanted
      ? null
      : el('li', { class: 'muted', role: 'presentation' }, 'Nothing is called that'),
    options,
  );
  openHits(Boolean(wanted));
  if (things.length > MOST_HITS)
    byId('hits').append(
      el('li', { class: 'muted', role: 'presentation' }, `${figures(things.length - MOST_HITS)} more`),
    );
  announce(wanted ? count(things.length, 'hit') : '');
}

function openHits(open) {
  current = -1;
  byId('hits').hidden = !open;
  byId('search').setAttribute('aria-expanded', String(open));
  byId('search').removeAttribute('aria-activedescendant');
}

const closeHits = () => openHits(false);

/** Moves the mark among the hits, round and round. */
function moveMark(by) {
  if (!hits.length) return;
  current = current < 0 && by < 0 ? hits.length - 1 : (current + by + hits.length) % hits.length;
  for (const item of byId('hits').querySelectorAll('[role=option]')) {
    const on = item.id === `hit-${current}`;
    item.setAttribute('aria-selected', String(on));
    if (on) item.scrollIntoView({ block: 'nearest' });
  }
  byId('search').setAttribute('aria-activedescendant', `hit-${current}`);
}

function searchKey(key) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (key.key in moves) {
    key.preventDefault();
    if (byId('hits').hidden) listHits();
    moveMark(moves[key.key]);
  } else if (key.key === 'Enter') hits[Math.max(current, 0)]?.();
  else if (key.key === 'Escape') {
    key.stopPropagation();
    if (byId('hits').hidden) byId('search').blur();
    else closeHits();
  }
}

function startSearch() {
  const field = byId('search');
  field.addEventListener('input', listHits);
  field.addEventListener('focus', () => field.value && listHits());
  field.addEventListener('keydown', searchKey);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!target.closest('.searching')) closeHits();
  });
}
