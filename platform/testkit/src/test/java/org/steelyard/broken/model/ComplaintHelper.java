package org.steelyard.broken.model;

/** Breaks: names say something. */
class ComplaintHelper {}
