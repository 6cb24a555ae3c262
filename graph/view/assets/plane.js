/* A window onto things in seats: vis-network moves it and knows the pointer; we draw. */

const MOVING = 80; // labels while something is dragged, so that it keeps up

/**
 * What a plane shows and how, as functions:
 * `things()` all that may be in it, the most important first; `isOn(id)`, `radius(thing)` at scale 1;
 * `under(ctx, view, seat)` draws the lines and returns those that are not faint; `ring(id)`,
 * `faint(id)`; `labels()` the things to name, the most important first; `weight(thing)` of letters;
 * `over(ctx, lines, taken)` writes more; `click(id, pointer)`, `double(id)`.
 */
class Plane {
  constructor(box, shows) {
    Object.assign(this, { box, shows, seats: new Map(), told: new Map(), radii: new Map(), lines: [] });
    Object.assign(this, { stretch: { x: 1, y: 1 }, moved: false, shrink: 1, about: null });
    Object.assign(this, { idle: false, held: false }); // by us, so that nothing is drawn; by the reader
    box.seatOf = (id) => this.seating()(id); // for scripts around the page
  }

  get ready() {
    return Boolean(this.net);
  }

  /** Opens the window; vis-network looks at the size of its box now. */
  open() {
    this.nodes = new vis.DataSet([]);
    this.net = new vis.Network(this.box, { nodes: this.nodes, edges: new vis.DataSet([]) }, WINDOW);
    this.net.canvas.frame.tabIndex = -1; // the box around it has the focus
    this.net.on('beforeDrawing', (ctx) => this.before(ctx));
    this.net.on('afterDrawing', (ctx) => this.after(ctx));
    this.listen();
  }

  listen() {
    const { net, shows } = this;
    net.on('click', ({ nodes: [id], event, pointer }) =>
      shows.click(id, { ...pointer.DOM, shiftKey: event.srcEvent?.shiftKey }),
    );
    net.on('doubleClick', ({ nodes: [id] }) => {
      if (id === undefined) return;
      this.moved = true;
      net.focus(id, { scale: Math.max(1.2, net.getScale() * 1.5), animation: false });
    });
    net.on('hoverNode', ({ node }) => hover(node));
    net.on('blurNode', () => hover(null));
    net.on('dragging', ({ nodes: ids }) => ids.length && this.keepSeats(ids));
    net.on('dragStart', () => (this.held = true));
    net.on('dragEnd', () => {
      this.held = false;
      net.redraw();
    });
    for (const change of ['dragEnd', 'zoom']) net.on(change, () => (this.moved = true));
    net.on('resize', () => this.moved || requestAnimationFrame(() => this.fit(this.about ?? this.extent())));
  }

  /** Whether there is anything of it to be seen. */
  inView() {
    return this.ready && this.box.clientWidth > 0;
  }

  /** Gives things their seats, and takes away all others. */
  sit(seats) {
    this.seats = seats;
    const gone = [...this.told.keys()].filter((id) => !seats.has(id));
    if (gone.length) this.nodes.remove(gone);
    for (const id of gone) this.told.delete(id);
    this.radii.clear();
  }

  radius(thing) {
    if (!this.radii.has(thing.id)) this.radii.set(thing.id, this.shows.radius(thing));
    return this.radii.get(thing.id);
  }

  /** Marks shrink less than the plane does, and grow less. */
  markScale(scale) {
    return Math.min(1.35, Math.max(this.shrink, scale));
  }

  /** The window as it is: from the plane to pixels. */
  outlook() {
    const { clientWidth: width, clientHeight: height } = this.box;
    const scale = this.net.getScale();
    const centre = this.net.getViewPosition();
    return { width, height, scale, left: width / 2 - centre.x * scale, top: height / 2 - centre.y * scale };
  }

  /** A function from an id to its place and radius on the screen. */
  seating({ scale, left, top } = this.outlook()) {
    const { stretch, seats } = this;
    return (id) => {
      const seat = seats.get(id);
      return {
        x: left + seat.x * stretch.x * scale,
        y: top + seat.y * stretch.y * scale,
        r: this.radius(THINGS.get(id)) * this.markScale(scale),
      };
    };
  }

  /** What vis-network calls to draw one node, in the units of the plane. */
  renderer(thing) {
    return ({ ctx, x, y }) => {
      const scale = this.net.getScale();
      const pixels = this.radius(thing) * this.markScale(scale);
      const radius = pixels / scale;
      const nodeDimensions = { width: 2 * radius, height: 2 * radius };
      if (this.idle) return { drawNode: () => {}, nodeDimensions };
      const how = { ring: this.shows.ring(thing.id), faint: this.shows.faint(thing.id), pixels };
      return { drawNode: () => paintNode(ctx, thing, x, y, radius, how), nodeDimensions };
    };
  }

