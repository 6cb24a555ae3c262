/* The panel at the right: what is known of the selection and who says so; without one, where to start. */

const section = (title, ...children) => el('section', {}, el('h3', {}, title), ...children);

/** The heading: what sort of thing it is, its name, a way back. */
function heading(sort, look, label) {
  return el(
    'header',
    {},
    el('p', { class: 'sort' }, look ? swatch(look, 22) : null, ' ', bdi(sort)),
    el(
      'button',
      {
        type: 'button',
        class: 'close',
        title: 'Close (Esc)',
        'aria-label': 'Close',
        onclick: () => select(null),
      },
      '×',
    ),
    el('h2', { id: 'panel-title', tabindex: '-1', dir: 'auto' }, bdi(label)),
  );
}

const identifier = (iri) => el('p', { class: 'iri' }, el('code', {}, bdi(iri)));

/** The place of an event: its name, how exactly it is known, and a way to keep to it. */
function placeFact(id) {
  const place = THINGS.get(id);
  if (!place) return null;
  return pair(
    'Where',
    textButton(place.label, () => select(id)),
    el(
      'span',
      { class: 'muted' },
      ` somewhere in this ${plain(place.precision)}`.replace('somewhere in this exact', 'the spot itself'),
    ),
  );
}

/** What stands in the panel for each sort of thing. */
const PANELS = {
  event: (event) => eventPanel(event),
  actor: (actor) => actorPanel(actor),
  place: (place) => placePanel(place),
  source: (source) => sourcePanel(source),
};

function drawPanel() {
  const [thing, second] = [THINGS.get(state.selected), THINGS.get(state.second)];
  const made = second ? pairPanel(thing, second) : thing ? PANELS[thing.sort](thing) : startHere();
  refill(byId('evidence'), made);
  byId('panel').classList.toggle('open', Boolean(thing));
}

/** Says the selection to a screen reader, and shows the panel from its top. */
function tellSelection() {
  const cameFromHere = byId('panel').contains(document.activeElement);
  drawPanel();
  byId('panel').scrollTop = 0;
  if (cameFromHere && matchMedia('(max-width: 680px)').matches) byId('panel').scrollIntoView();
  const thing = THINGS.get(state.selected);
  if (thing && panelSize() === 'none') setPanel('');
  announce(
    thing
      ? `${thing.label}, ${thing.sort}${state.second ? `, with ${labelOf(state.second)}` : ''}`
      : 'Nothing selected',
  );
}

/** How wide the panel is: as always (nothing), `wide` for reports side by side, or `none`. */
const panelSize = () => document.body.dataset.panel ?? '';

function setPanel(size) {
  if (size) document.body.dataset.panel = size;
  else delete document.body.dataset.panel;
  byId('wider').setAttribute('aria-pressed', String(size === 'wide'));
  byId('to-panel').setAttribute('aria-pressed', String(size !== 'none'));
  dispatchEvent(new Event('resize'));
}

/** Switches one size on, or back to the usual one. */
const switchPanel = (size) => setPanel(panelSize() === size ? '' : size);

function startPanel() {
  byId('wider').addEventListener('click', () => switchPanel('wide'));
  byId('to-panel').addEventListener('click', () => switchPanel('none'));
  on('selection', tellSelection);
  on('filter', later(drawPanel));
  if (MODEL.events.length > MANY_EVENTS) setTimeout(drawPanel, 50);
  else drawPanel();
}
