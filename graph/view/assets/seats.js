/* Seats found in the browser for a small graph: distances on paper near those in the graph; no chance. */

const SPAN = 92; // pixels between neighbours
const TURNS = 40; // of settling
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** The numbers of edges between all nodes, row by row; where no way leads, a little more than the most. */
function hopsBetween(size, near) {
  const hops = new Uint16Array(size * size).fill(65535);
  let most = 1;
  for (let start = 0; start < size; start += 1) {
    const row = hops.subarray(start * size, (start + 1) * size);
    const queue = [start];
    row[start] = 0;
    for (const node of queue) {
      for (const next of near[node]) {
        if (row[next] !== 65535) continue;
        row[next] = row[node] + 1;
        queue.push(next);
      }
    }
    most = Math.max(most, row[queue.at(-1)]);
  }
  return hops.map((hop) => (hop === 65535 ? Math.ceil(most * 0.6) + 1 : hop));
}

/** One beginning: each node by its distances from two pairs of nodes that are far from each other. */
function seatsByDistance(size, hops) {
  const row = (node) => hops.subarray(node * size, (node + 1) * size);
  const farthest = (from) => from.reduce((best, hop, node) => (hop > from[best] ? node : best), 0);
  const one = farthest(row(0));
  const other = farthest(row(one));
  const third = farthest(row(one).map((hop, node) => Math.min(hop, row(other)[node])));
  const fourth = farthest(row(third));
  return Array.from({ length: size }, (_, node) => ({
    x: row(one)[node] - row(other)[node] + 0.4 * Math.cos(node * GOLDEN),
    y: row(third)[node] - row(fourth)[node] + 0.4 * Math.sin(node * GOLDEN),
  }));
}

/** Another: a spiral, those with most edges in its middle. */
function seatsByDegree(near) {
  const order = near.map((_, node) => node).sort((a, b) => near[b].length - near[a].length || a - b);
  const seats = [];
  for (const [turn, node] of order.entries()) {
    const away = 0.35 * Math.sqrt(turn + 0.5);
    seats[node] = { x: away * Math.cos(turn * GOLDEN), y: away * Math.sin(turn * GOLDEN) };
  }
  return seats;
}

/** How far all distances on paper are from those in the graph. */
function stressOf(seats, hops) {
  let stress = 0;
  for (let one = 0; one < seats.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const hop = hops[one * seats.length + other];
      stress += (Math.hypot(seats[one].x - seats[other].x, seats[one].y - seats[other].y) / hop - 1) ** 2;
    }
  }
  return stress;
}

/** Moves each node to where its distances to all others err least (stress majorization, node by node). */
function settleSeats(seats, hops) {
  const size = seats.length;
  for (let node = 0; node < size; node += 1) {
    let [x, y, weights] = [0, 0, 0];
    const seat = seats[node];
    for (let other = 0; other < size; other += 1) {
      if (other === node) continue;
      const hop = hops[node * size + other] || 1;
      const weight = 1 / (hop * hop);
      const [dx, dy] = [seat.x - seats[other].x, seat.y - seats[other].y];
      const ratio = hop / (Math.hypot(dx, dy) || 1e-6);
      x += weight * (seats[other].x + dx * ratio);
      y += weight * (seats[other].y + dy * ratio);
      weights += weight;
    }
    seat.x = x / weights;
    seat.y = y / weights;
  }
}

/** Pushes boxes apart that overlap, the shorter way; says whether any did. */
function partBoxes(seats, wide, high) {
  let moved = false;
  for (let one = 0; one < seats.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const [a, b] = [seats[one], seats[other]];
      const [dx, dy] = [a.x - b.x || 0.01, a.y - b.y || 0.01];
      const [across, down] = [wide - Math.abs(dx), high - Math.abs(dy)];
      if (across <= 0 || down <= 0) continue;
      moved = true;
      const [axis, by] = across < down ? ['x', across * Math.sign(dx)] : ['y', down * Math.sign(dy)];
      a[axis] += by * 0.4;
      b[axis] -= by * 0.4;
    }
  }
  return moved;
}

/**
 * Seats for a graph of some hundred nodes, the same for the same graph.
 * @param {string[]} ids
 * @param {[string, string][]} pairs the ids that edges join
 * @returns {Map<string, {x: number, y: number}>}
 */
function seatsFor(ids, pairs) {
  if (!ids.length) return new Map();
  const number = new Map(ids.map((id, place) => [id, place]));
  const near = ids.map(() => []);
  for (const [from, to] of pairs) {
    const [a, b] = [number.get(from), number.get(to)];
    if (a === b || near[a].includes(b)) continue;
    near[a].push(b);
    near[b].push(a);
  }
  const hops = hopsBetween(ids.length, near);
  const drafts = [seatsByDistance(ids.length, hops), seatsByDegree(near)];
  for (const draft of ids.length > 1 ? drafts : []) {
    for (let turn = 0; turn < TURNS; turn += 1) settleSeats(draft, hops);
  }
  const [seats] = drafts.sort((one, other) => stressOf(one, hops) - stressOf(other, hops));
  for (const seat of seats) Object.assign(seat, { x: seat.x * SPAN, y: seat.y * SPAN });
  const [wide, high] = ids.length > 120 ? [44, 40] : [96, 58];
  for (let turn = 0; turn < 60; turn += 1) if (!partBoxes(seats, wide, high)) break;
  return new Map(ids.map((id, place) => [id, seats[place]]));
}
