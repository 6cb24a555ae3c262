/* The keyboard: letters for views and tools, arrows to walk the network. */

/** The nearest thing that is shown in a direction from the selection. */
function neighbour(plane, [dx, dy]) {
  const seat = plane.seating();
  const here = seat(state.selected);
  let best = null;
  for (const { id } of plane.present()) {
    if (id === state.selected) continue;
    const { x, y } = seat(id);
    const [ahead, aside] = [
      (x - here.x) * dx + (y - here.y) * dy,
      Math.abs((x - here.x) * dy - (y - here.y) * dx),
    ];
    if (ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Arrows walk from thing to thing; Enter goes on to the evidence. */
function walk(key) {
  const plane = planeInView();
  const way = lookup(ARROWS, key.key);
  if (key.key === 'Enter' && state.selected) byId('panel-title')?.focus();
  if (!way || !plane.ready) return;
  key.preventDefault();
  const present = plane.present();
  if (present.some(({ id }) => id === state.selected)) select(neighbour(plane, way) ?? state.selected);
  else select(present[0]?.id ?? null);
}

/** The event before or after the selected one, by date, among those shown. */
function stepInTime(by) {
  const events = EVENTS.filter((event) => shown.events.has(event.id));
  if (!events.length) return;
  const now = events.findIndex((event) => event.id === state.selected);
  const start = by > 0 ? -1 : 0;
  select(events[((now < 0 ? start : now) + by + events.length) % events.length].id);
}

/** Esc takes one step back: what is open, then the selection, then the filter. */
function stepBack() {
  if (byId('filters').classList.contains('open')) toggleDrawer(false);
  else if (state.selected) select(null);
  else if (filtersSet().length) resetFilter();
}

/** What each key does, and its words in the help. */
const KEYS = {
  '/': ['search', () => byId('search').focus()],
  Escape: ['one step back: selection, then filter', stepBack],
  n: ['network', () => show('network')],
  d: ['dyads', () => show('dyads')],
  g: ['map (geography)', () => show('map')],
  m: ['matrix', () => show('matrix')],
  l: ['table', () => show('table')],
  f: ['fit the view into its window', () => fit()],
  '+': ['zoom in', () => zoom(1.25)],
  '-': ['zoom out', () => zoom(0.8)],
  '[': ['event before', () => stepInTime(-1)],
  ']': ['event after', () => stepInTime(1)],
  e: ['to the evidence of the selection', () => byId('panel-title')?.focus()],
  p: ['places in the network', () => showAlso('places', !state.places)],
  w: ['evidence wider, for reports side by side', () => switchPanel('wide')],
  t: ['dark or light', () => switchTheme()],
  s: ['save the view as a picture', savePicture],
  '?': ['this help', () => byId('help').showModal()],
};

function fillHelp() {
  const line = ([key, [words]]) => [
    el('dt', {}, el('kbd', {}, key === 'Escape' ? 'Esc' : key)),
    el('dd', {}, words),
  ];
  refill(
    byId('keys'),
    Object.entries(KEYS).map(line),
    el('dt', {}, el('kbd', {}, 'arrows')),
    el(
      'dd',
      {},
      'in the networks: to the next mark that way, Enter to the evidence; in the map: move it, where [ and ] walk from place to place; on a handle of the timeline: a column, with shift seven',
    ),
    el('dt', {}, el('kbd', {}, 'shift'), ' + click'),
    el('dd', {}, 'a second actor: the two together'),
  );
}

function pressed(key) {
  if (key.ctrlKey || key.metaKey || key.altKey || document.querySelector('dialog[open]')) return;
  const typing = key.target.matches?.('input:not([type=checkbox]), textarea, select');
  const action = lookup(KEYS, key.key)?.[1];
  if (!action || (typing && key.key !== 'Escape')) return;
  key.preventDefault();
  action();
}

function startKeys() {
  fillHelp();
  document.addEventListener('keydown', pressed);
  byId('network').addEventListener('keydown', walk);
}
