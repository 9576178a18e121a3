package org.steelyard.monitoring;

import java.util.List;

/**
 * One page of pictures.
 *
 * @param uid what links call it; never changed once released
 * @param title what people call it
 * @param panels its pictures, in the order they are read
 */
public record Board(String uid, String title, List<Panel> panels) {}
