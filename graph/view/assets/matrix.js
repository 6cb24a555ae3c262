/* The matrix: actors, by kind, against events, by date; one letter for each role. */

const MOST_COLUMNS = 60;
const MOST_ROWS = 120;
const matrix = { from: 0 };

/** The kinds of actor in the order of the filter; strange ones last. */
const kindRank = (kind) => {
  const rank = Object.keys(KINDS).indexOf(kind);
  return rank < 0 ? 99 : rank;
};

const letterOf = (role) => lookup(ROLES, role) ?? (capital(plain(role)).slice(0, 2) || '?');

/** The cells: by actor and event, the links between them. */
function cellsFor(events) {
  const columns = new Set(events.map((event) => event.id));
  const links = shown.links.filter((link) => columns.has(link.event));
  return { links, at: grouped(links, (link) => `${link.actor}\n${link.event}`) };
}

/** One role as a letter: filled where it is said to be so, hollow where not, struck where denied. */
function code(link) {
  const tone = toneOf(THINGS.get(link.event));
  const sure = link.status === 'actual' && !link.proposed;
  const words = `${plain(link.role)} (${link.proposed ? `not asserted, ${plain(link.status)}` : plain(link.status)})`;
  const props = {
    class: `code tone-${tone} ${sure ? 'sure' : 'hollow'} ${link.status === 'denied' ? 'struck' : ''}`,
    title: words,
  };
  return el(
    'span',
    props,
    el('span', { 'aria-hidden': 'true' }, letterOf(link.role)),
    el('span', { class: 'unseen' }, words),
  );
}

function columnHead(event) {
  const days = DAYS.get(event.id);
  const sign = days?.open === 'start' ? '≤ ' : days?.open === 'end' ? '≥ ' : '';
  const recent = days && AXIS && dateOf(days.last).getUTCFullYear() === dateOf(AXIS[1]).getUTCFullYear();
  const year = days && String(dateOf(days.last).getUTCFullYear());
  const exactly = days?.first === days?.last ? [shortDay(days?.last ?? 0), year] : [year];
  const [date, below] = !days ? ['undated'] : recent ? [shortDay(days.last)] : exactly;
  return el(
    'th',
    { scope: 'col', class: event.id === state.selected ? 'on' : null },
    el(
      'button',
      { type: 'button', class: 'column', title: event.label, onclick: () => select(event.id) },
      bdi(event.label),
    ),
    el('span', { class: 'mark' }, swatch(lookOf(event), 17)),
    el('span', { class: 'date' }, sign + date),
    below ? el('span', { class: 'date' }, below) : null,
  );
}

function row(actor, events, cells) {
  const on = actor.id === state.selected || actor.id === state.second;
  return el(
    'tr',
    { class: on ? 'on' : null },
    el(
      'th',
      { scope: 'row' },
      el(
        'button',
        { type: 'button', class: 'text', onclick: (click) => pick(actor.id, click) },
        bdi(actor.label),
      ),
    ),
    events.map((event) =>
      el(
        'td',
        { class: event.id === state.selected ? 'on' : null },
        cells.at(`${actor.id}\n${event.id}`).map(code),
      ),
    ),
  );
}

/** Selects, or adds to the selection with the shift key. */
const pick = (id, { shiftKey }) => (shiftKey ? selectWith(id) : select(id));

function groupRow(kind, columns) {
  const look = lookOf({ sort: 'actor', kind });
  return el(
    'tr',
    { class: 'group' },
    el('th', { scope: 'rowgroup' }, swatch(look, 16), ' ', bdi(capital(plain(kind)))),
    el('td', { colspan: columns }),
  );
}

function rows(actors, events, cells) {
  const made = [];
  for (const [number, actor] of actors.entries()) {
    if (actor.kind !== actors[number - 1]?.kind) made.push(groupRow(actor.kind, events.length));
    made.push(row(actor, events, cells));
  }
  return made;
}

