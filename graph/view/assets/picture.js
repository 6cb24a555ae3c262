/* The view as a picture: with its title, a key and its sources, for a report or a slide. */

const FINE = 2; // pixels of the picture for one of the screen
const HEAD = 58;

const fileName = () => fold(MODEL.title).replaceAll(' ', '-').slice(0, 60) || 'network';

/** Breaks text into lines of a width. */
function linesOf(ctx, text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (ctx.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What the key of the picture explains: the looks that are in it. */
function keyLooks() {
  const quads = new Set(MODEL.events.filter((event) => shown.events.has(event.id)).map(quadOf));
  const kinds = new Set(
    MODEL.actors.filter((actor) => shown.actors.has(actor.id)).map((actor) => actor.kind),
  );
  const ordered = quadCounts.map(([quad]) => quad).filter((quad) => quads.has(quad));
  const looks = ordered.map((quad) => ({
    sort: 'event',
    quad,
    status: 'actual',
    words: QUAD_NAMES[quad] ?? quad,
  }));
  looks.push({
    sort: 'event',
    quad: 'material conflict',
    status: 'conditional',
    words: 'not said to have happened',
  });
  for (const kind of kindCounts.map(([one]) => one).filter((one) => kinds.has(one)))
    looks.push({ sort: 'actor', kind, words: plain(kind) });
  return looks;
}

/** The lines of the key, by status. */
function keyStatuses() {
  const present = new Set([...shown.links, ...shown.relations].map((claim) => claim.status));
  return statusCounts
    .filter(([status]) => present.has(status))
    .map(([status]) => ({ status, words: plain(status) }));
}

/** Lays the entries of the key in rows. */
function keyRows(ctx, width) {
  ctx.font = `12px ${FONT}`;
  let [x, y] = [20, 0];
  const placed = [];
  const onMap = state.view === 'map'; // where there are neither actors nor lines
  const all = onMap ? keyLooks().filter(({ sort }) => sort === 'event') : [...keyLooks(), ...keyStatuses()];
  const entries = state.view === 'dyads' ? tieKeyEntries() : all;
  for (const entry of entries) {
    const wide = ctx.measureText(entry.words).width + 46;
    if (x + wide > width - 10 && x > 20) [x, y] = [20, y + 22];
    placed.push({ ...entry, x, y });
    x += wide;
  }
  return { placed, height: y + 22 };
}

function drawKeyEntry(ctx, { x, y, words, status, sort, ...thing }, top) {
  if (sort) paintNode(ctx, { sort, status, ...thing }, x + 9, top + y + 8, 8, {});
  else if (thing.draw) thing.draw(ctx, x, top + y + 8);
  else {
    Object.assign(ctx, { strokeStyle: ink('fg'), lineWidth: 1.6 });
    ctx.setLineDash(dashOf(status));
    ctx.beginPath();
    ctx.moveTo(x - 4, top + y + 8);
    ctx.lineTo(x + 22, top + y + 8);
    ctx.stroke();
    ctx.setLineDash([]);
    if (status === 'denied') drawCross(ctx, { x: x + 9, y: top + y + 8 });
  }
  Object.assign(ctx, { textAlign: 'left', textBaseline: 'middle', fillStyle: ink('fg') });
  ctx.font = `12px ${FONT}`;
  ctx.fillText(words, x + 26, top + y + 9);
}

/** The filter and the selection in words, one line each, where there are any. */
function chosenInWords() {
  const set = filtersSet().map(({ words }) => words);
  const selected = [state.selected, state.second].filter(Boolean).map(labelOf);
  return [
    set.length ? `Filter: ${set.join('; ')}` : '',
    selected.length ? `Selected: ${selected.join(' and ')}` : '',
  ].filter(Boolean);
}

/** What is said below the picture: what is shown, of which sources. */
function footLines(ctx, width) {
  ctx.font = `12px ${FONT}`;
  const sources = MODEL.sources.map((source) => source.label);
  const named = sources.length > 6 ? [...sources.slice(0, 6), `${sources.length - 6} more`] : sources;
  const text = [
    capital(shownInWords()),
    state.view === 'dyads' ? tieWords(tiesDrawn) : '',
    ...chosenInWords(),
    `Sources: ${named.join('; ')}`,
    'Claims of the sources, not facts',
    MODEL.left_out ?? '',
  ];
  return text.filter(Boolean).flatMap((line) => linesOf(ctx, line, width - 40));
}

function drawHead(ctx) {
  Object.assign(ctx, { textAlign: 'left', textBaseline: 'alphabetic', fillStyle: ink('fg') });
  ctx.font = `600 18px ${FONT}`;
  ctx.fillText(MODEL.title, 20, 28);
  ctx.font = `13px ${FONT}`;
  ctx.fillStyle = ink('muted');
  ctx.fillText(MODEL.subtitle, 20, 48);
}

/** Draws a network as it is in its window. */
function drawNetwork(ctx, view) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, view.width, view.height);
  ctx.clip();
  planeInView().paint(ctx, view);
  ctx.restore();
}