  before(ctx) {
    if (this.idle) return;
    inPixels(ctx, this.net.getScale(), () => this.drawLines(ctx, this.outlook()));
  }

  after(ctx) {
    if (this.idle) return;
    inPixels(ctx, this.net.getScale(), () => this.drawText(ctx, this.outlook()));
    noteFirstDraw();
  }

  drawLines(ctx, view) {
    this.lines = this.shows.under(ctx, view, this.seating(view));
  }

  /** Draws the labels, and what is written on the lines; while the plane moves, the first of many. */
  drawText(ctx, view) {
    const wanted = this.shows.labels().slice(0, this.held ? MOVING : undefined);
    const { labels, taken } = placeLabels(ctx, wanted, this.seating(view), view, this.lines, this.shows.weight);
    this.box.dataset.labels = `${labels.length} of ${wanted.length}`;
    this.shows.over(ctx, this.lines, taken);
    writeLabels(ctx, labels);
  }

  /** Draws all of it on another canvas, for a picture. */
  paint(ctx, view) {
    const seat = this.seating(view);
    this.drawLines(ctx, view);
    for (const thing of this.present().reverse()) {
      const { x, y, r } = seat(thing.id);
      paintNode(ctx, thing, x, y, r, { ring: this.shows.ring(thing.id), faint: this.shows.faint(thing.id) });
    }
    this.drawText(ctx, view);
  }

  /** What is in the plane now, the most important first. */
  present() {
    return this.shows.things().filter(({ id }) => this.seats.has(id) && this.shows.isOn(id));
  }

  /** Tells vis-network where nodes are and which are hidden; only what has changed. */
  tellNodes() {
    const { stretch, told } = this;
    const changes = [];
    const gone = new Set(told.keys());
    for (const thing of this.present()) {
      const { id } = thing;
      const { x, y } = this.seats.get(id);
      const node = { id, x: x * stretch.x, y: y * stretch.y, hidden: false };
      const key = `${node.x} ${node.y}`;
      gone.delete(id);
      if (told.get(id) === key) continue;
      changes.push(told.has(id) ? node : { ...node, ctxRenderer: this.renderer(thing) });
      told.set(id, key);
    }
    for (const id of gone) {
      if (told.get(id) !== 'hidden') changes.push({ id, hidden: true });
      told.set(id, 'hidden');
    }
    if (!changes.length) return;
    this.idle = true;
    this.nodes.update(changes);
    this.net.redraw(); // vis-network notices only now where the nodes are, and would draw them the next time
    this.idle = false;
  }

  /** Whether all that is shown is in the window. */
  isAllInSight() {
    const view = this.outlook();
    const seat = this.seating(view);
    return this.present().every(({ id }) => {
      const { x, y } = seat(id);
      return x > 0 && y > 0 && x < view.width && y < view.height;
    });
  }

  extent() {
    return boxAbout(this.present().map(({ id }) => this.seats.get(id)));
  }

  /** Shows all that is shown, or a box again, stretched in one direction to fill the window. */
  fit(about = this.extent()) {
    const { clientWidth, clientHeight } = this.box;
    if (!this.ready || !about || clientWidth < 50) return;
    const [across, down] = [(clientWidth - 120) / about.width, (clientHeight - 84) / about.height];
    const scale = Math.min(across, down, 1.25);
    this.stretch = { x: within(across / scale, 1, 1.6), y: within(down / scale, 1, 1.6) };
    this.shrink = about.many > 90 ? 0.3 : scale > 0.5 ? 0.72 : 0.6;
    Object.assign(this, { moved: false, about });
    this.tellNodes();
    const { stretch } = this;
    const position = { x: about.x * stretch.x, y: about.y * stretch.y + 12 / scale };
    this.net.moveTo({ position, scale, animation: false });
  }

  zoom(factor) {
    this.moved = true;
    this.net.moveTo({ scale: within(this.net.getScale() * factor, 0.02, 6), animation: false });
  }

  /** Moves the window if a thing is out of it or near its rim. */
  bringIntoSight(id) {
    if (!this.ready || !this.seats.has(id) || !this.shows.isOn(id)) return;
    const view = this.outlook();
    const { x, y } = this.seating(view)(id);
    if (x > 60 && y > 40 && x < view.width - 60 && y < view.height - 60) return;
    const { stretch } = this;
    const seat = this.seats.get(id);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.net.moveTo({
      position: { x: seat.x * stretch.x, y: seat.y * stretch.y },
      animation: still ? false : { duration: 300, easingFunction: 'easeInOutQuad' },
    });
  }

  /** Keeps what the reader has dragged elsewhere. */
  keepSeats(ids) {
    for (const [id, { x, y }] of Object.entries(this.net.getPositions(ids))) {
      this.seats.set(id, { x: x / this.stretch.x, y: y / this.stretch.y });
    }
  }

  redraw() {
    this.tellNodes();
    this.net.redraw();
  }
}
