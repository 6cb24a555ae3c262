/* The filter's controls, which are the key as well, and the line that says what is shown. */

/** How often each value occurs, in the order given, strange values last. */
function tally(values, order = []) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const rank = (value) => (order.indexOf(value) < 0 ? 1e3 : order.indexOf(value));
  return [...counts].sort((a, b) => rank(a[0]) - rank(b[0]) || String(a[0]).localeCompare(String(b[0])));
}

/** What brings each control in line with the filter. */
const following = new WeakMap();

/** Makes a control follow the filter, now and after every change. */
function follow(control, bring) {
  following.set(control, bring);
  bring();
  return control;
}

function bringControls() {
  for (const control of byId('controls').querySelectorAll('input, output')) following.get(control)?.();
}

/** One line of the filter: a box to tick, a sample, a name, a count. */
function toggle(group, values, sample, name, number) {
  const box = el('input', { type: 'checkbox', onchange: () => allow(group, values, box.checked) });
  follow(box, () => {
    const { off } = state.filter;
    const on = values.filter((value) => !off[group].has(value)).length;
    box.checked = on > 0;
    box.indeterminate = on > 0 && on < values.length;
  });
  return el(
    'label',
    { class: 'toggle' },
    box,
    sample,
    el('span', { class: 'name' }, bdi(name)),
    el('span', { class: 'number' }, figures(number)),
  );
}

const kindCounts = tally(
  MODEL.actors.map((actor) => actor.kind),
  Object.keys(KINDS),
);
const statusCounts = tally(
  MODEL.events
    .map((event) => event.status)
    .concat(MODEL.links.concat(MODEL.relations).map((claim) => claim.status)),
  Object.keys(STATUSES),
);
const quadCounts = tally(MODEL.events.map(quadOf), Object.keys(QUADS));

/** The events of a quad class by type. */
const typesOf = remembered((quad) =>
  tally(MODEL.events.filter((event) => quadOf(event) === quad).map((event) => event.type)),
);

const QUAD_NAMES = { [OTHER_QUAD]: 'other' };

/** The button that opens and closes the list of a quad class's types. */
const moreButton = (quad, name) =>
  el(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-expanded': String(opened.has(quad)),
      'aria-label': `Types of ${name}`,
      onclick: () => toggleTypes(quad),
    },
    opened.has(quad) ? '−' : '+',
  );

/** A quad class and, below it, the types of events in it. */
function quadControl([quad, number]) {
  const types = typesOf(quad);
  const all = types.map(([type]) => type);
  const name = QUAD_NAMES[quad] ?? quad;
  const line = ([type, times]) => el('li', {}, toggle('type', [type], null, typeWord(type), times));
  return el(
    'li',
    {},
    el(
      'div',
      { class: 'row' },
      toggle('type', all, swatch(eventLook(quad), 18), name, number),
      moreButton(quad, name),
    ),
    opened.has(quad) ? el('ul', { class: 'types' }, types.map(line)) : null,
  );
}

const opened = new Set();
function toggleTypes(quad) {
  if (!opened.delete(quad)) opened.add(quad);
  drawControls();
}

/** A switch for something that the network may show besides. */
function switchFor(name, words, number) {
  const box = el('input', {
    type: 'checkbox',
    role: 'switch',
    onchange: () => showAlso(name, box.checked),
  });
  follow(box, () => (box.checked = state[name]));
  return el(
    'li',
    {},
    el('label', { class: 'toggle' }, box, words, el('span', { class: 'number' }, figures(number))),
  );
}

const group = (title, ...items) => el('fieldset', {}, el('legend', {}, title), el('ul', {}, items));

/** Draws the controls; afterwards they follow the filter. */
function drawControls() {
  const box = byId('controls');
  const line =
    (what, make) =>
    ([value, number]) =>
      el(
        'li',
        {},
        toggle(what, [value], make(value), what === 'kind' ? plain(value) : String(value), number),
      );
  keepScroll(box.parentElement, () =>
    keepBox(box, () =>
      refill(
        box,
        group('Events', quadCounts.map(quadControl)),
        group('Actors', kindCounts.map(line('kind', (kind) => swatch(lookOf({ sort: 'actor', kind }), 18)))),
        group('Status of events and roles', statusCounts.map(line('status', lineSample))),
        sourceControls(),
        trustControls(),
        group(
          'Also in the network',
          switchFor('relations', 'Relations and posts', MODEL.relations.length),
          switchFor('places', 'Places', MODEL.places.length),
        ),
      ),
    ),
  );
}

