package org.steelyard.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next the token of the next page, none at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
