/* Moving about the map: dragging, pinching, the wheel, the keys; from place to place. */

const STRIDE = 90; // pixels that an arrow key moves the map by

/** The place whose mark is under a point, the one on top first; else that whose area is, the smallest first. */
function spotUnder(x, y) {
  const marked = mapSeats.filter((seat) => Math.hypot(seat.x - x, seat.y - y) <= seat.r + 3);
  if (marked.length) return marked.sort((a, b) => a.r - b.r)[0].spot;
  const inArea = ({ area, middle }) =>
    area && ((x - middle.x) / area.rx) ** 2 + ((y - middle.y) / area.ry) ** 2 <= 1;
  return mapSeats.filter(inArea).sort((a, b) => a.area.rx - b.area.rx)[0]?.spot;
}

/** Names what is under the pointer beside it. */
function tellSpot(spot, x, y) {
  const tip = byId('map-tip');
  tip.hidden = !spot;
  mapTop.style.cursor = spot ? 'pointer' : 'grab';
  hover(spot?.id ?? null);
  if (!spot) return;
  refill(
    tip,
    el('strong', {}, bdi(spot.place.label)),
    el('span', {}, capital(precisionInWords(spot))),
    el('span', {}, countsInWords(spot)),
  );
  const { width, height } = mapSize();
  tip.style.left = `${within(x + 14, 4, Math.max(4, width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${y + 16 + tip.offsetHeight > height ? y - tip.offsetHeight - 10 : y + 16}px`;
}

/** Moves the window if a place is out of it or near its rim. */
function bringSpotIntoSight(spot) {
  const size = mapSize();
  const { x, y } = seatAt(mapOutlook(size), spot.lon, spot.lat);
  if (x > 40 && y > 30 && x < size.width - 40 && y < size.height - 30) return;
  Object.assign(gaze, { lon: spot.lon, lat: spot.lat, moved: true });
  keepOnWorld(size);
  mapSoon();
}

/** To the place before or after the selected one, by the number of events. */
function walkPlaces(by) {
  const here = spotsShown();
  if (!here.length) return;
  const of = THINGS.get(state.selected);
  const now = here.findIndex(({ id }) => id === of?.id || id === of?.place);
  const next = here[((now < 0 ? (by > 0 ? -1 : 0) : now) + by + here.length) % here.length];
  select(next.id);
  announce(`${next.place.label}, ${precisionInWords(next)}, ${countsInWords(next)}`);
}

/** After a selection: what is selected is brought into sight. */
function followOnMap() {
  if (!mapIsOpen()) return;
  const thing = THINGS.get(state.selected);
  byId('map-tip').hidden = true;
  const spot = thing && mapPlaces().find(({ id, many }) => many && (id === thing.id || id === thing.place));
  if (spot) bringSpotIntoSight(spot);
  mapTopSoon();
}

/** The middle of some points, and how far apart they are. */
function grip(points) {
  const [a, b = a] = [...points.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
}

/** One finger or the mouse drags, two fingers pinch; what has not moved is a click. */
function listenToFingers(canvas) {
  const fingers = new Map();
  let hold = null;
  const take = (pointer) => {
    const [x, y] = pointOn(canvas, pointer);
    fingers.set(pointer.pointerId, { x, y });
    hold = { ...grip(fingers), moved: hold?.moved ?? false };
  };
  canvas.addEventListener('pointerdown', (pointer) => {
    take(pointer);
    canvas.setPointerCapture(pointer.pointerId);
    tellSpot(undefined);
  });
  canvas.addEventListener('pointermove', (pointer) => {
    const [x, y] = pointOn(canvas, pointer);
    if (!fingers.has(pointer.pointerId)) return tellSpot(spotUnder(x, y), x, y);
    fingers.set(pointer.pointerId, { x, y });
    followGrip(hold, grip(fingers));
  });
  const release = (pointer) => {
    const [x, y] = pointOn(canvas, pointer);
    const clicked = fingers.delete(pointer.pointerId) && hold && !hold.moved && pointer.type === 'pointerup';
    hold = fingers.size ? { ...grip(fingers), moved: true } : null;
    if (clicked) select(spotUnder(x, y)?.id ?? null);
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => fingers.size || tellSpot(undefined));
}

/** Moves and zooms the map from one grip to the next; small tremors are none. */
function followGrip(hold, now) {
  if (!hold.moved && Math.hypot(now.x - hold.x, now.y - hold.y) + Math.abs(now.apart - hold.apart) < 4) return;
  panMap(now.x - hold.x, now.y - hold.y);
  if (hold.apart > 10 && now.apart > 10) zoomMap(now.apart / hold.apart, now);
  Object.assign(hold, now, { moved: true });
}

function listenToWheel(canvas) {
  canvas.addEventListener(
    'wheel',
    (wheel) => {
      wheel.preventDefault();
      const [x, y] = pointOn(canvas, wheel);
      const lines = wheel.deltaMode === 1 ? 18 : 1;
      zoomMap(Math.exp(-within(wheel.deltaY * lines, -240, 240) * 0.0022), { x, y });
    },
    { passive: false },
  );
  canvas.addEventListener('dblclick', (pointer) => {
    const [x, y] = pointOn(canvas, pointer);
    zoomMap(2, { x, y });
  });
}

/** What keys do while the map is in view, in place of what they do elsewhere. */
const MAP_KEYS = {
  f: () => fitMap(),
  '+': () => zoomMap(1.5),
  '=': () => zoomMap(1.5),
  '-': () => zoomMap(1 / 1.5),
  '[': () => walkPlaces(-1),
  ']': () => walkPlaces(1),
};

/** The arrows move the map while it or nothing has the focus. */
const MAP_ARROWS = {
  ArrowLeft: () => panMap(STRIDE, 0),
  ArrowRight: () => panMap(-STRIDE, 0),
  ArrowUp: () => panMap(0, STRIDE),
  ArrowDown: () => panMap(0, -STRIDE),
};

/** Takes a key before the page does. */
function pressedOnMap(key) {
  if (!mapIsOpen() || key.ctrlKey || key.metaKey || key.altKey || byId('help').open) return;
  if (key.target.matches?.('input, textarea, select')) return;
  const free = [byId('map'), document.body].includes(key.target);
  if (key.key === 'Escape' && !byId('map-list').hidden) {
    key.stopPropagation();
    return toggleNowhere(false);
  }
  const action = lookup(MAP_KEYS, key.key) ?? (free ? lookup(MAP_ARROWS, key.key) : undefined);
  if (!action) return;
  key.preventDefault();
  key.stopPropagation();
  action();
}

function listenToMap(canvas) {
  listenToFingers(canvas);
  listenToWheel(canvas);
  document.addEventListener('keydown', pressedOnMap, true);
}
