/* What is written on the map: names of places and countries, a scale bar, notes; and the map as a picture. */

const MOST_NAMED = 160; // places that are named at once at most
const BAR = 130; // pixels of the scale bar at most
const MAP_SIZES = 'Size: number of events. Dashed disc: somewhere in this area';
const BOUNDARIES = 'Boundaries: Natural Earth, as they are de facto; no judgement is meant';

/** Where a country's name may stand in the window: at the best of its seats that is in it, if that is wide. */
function countrySeat({ seats }, view) {
  for (const { lon, lat, room } of seats) {
    if (room * view.down < 17) continue;
    const { x, y } = seatAt(view, lon, lat);
    const free = x > 2 * BAR || y < view.height - 50; // the scale bar is there
    if (free && x > 30 && y > 16 && x < view.width - 30 && y < view.height - 16) return { x, y, r: -10 };
  }
  return null;
}

/** The countries to name, by id with their seats: those that no place names. */
function countriesToName(view, seats) {
  const named = new Set(seats.map(({ spot }) => fold(spot.label)));
  return new Map(
    worldOutlines()
      .names.filter(({ folded: name }) => !named.has(name))
      .map((country) => [country, countrySeat(country, view)])
      .filter(([, seat]) => seat),
  );
}

/** Finds room for the names of places, the most important first, and of countries. */
function roomForNames(ctx, view, seats) {
  const places = new Map(seats.slice(0, MOST_NAMED).map((seat) => [`map ${seat.spot.id}`, seat]));
  const things = [...places].map(([id, { spot }]) => ({ id, label: spot.label, sort: 'place', spot }));
  const rank = ({ spot }) => (spotEmphasis(spot) ? 0 : 1);
  const named = things.filter(({ spot }) => spotInFocus(spot)).sort((a, b) => rank(a) - rank(b));
  const countries = countriesToName(view, seats);
  const seated = new Map([...places, ...[...countries].map(([{ id }, seat]) => [id, seat])]);
  const weight = (thing) => (thing.sort === 'land' ? 400 : 600);
  const all = [...named, ...countries.keys()];
  const { labels } = placeLabels(ctx, all, (id) => seated.get(id), view, [], weight);
  return { places: labels.filter(isPlaceName), countries: labels.filter((label) => !isPlaceName(label)) };
}

const isPlaceName = ({ thing }) => thing.sort === 'place';

/** Draws what stands on the outlines: names of countries, areas, marks, names of places, the scale bar. */
function drawOnOutlines(ctx, view, seats) {
  const names = roomForNames(ctx, view, seats);
  writeCountries(ctx, names.countries);
  drawSpots(ctx, seats);
  writeLabels(ctx, names.places);
  drawScaleBar(ctx, view);
  return names.places.length;
}

/** Writes countries paler than places, and on the land without a rim. */
function writeCountries(ctx, labels) {
  Object.assign(ctx, { textAlign: 'center', textBaseline: 'top', fillStyle: ink('country') });
  for (const { lines: parts, size, width, at } of labels) {
    ctx.font = `400 ${size}px ${FONT}`;
    for (const [number, part] of parts.entries())
      ctx.fillText(part, at.x + width / 2, at.y + number * (size + 2) + 1);
  }
}

/** A round number of kilometres: 1, 2 or 5 and noughts. */
function roundKilometres(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].find((step) => step * power <= most) * power;
}

/** Draws a scale bar, true along the middle of the window. */
function drawScaleBar(ctx, view) {
  const perKilometre = view.across / (KM * Math.max(0.05, Math.cos(radians(gaze.lat))));
  const km = roundKilometres(BAR / perKilometre);
  const [wide, left, base] = [km * perKilometre, 12, view.height - 12];
  ctx.beginPath();
  for (const [x, y] of [
    [left, base - 5],
    [left, base],
    [left + wide, base],
    [left + wide, base - 5],
  ])
    ctx.lineTo(x, y);
  Object.assign(ctx, { lineJoin: 'miter', lineWidth: 4, strokeStyle: ink('canvas') });
  ctx.stroke();
  Object.assign(ctx, { lineWidth: 1.6, strokeStyle: ink('fg') });
  ctx.stroke();
  Object.assign(ctx, { textAlign: 'left', textBaseline: 'bottom', fillStyle: ink('fg') });
  Object.assign(ctx, { font: `11px ${FONT}`, lineWidth: 3, lineJoin: 'round', strokeStyle: ink('canvas') });
  writeText(ctx, `${km.toLocaleString('en')} km`, left + 4, base - 4);
  return { km, wide };
}

/** What a picture of the map says in its corner: whose boundaries, and what is not on it. */
function drawMapNotes(ctx, view) {
  const { unplaced, unlocated } = eventsNowhere();
  const off = unplaced.length + unlocated.length;
  const words = [off ? `${count(off, 'event')} without coordinates: not on the map` : '', MAP_SIZES, BOUNDARIES];
  Object.assign(ctx, { textAlign: 'right', textBaseline: 'bottom', font: `11px ${FONT}`, fillStyle: ink('muted') });
  Object.assign(ctx, { lineWidth: 3, lineJoin: 'round', strokeStyle: ink('canvas') });
  const lines = words.filter(Boolean).flatMap((text) => linesOf(ctx, text, view.width - BAR - 60));
  for (const [number, line] of lines.reverse().entries())
    writeText(ctx, line, view.width - 10, view.height - 8 - number * 14);
}

/**
 * Draws the whole map as it is in its window, for a picture.
 * @param {CanvasRenderingContext2D|Vector} ctx
 * @param {{width: number, height: number}} size in pixels; that of the window unless told
 */
function drawMapPicture(ctx, size = mapSize()) {
  const view = mapOutlook(size);
  countPlaces();
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, view.width, view.height);
  ctx.clip();
  drawOutlines(ctx, view);
  drawOnOutlines(ctx, view, seatedSpots(view));
  drawMapNotes(ctx, view);
  ctx.restore();
}

/** The map as a view that can be saved and printed, or null while it is not in view. */
function mapPainting() {
  if (!mapIsOpen()) return null;
  const size = mapSize();
  return { ...size, paint: (ctx) => drawMapPicture(ctx, size) };
}
