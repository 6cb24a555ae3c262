/* Where events are said to be: a map, its precision shown as area. */

let mapBase = null;
let mapTop = null;
/** What is drawn: the places in the window with their seats, those with the most events first. */
let mapSeats = [];

const mapIsOpen = () => state.view === 'map' && anySpot();
const mapSize = () => ({ width: mapTop.clientWidth || 800, height: mapTop.clientHeight || 500 });

/** Makes a canvas as sharp as the screen, empty, and its context in pixels of the page. */
function cleared(canvas, { width, height }) {
  const ratio = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  const ctx = canvas.getContext('2d');
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

function drawMapBase() {
  const size = mapSize();
  drawOutlines(cleared(mapBase, size), mapOutlook(size));
}

/** Draws areas, marks and names; the outlines below stay. */
function drawMapTop() {
  const view = mapOutlook(mapSize());
  const ctx = cleared(mapTop, view);
  mapSeats = seatedSpots(view);
  const named = drawOnOutlines(ctx, view, mapSeats);
  byId('map').dataset.labels = `${named} of ${mapSeats.length}`;
}

/** Draws the whole map at once. */
function drawMap() {
  if (!mapIsOpen()) return;
  countPlaces();
  if (!gaze.fitted) gazeAt(spotsShown().length ? spotsShown() : mapPlaces(), mapSize());
  drawMapBase();
  drawMapTop();
  sayMap();
}

const mapSoon = oncePerFrame(drawMap);
const mapTopSoon = oncePerFrame(() => mapIsOpen() && drawMapTop());

/** After the filter: other marks on the same outlines. */
const recountSoon = oncePerFrame(() => {
  if (!mapIsOpen()) return;
  countPlaces();
  drawMapTop();
  sayMap();
});

function fitMap() {
  gazeAt(spotsShown(), mapSize());
  mapSoon();
}

function zoomMap(factor, at) {
  zoomAbout(factor, mapSize(), at);
  mapSoon();
}

function panMap(dx, dy) {
  moveBy(dx, dy, mapSize());
  mapSoon();
}

/** The map's frame: two canvases, buttons, and the line below. */
function buildMap() {
  const button = (words, title, onclick) =>
    el('button', { type: 'button', title, 'aria-label': title, onclick }, words);
  mapBase = el('canvas', { 'aria-hidden': 'true' });
  mapTop = el('canvas', { 'aria-hidden': 'true' });
  refill(
    byId('map'),
    el('p', { id: 'map-words', class: 'unseen' }),
    el(
      'div',
      { class: 'map-plane' },
      ...[mapBase, mapTop, el('div', { id: 'map-tip', hidden: true })],
      el(
        'div',
        { class: 'map-zoom' },
        button('+', 'Zoom in (+)', () => zoomMap(1.5)),
        button('−', 'Zoom out (-)', () => zoomMap(1 / 1.5)),
        button('Fit', 'Fit (f)', fitMap),
      ),
      el('div', { id: 'map-list', role: 'region', 'aria-label': 'Events that are not on the map', hidden: true }),
    ),
    el(
      'div',
      { class: 'map-foot' },
      el('button', {
        ...{ type: 'button', id: 'map-off', class: 'text', 'aria-expanded': 'false', 'aria-controls': 'map-list' },
        onclick: () => toggleNowhere(),
      }),
      el('span', {}, MAP_SIZES),
      el('span', {}, `${BOUNDARIES}; dashed where disputed`),
    ),
  );
}

/** Where a place is in the window, for scripts around the page; null for one that is not in it. */
function seatOnMap(id) {
  const seat = mapSeats.find(({ spot }) => spot.id === id);
  return seat ? { x: seat.x, y: seat.y, r: seat.r, many: seat.spot.many, area: seat.area } : null;
}

/** Starts the map; it is drawn only while it is in view. */
function startMap() {
  if (!anySpot()) return sayNoPlaces();
  const map = byId('map');
  buildMap();
  map.setAttribute('aria-describedby', 'map-words');
  map.setAttribute('role', 'application');
  map.setAttribute('aria-label', 'Map of events. Arrow keys move it, [ and ] walk from place to place.');
  listenToMap(mapTop);
  new ResizeObserver(() => {
    if (!gaze.moved) gaze.fitted = false;
    drawMap();
  }).observe(mapTop.parentElement);
  on('filter', recountSoon);
  on('selection', followOnMap);
  on('hover', mapTopSoon);
  on('theme', drawMap);
  on('view', () => state.view === 'map' && mapSoon());
  map.seatOf = seatOnMap; // for scripts around the page
}
