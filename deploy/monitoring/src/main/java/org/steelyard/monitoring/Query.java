package org.steelyard.monitoring;

/**
 * One line, or bundle of lines, of a panel.
 *
 * @param expression in PromQL; {@code $__rate_interval} stands for a range that fits the scrape interval
 * @param legend how a line is called; labels in double braces are filled in
 */
public record Query(String expression, String legend) {}
