/* Where the marks of places stand in the window, and how large they are. */

const MOST_PARTED = 150; // marks in the window, up to which those that cover each other are moved apart
const FARTHEST_OFF = 22; // pixels by which a mark may be moved

/**
 * How large marks are: their radii grow with the root of the number of events. The most events of a place
 * and the number of places in the window count as without the filter, so that a brush leaves this scale.
 * @returns {(many: number) => number} from a number of events to pixels
 */
function spotScale(view) {
  const most = Math.max(1, ...mapPlaces().map(({ events }) => events.length));
  const near = mapPlaces().filter(({ lon, lat }) => {
    const { x, y } = seatAt(view, lon, lat);
    return x > 0 && y > 0 && x < view.width && y < view.height;
  });
  const crowd = within(Math.sqrt(70 / Math.max(1, near.length)), 0.36, 1);
  const step = Math.min(2.6, 22 / Math.sqrt(most)) * crowd ** 0.7;
  return (many) => (many === 1 ? 9 * crowd : 8 * crowd + step * Math.sqrt(many));
}

/** The places in the window, whatever the filter, with the marks that they have without one. */
function marksWithoutFilter(view, radius) {
  return mapPlaces()
    .map((spot) => ({ spot, ...seatAt(view, spot.lon, spot.lat), r: radius(spot.events.length), dx: 0, dy: 0 }))
    .filter((mark) => isNear(mark, view));
}

/** Moves two marks apart that cover each other, each by half of what is wanted. */
function part(one, other, turn) {
  let [x, y] = [other.x + other.dx - one.x - one.dx, other.y + other.dy - one.y - one.dy];
  const wanted = (one.r + other.r) * 0.94;
  if (Math.abs(x) >= wanted || Math.abs(y) >= wanted) return;
  if (Math.hypot(x, y) < 0.5) [x, y] = [Math.cos(turn), Math.sin(turn)]; // one spot: each pair its own way
  const apart = Math.hypot(x, y);
  const by = (wanted - apart) / 2 / apart;
  if (by <= 0) return;
  for (const [mark, sign] of [
    [one, -1],
    [other, 1],
  ]) {
    const [dx, dy] = [mark.dx + sign * by * x, mark.dy + sign * by * y];
    const back = Math.min(1, FARTHEST_OFF / (Math.hypot(dx, dy) || 1));
    Object.assign(mark, { dx: dx * back, dy: dy * back });
  }
}

/**
 * By how much each mark is moved so that it does not cover others: by id, as pixels. It is worked out without
 * the filter, so that a brush moves no mark.
 */
function partings(view, radius) {
  const marks = marksWithoutFilter(view, radius);
  for (let turn = 0; turn < 12 && marks.length <= MOST_PARTED; turn += 1) {
    for (let a = 0; a < marks.length; a += 1) {
      for (let b = a + 1; b < marks.length; b += 1) part(marks[a], marks[b], a * 2.4 + b);
    }
  }
  return new Map(marks.map(({ spot, dx, dy }) => [spot.id, { dx, dy }]));
}

/**
 * Where a place stands: the middle of its area, its mark, the radius of that, the area if it is larger.
 * @returns {(spot: Object) => {spot: Object, x: number, y: number, r: number, middle: Object, area: Object|null}}
 */
function standing(view) {
  const radius = spotScale(view);
  const moved = partings(view, radius);
  return (spot) => {
    const middle = seatAt(view, spot.lon, spot.lat);
    const { dx, dy } = moved.get(spot.id) ?? { dx: 0, dy: 0 };
    const r = radius(spot.many);
    const area = spot.radius ? areaAt(view, spot.lat, spot.radius) : null;
    return { spot, middle, r, x: middle.x + dx, y: middle.y + dy, area: area && area.rx > r + 3 ? area : null };
  };
}

const isNear = ({ x, y, r, area }, { width, height }) => {
  const [wide, high] = [area?.rx ?? r + 8, area?.ry ?? r + 8];
  return x > -wide && y > -high && x < width + wide && y < height + high;
};

/** The places in the window that have events now, those with the most first. */
const seatedSpots = (view) =>
  spotsShown()
    .map(standing(view))
    .filter((seat) => isNear(seat, view));
