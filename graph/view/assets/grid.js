/* What is taken on a plane: boxes and points in cells, so that only near ones are compared. */

const CELL = 48;

/** A box is [left, top, right, bottom, owner]. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  /** Calls a function with the boxes of each cell that a box touches, until it answers true. */
  some(box, test) {
    for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
      for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) {
        if (test(this.cells.get(column * 65536 + row) ?? [], column * 65536 + row)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.some(box, (boxes, cell) => {
      if (boxes.length) boxes.push(box);
      else this.cells.set(cell, [box]);
      return false;
    });
  }

  remove(box) {
    this.some(box, (boxes) => {
      if (boxes.includes(box)) boxes.splice(boxes.indexOf(box), 1);
      return false;
    });
  }

  /** Says whether a box overlaps one of another owner. */
  hits(box, owner) {
    return this.some(box, (boxes) => boxes.some((other) => other[4] !== owner && overlap(box, other)));
  }

  /** The boxes of other owners that a box overlaps. */
  under(box, owner) {
    const found = new Set();
    this.some(box, (boxes) => {
      for (const other of boxes) if (other[4] !== owner && overlap(box, other)) found.add(other);
      return false;
    });
    return found;
  }

  /** Counts the points in a box. */
  countIn(box) {
    let inside = 0;
    this.some(box, (points) => {
      for (const [x, y] of points) if (x > box[0] && x < box[2] && y > box[1] && y < box[3]) inside += 1;
      return false;
    });
    return inside;
  }
}

const overlap = (a, b) => b[0] < a[2] && b[2] > a[0] && b[1] < a[3] && b[3] > a[1];
