/* Who deals with whom: actors and the ties between them, and the strongest ties in order. */

function startDyads() {}
