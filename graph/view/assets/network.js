/* The network of events and actors; where the page has no seats for it, of a few events that are chosen. */

/** Whether the page has seats for its events; beyond some hundreds of events it has none. */
const SEATED = HOME === 'network';

let EDGES = SEATED ? bendParallels(listedEdges()) : [];
let DEGREES = new Map();
let BY_IMPORTANCE = [];
let present = [];

/** Counts how many links and relations each thing has, and orders things by it. */
function rankThings(ids) {
  DEGREES = new Map();
  for (const { from, to } of EDGES) {
    for (const id of [from, to]) DEGREES.set(id, (DEGREES.get(id) ?? 0) + 1);
  }
  BY_IMPORTANCE = [...ids]
    .map((id) => THINGS.get(id))
    .sort((a, b) => (DEGREES.get(b.id) ?? 0) - (DEGREES.get(a.id) ?? 0));
}

/** The edges of which both ends and the claim itself are shown. */
function edgesShown() {
  return EDGES.filter(({ claim, from, to }) => {
    if (claim.sort === 'event') return state.places && isShown(from) && isShown(to);
    return claimIsShown(claim);
  });
}

/** The colour of the ring about a thing, or null. */
function ringOf(id) {
  if (id === state.selected || id === state.second) return 'accent';
  return id === state.hovered ? 'muted' : null;
}

/** What is to have a label, the most important first. */
function toLabel() {
  const wanted = network.present().filter(({ id }) => inFocus(id));
  const rank = ({ id }) => (id === state.selected || id === state.second ? 0 : focus?.strong.has(id) ? 1 : 2);
  return focus ? wanted.sort((a, b) => rank(a) - rank(b)) : wanted;
}

const network = new Plane(byId('network'), {
  things: () => BY_IMPORTANCE,
  isOn: (id) => (SEATED ? isShown(id) : few.on.has(id)),
  radius: (thing) => {
    const links = DEGREES.get(thing.id) ?? 0;
    if (thing.sort === 'event') return 12 + Math.min(3, links * 0.5);
    return 11 + Math.min(9, 2.1 * Math.sqrt(links));
  },
  under: (ctx, view, seat) => drawEdges(ctx, present, seat, view, emphasisOf),
  ring: ringOf,
  faint: (id) => !inFocus(id),
  labels: toLabel,
  weight: (thing) => (thing.sort === 'actor' ? 600 : 400),
  over: writeRoles,
  click: (id, { shiftKey }) => (id !== undefined && shiftKey ? selectWith(id) : select(id ?? null)),
});

/** The plane that is in view, or else the network's. */
const planeInView = () => (state.view === 'dyads' ? dyads : network);

function fit() {
  planeInView().fit();
}

function zoom(factor) {
  if (planeInView().ready) planeInView().zoom(factor);
}

/** Switches something on or off that the network may show besides. */
function showAlso(name, visible) {
  state[name] = visible;
  refilter(() => {});
  if (!network.moved) network.fit();
}

/** Says so where nothing is shown at all. */
const tellNothing = () => (byId('nothing').hidden = shown.events.size + shown.actors.size > 0);

/** Draws the network anew for what is shown now, if it is in view. */
function redraw() {
  if (state.view !== 'network' && present.length) return;
  if (!SEATED) chooseEvents();
  present = edgesShown();
  network.redraw();
  byId('network').setAttribute('aria-label', networkInWords());
}

/** The network in words, for who does not see it. */
const networkInWords = () =>
  `Network of events and actors. ${SEATED ? shownInWords() : few.words || 'Too many events to draw'}. ` +
  'Arrow keys walk from one to the next; Enter or e goes to the evidence; ' +
  'm and l show the same as a matrix and as a table.';

/** Starts the network; afterwards it follows the filter, the selection, the pointer and the theme. */
function startNetwork() {
  if (SEATED) {
    network.open();
    network.sit(new Map(PAGE.network.nodes.map(({ id, x, y }) => [id, { x, y }])));
    rankThings(network.seats.keys());
    redraw();
    network.fit();
  } else requestAnimationFrame(() => requestAnimationFrame(noteFirstDraw)); // in a view that is no network
  const soon = oncePerFrame(() => network.ready && redraw());
  for (const topic of ['filter', 'selection', 'hover', 'theme']) on(topic, soon);
  on('selection', () => state.view === 'network' && network.bringIntoSight(state.selected));
  on('view', enterNetwork);
  on('filter', tellNothing);
  tellNothing();
}

/** Draws the network when it comes into view. */
function enterNetwork() {
  if (state.view !== 'network') return;
  if (!network.ready) {
    network.open();
    byId('network').append(el('div', { id: 'few' }));
  }
  redraw();
  if (!network.moved) network.fit(network.about ?? network.extent());
}
