package org.steelyard.broken.model;

import org.steelyard.broken.web.BrokenController;

/** Breaks: the model knows no adapter. */
class KnowsItsAdapter {
    BrokenController controller = new BrokenController();
}
