/*
 * The window onto the map. The projection is equirectangular: a degree of latitude is everywhere as
 * long; a degree of longitude is as long as it is on the window's root mean square latitude, so that
 * shapes are right in the middle of any region and middling on a map of the world.
 */

const KM = 111.2; // kilometres of a degree of latitude
const CLOSEST = 900; // pixels of a degree of latitude
const MARGIN = 46; // pixels about what is fitted

/** The middle of the window in degrees, and the pixels of a degree of latitude. */
const gaze = { lon: 0, lat: 20, zoom: 2, moved: false, fitted: false };

const radians = (degrees) => (degrees * Math.PI) / 180;

/** A longitude within half a turn of another. */
const nearTo = (lon, middle) => lon - 360 * Math.round((lon - middle) / 360);

/** How much shorter a degree of longitude is than one of latitude in a window so many degrees high. */
function shortening(lat, high) {
  const mean = Math.sqrt(lat * lat + (high * high) / 12);
  return Math.cos(radians(Math.min(mean, 65)));
}

/**
 * The window as it is. A longitude x is at `left + x * across` pixels, a latitude y at `top - y * down`.
 * @param {{width: number, height: number}} size in pixels
 */
function mapOutlook({ width, height }) {
  const { lon, lat, zoom: down } = gaze;
  const across = down * shortening(lat, Math.min(height / down, 180));
  const [wide, high] = [width / across, height / down];
  return {
    ...{ width, height, across, down, left: width / 2 - lon * across, top: height / 2 + lat * down },
    ...{ west: lon - wide / 2, east: lon + wide / 2, south: lat - high / 2, north: lat + high / 2 },
  };
}

/** A point in degrees as one in pixels, on that copy of the world which is nearest to the middle. */
const seatAt = (view, lon, lat) => ({
  x: view.left + nearTo(lon, gaze.lon) * view.across,
  y: view.top - lat * view.down,
});

/** The half axes in pixels of a circle of some kilometres about a point. */
function areaAt(view, lat, km) {
  const degrees = km / KM;
  const shrunk = Math.max(0.1, Math.cos(radians(lat)));
  return { rx: (degrees / shrunk) * view.across, ry: degrees * view.down };
}

/** The least zoom: the whole world in the window. */
const farthest = ({ width, height }) => Math.max(0.4, Math.min(width / 280, height / 165));

/** Keeps the window on the world. */
function keepOnWorld(size) {
  gaze.zoom = within(gaze.zoom, farthest(size), CLOSEST);
  const high = Math.min(size.height / gaze.zoom / 2, 85);
  gaze.lat = within(gaze.lat, Math.min(high - 85, 0), Math.max(85 - high, 0));
  gaze.lon = nearTo(gaze.lon, 0);
}

/** The shortest span of longitudes that holds some: where it begins, and how long it is. */
function spanOfLongitudes(spans) {
  const sorted = spans
    .map(([west, east]) => [((west % 360) + 360) % 360, Math.min(east - west, 360)])
    .sort((a, b) => a[0] - b[0]);
  let [gap, start, end] = [-Infinity, 0, -Infinity];
  for (const [west, wide] of [...sorted, [sorted[0][0] + 360, 0]]) {
    if (end > -Infinity && west - end > gap) [gap, start] = [west - end, west];
    end = Math.max(end, west + wide);
  }
  return gap <= 0 ? [-180, 360] : [start, 360 - gap];
}

/** Turns the window to some places: all of them and their areas are in it. */
function gazeAt(places, size) {
  if (!places.length) return;
  const boxes = places.map(({ lon, lat, radius }) => {
    const high = (radius ?? 0) / KM;
    const wide = high / Math.max(0.2, Math.cos(radians(lat)));
    return { span: [lon - wide, lon + wide], south: lat - high, north: lat + high };
  });
  const south = Math.max(-80, Math.min(...boxes.map((box) => box.south)));
  const north = Math.min(84, Math.max(...boxes.map((box) => box.north)));
  const [start, wide] = spanOfLongitudes(boxes.map((box) => box.span));
  const closest = Math.min(size.height / 8, CLOSEST); // not nearer than eight degrees from rim to rim
  Object.assign(gaze, { lat: (south + north) / 2, lon: start + wide / 2, zoom: closest });
  for (let turn = 0; turn < 6; turn += 1) {
    const short = shortening(gaze.lat, Math.min(size.height / gaze.zoom, 180));
    const across = (size.width - 2 * MARGIN) / Math.max(wide * short, 0.01);
    gaze.zoom = Math.min(across, (size.height - 2 * MARGIN) / Math.max(north - south, 0.01), closest);
  }
  Object.assign(gaze, { moved: false, fitted: true });
  keepOnWorld(size);
}

/** Zooms; the point of the map at some pixels stays where it is. */
function zoomAbout(factor, size, at = { x: size.width / 2, y: size.height / 2 }) {
  const before = mapOutlook(size);
  const [lon, lat] = [(at.x - before.left) / before.across, (before.top - at.y) / before.down];
  gaze.zoom = within(gaze.zoom * factor, farthest(size), CLOSEST);
  for (let turn = 0; turn < 3; turn += 1) {
    const now = mapOutlook(size);
    gaze.lon += lon - (at.x - now.left) / now.across;
    gaze.lat += lat - (now.top - at.y) / now.down;
  }
  gaze.moved = true;
  keepOnWorld(size);
}

/** Moves the window by pixels. */
function moveBy(dx, dy, size) {
  const view = mapOutlook(size);
  gaze.lon -= dx / view.across;
  gaze.lat += dy / view.down;
  gaze.moved = true;
  keepOnWorld(size);
}
