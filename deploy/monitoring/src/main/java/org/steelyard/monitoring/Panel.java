package org.steelyard.monitoring;

import java.util.List;

/**
 * One picture on a board.
 *
 * @param title what it shows
 * @param unit as Grafana names it: {@code s}, {@code reqps}, {@code bytes}, {@code percentunit}, {@code short}
 * @param form how it is drawn
 * @param meaning what a reader should take from it
 * @param queries what is asked
 */
public record Panel(String title, String unit, Form form, String meaning, List<Query> queries) {

    /** How a panel is drawn, by Grafana's name. */
    enum Form {
        LINES("timeseries"),
        NUMBER("stat"),
        BARS("bargauge");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    static Panel lines(String title, String unit, String meaning, String expression, String legend) {
        return new Panel(title, unit, Form.LINES, meaning, List.of(new Query(expression, legend)));
    }

    static Panel number(String title, String unit, String meaning, String expression) {
        return new Panel(title, unit, Form.NUMBER, meaning, List.of(new Query(expression, "")));
    }

    static Panel bars(String title, String unit, String meaning, String expression, String legend) {
        return new Panel(title, unit, Form.BARS, meaning, List.of(new Query(expression, legend)));
    }

    /** The same picture with one more question. */
    Panel and(String expression, String legend) {
        var more = new java.util.ArrayList<>(queries);
        more.add(new Query(expression, legend));
        return new Panel(title, unit, form, meaning, List.copyOf(more));
    }
}