/** How the view at hand is drawn on a surface, and its size; null for a view that is no drawing. */
function painting() {
  if (state.view === 'map') return mapPainting();
  if (!planeInView().inView()) return null;
  const view = planeInView().outlook();
  return { width: view.width, height: view.height, paint: (ctx) => drawNetwork(ctx, view) };
}

/** Lays out the picture of a view: how high its parts are. */
function pictureOf(view) {
  const ruler = el('canvas').getContext('2d');
  const key = keyRows(ruler, view.width);
  const foot = footLines(ruler, view.width);
  return { ...view, key, foot, whole: HEAD + view.height + key.height + foot.length * 17 + 24 };
}

/** Draws the picture: head, view, key, foot. */
function drawPicture(ctx, { width, height, paint, key, foot, whole }) {
  ctx.fillStyle = ink('canvas');
  ctx.fillRect(0, 0, width, whole);
  drawHead(ctx);
  ctx.translate(0, HEAD);
  ctx.save();
  paint(ctx);
  ctx.restore();
  for (const entry of key.placed) drawKeyEntry(ctx, entry, height + 8);
  Object.assign(ctx, {
    textAlign: 'left',
    textBaseline: 'top',
    fillStyle: ink('muted'),
    font: `12px ${FONT}`,
  });
  for (const [number, line] of foot.entries()) ctx.fillText(line, 20, height + key.height + 14 + number * 17);
}

/** The picture as pixels, twice as fine as the screen. */
function pictureInPixels(picture) {
  const canvas = el('canvas');
  canvas.width = picture.width * FINE;
  canvas.height = picture.whole * FINE;
  const ctx = canvas.getContext('2d');
  ctx.scale(FINE, FINE);
  drawPicture(ctx, picture);
  return canvas;
}

/** The picture as an SVG element. */
function pictureInLines(picture) {
  const surface = new Vector(picture.width, picture.whole);
  surface.root.append(svg('title', {}, MODEL.title), svg('desc', {}, picture.foot.join(' ')));
  drawPicture(surface, picture);
  return surface.root;
}

const NO_PICTURE = 'A matrix or a table has no picture: print it, or save the table as CSV.';

/** Saves the view at hand as a picture; says so where it is none. */
function savePicture() {
  const view = painting();
  if (!view) return announce(NO_PICTURE);
  pictureInPixels(pictureOf(view)).toBlob((blob) => saveAs(blob, `${fileName()}.png`));
  announce('Picture saved');
  return true;
}

/** Saves the view at hand as a drawing that can be made larger and edited. */
function saveDrawing() {
  const view = painting();
  if (!view) return announce(NO_PICTURE);
  const text = new XMLSerializer().serializeToString(pictureInLines(pictureOf(view)));
  saveAs(new Blob([text], { type: 'image/svg+xml' }), `${fileName()}.svg`);
  announce('Drawing saved');
  return true;
}
