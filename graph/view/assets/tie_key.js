/* The key of the dyads, on the page and in a picture. */

/** A tie's line as a sample: with bars for conflict, dashes for both alike. */
function tieSample(tendency, width = 3) {
  const { tone, barred, dash } = TENDENCIES[tendency];
  const bars = barred ? [svg('path', { d: 'M6 2V12M14 2V12M22 2V12', class: 'sample thin' })] : [];
  return svg(
    'svg',
    { viewBox: '0 0 28 14', width: 28, height: 14, class: `line tone-${tone}`, 'aria-hidden': 'true' },
    svg('path', { d: 'M1 7H27', class: 'sample', 'stroke-width': width, 'stroke-dasharray': dash.length ? '7 3' : null }),
    ...bars,
  );
}

/** What lines, arrows and grounds mean. */
function tieKey() {
  const line = (tendency) => keyLine(tieSample(tendency), TENDENCIES[tendency].words);
  return el(
    'details',
    { class: 'tie-key' },
    el('summary', {}, 'Key'),
    el(
      'ul',
      {},
      Object.keys(TENDENCIES).map(line),
      el('li', {}, 'Mostly: three in five and more of the events that are conflict or cooperation. Wider: more events.'),
      el('li', {}, 'An arrow: two thirds and more go that way.'),
      el('li', {}, 'In the list: → what the first does to the second, ← the reverse, ↔ what they do together.'),
      el('li', {}, 'Grey ground: a community, whose actors deal with each other more than with the rest (Louvain).'),
      el('li', {}, 'A tie stands out if it is stronger than chance would make it for one of its two actors.'),
      el('li', {}, 'Only what is said to have happened makes a tie; what is planned, threatened or denied does not.'),
    ),
  );
}

/** The same for a picture: what draws each sample, and its words. */
function tieKeyEntries() {
  const present = new Set(tieLines.map(({ tie }) => tendencyOf(tie)));
  const lines = Object.entries(TENDENCIES).filter(([name]) => present.has(name));
  const kinds = tally(tieActors.map(({ kind }) => kind), Object.keys(KINDS));
  return [
    ...lines.map(([, look]) => ({ words: look.words, draw: (ctx, x, y) => drawTieSample(ctx, x, y, look) })),
    ...kinds.map(([kind]) => ({ sort: 'actor', kind, words: plain(kind) })),
  ];
}

function drawTieSample(ctx, x, y, look) {
  const [start, end] = [{ x: x - 4, y }, { x: x + 22, y }];
  const edge = { width: 3, bend: 0, ...look };
  drawBatch(ctx, [{ edge, way: { start, control: { x: x + 9, y }, end, length: 60 }, lit: false }], 1);
}