/** Draws anew what holds boxes to tick, and leaves the focus on the one that had it. */
function keepBox(box, change) {
  const active = [...box.querySelectorAll('input, button')].indexOf(document.activeElement);
  change();
  if (active >= 0) box.querySelectorAll('input, button')[active]?.focus({ preventScroll: true });
}

/** A sample of an edge for the key. */
function edgeSample(tone, { open = false, plainEnd = false } = {}) {
  const head = open ? 'M19 2L26 7L19 12' : 'M18 2L27 7L18 12Z';
  const parts = [svg('path', { d: 'M1 7H25', class: 'sample' })];
  if (!plainEnd) parts.push(svg('path', { d: head, class: open ? 'sample' : 'head' }));
  return svg(
    'svg',
    { viewBox: '0 0 28 14', width: 28, height: 14, class: `line tone-${tone}`, 'aria-hidden': 'true' },
    ...parts,
  );
}

const keyLine = (sample, words) =>
  el('li', { class: 'toggle' }, sample, el('span', { class: 'name' }, words));

/** What the marks and lines mean, beyond what the filter's own samples say. */
function drawKey() {
  const made = (quad, status) => swatch(eventLook(quad, status), 18);
  refill(
    byId('key'),
    keyLine(made('material conflict'), 'full: a deed'),
    keyLine(made('verbal conflict'), 'pale: words'),
    keyLine(made('material conflict', 'conditional'), 'hollow: not said to have happened'),
    keyLine(made('material conflict', 'denied'), 'struck: denied'),
    keyLine(badge(), 'disputed: the accounts differ'),
    keyLine(edgeSample('conflict'), 'part in a conflict event'),
    keyLine(edgeSample('coop'), 'part in a cooperative event'),
    keyLine(edgeSample('structure', { open: true }), 'relation, post, or part of'),
    keyLine(edgeSample('conflict', { open: true }), 'open head: only in what is spoken of'),
    el('li', { class: 'muted' }, 'Arrows run from who acts to the event, and from it to whom it is done.'),
  );
}

/** The filters that are set, each to be taken back, and the line that says what is shown. */
function drawCount() {
  byId('count').textContent = shownInWords();
  const set = filtersSet();
  refill(
    byId('chips'),
    set.map(({ words, undo }) =>
      el(
        'button',
        { type: 'button', class: 'chip', title: 'Take this filter away', onclick: undo },
        bdi(words),
        el('span', { 'aria-hidden': 'true' }, ' ×'),
      ),
    ),
    set.length > 1
      ? el('button', { type: 'button', class: 'chip', onclick: resetFilter }, 'Reset all')
      : null,
  );
  byId('filtered').textContent = set.length ? ` (${set.length})` : '';
}

/** Shows one of the views. */
function drawView() {
  for (const view of VIEWS) {
    byId(view).hidden = view !== state.view;
    byId(`to-${view}`).setAttribute('aria-pressed', String(view === state.view));
  }
}

function toggleDrawer(open) {
  const drawer = byId('filters');
  const now = open ?? !drawer.classList.contains('open');
  drawer.classList.toggle('open', now);
  byId('to-filters').setAttribute('aria-expanded', String(now));
}

function startControls() {
  drawKey();
  drawControls();
  drawCount();
  on('filter', bringControls);
  on('filter', drawCount);
  on('view', drawView);
  drawView();
  for (const view of VIEWS) byId(`to-${view}`).addEventListener('click', () => show(view));
  byId('to-filters').addEventListener('click', () => toggleDrawer());
  document.addEventListener('pointerdown', ({ target }) => {
    if (!target.closest('#filters, #to-filters')) toggleDrawer(false);
  });
}
