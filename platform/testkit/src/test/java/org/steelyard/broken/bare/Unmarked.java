package org.steelyard.broken.bare;

/** Breaks: every package is null-marked. */
class Unmarked {}