/** The actors of the rows: by kind, then the busiest first. */
function rowActors({ links }) {
  const events = grouped(links, (link) => link.actor);
  const ids = new Set(links.map((link) => link.actor));
  return [...ids]
    .map((id) => ({ actor: THINGS.get(id), busy: new Set(events(id).map((link) => link.event)).size }))
    .sort(
      (a, b) =>
        kindRank(a.actor.kind) - kindRank(b.actor.kind) ||
        a.actor.kind.localeCompare(b.actor.kind) ||
        b.busy - a.busy,
    )
    .map((one) => one.actor);
}

/** Goes to other events. */
function turnMatrix(from) {
  matrix.from = from;
  drawMatrix();
  byId('matrix').scrollLeft = 0;
}

/** Which events are in view and what the matrix leaves out, in words, with the way to the others. */
function matrixNote(from, columns, whole, moreRows) {
  if (columns === whole && !moreRows) return null;
  const turn = (words, start, on) =>
    el('button', { type: 'button', disabled: !on, onclick: () => turnMatrix(start) }, words);
  const to = from + columns;
  const parts = [
    `Events ${figures(from + 1)} to ${figures(to)}, by date; ${count(whole - columns, 'more event')}. `,
    turn('Earlier', Math.max(0, from - MOST_COLUMNS), from > 0),
    ' ',
    turn('Later', from + MOST_COLUMNS, to < whole),
  ];
  if (moreRows) parts.push(` · ${count(moreRows, 'more actor')} of these events not shown`);
  return el('p', { class: 'note' }, parts);
}

function matrixKey(used) {
  const sample = (props, letter) => el('span', { class: `code tone-other ${props}` }, letter);
  return el(
    'p',
    { class: 'note key' },
    used.map((role) => el('span', {}, sample('sure', letterOf(role)), ` ${plain(role)}`)),
    el('span', {}, sample('sure', 'I'), ' said to be so'),
    el('span', {}, sample('hollow', 'I'), ' not asserted'),
    el('span', {}, sample('hollow struck', 'I'), ' denied'),
  );
}

/** Draws the matrix anew, if it is in view. */
function drawMatrix() {
  if (state.view !== 'matrix') return;
  const all = EVENTS.filter((event) => shown.events.has(event.id));
  const from = matrix.from < all.length ? matrix.from : 0;
  const events = all.slice(from, from + MOST_COLUMNS);
  const cells = cellsFor(events);
  const actors = rowActors(cells);
  const used = [...new Set(cells.links.map((link) => link.role))];
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col', class: 'corner' }, 'Actors, by kind · events, by date'),
    events.map(columnHead),
  );
  keepScroll(byId('matrix'), () =>
    refill(
      byId('matrix'),
      matrixNote(from, events.length, all.length, Math.max(0, actors.length - MOST_ROWS)),
      el(
        'table',
        {},
        el('caption', { class: 'unseen' }, 'Who has which role in which event'),
        el('thead', {}, head),
        el('tbody', {}, rows(actors.slice(0, MOST_ROWS), events, cells)),
      ),
      matrixKey(used),
      events.length ? null : el('p', { class: 'note' }, 'No event passes the filter.'),
    ),
  );
}

/** Changes a scrolled box, and leaves it where it was; the focus too, where its element has a twin. */
function keepScroll(box, change) {
  const { scrollLeft, scrollTop } = box;
  const active = [...box.querySelectorAll('button')].indexOf(document.activeElement);
  change();
  if (scrollLeft || scrollTop) box.scrollTo(scrollLeft, scrollTop); // it makes the browser lay out
  if (active >= 0) box.querySelectorAll('button')[active]?.focus({ preventScroll: true });
}

/** Turns to the events about the one that is selected. */
function followSelection() {
  if (THINGS.get(state.selected)?.sort !== 'event' || state.view !== 'matrix') return;
  const at = EVENTS.filter((event) => shown.events.has(event.id)).findIndex(({ id }) => id === state.selected);
  if (at >= 0 && (at < matrix.from || at >= matrix.from + MOST_COLUMNS)) matrix.from = at - (at % MOST_COLUMNS);
}

function startMatrix() {
  on('filter', () => (matrix.from = 0));
  on('selection', followSelection);
  on('view', followSelection);
  on('filter', later(drawMatrix));
  for (const topic of ['view', 'selection']) on(topic, drawMatrix);
}
