package org.steelyard.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes a board as Grafana takes it in: three panels a row, one variable for the data source, nothing random. */
final class GrafanaJson {

    private static final int COLUMNS = 24;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 8;
    private static final int SCHEMA = 39; // Grafana 10.4 and later read it
    private static final Map<String, Object> SOURCE = Map.of("uid", "${datasource}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private GrafanaJson() {}

    static String of(Board board) {
        var json = map(
                "uid", board.uid(),
                "title", board.title(),
                "tags", List.of("steelyard"),
                "timezone", "Asia/Shanghai",
                "schemaVersion", SCHEMA,
                "editable", false,
                "refresh", "30s",
                "time", map("from", "now-6h", "to", "now"),
                "templating", map("list", List.of(dataSource())),
                "panels", panels(board));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> dataSource() {
        return map("name", "datasource", "type", "datasource", "query", "prometheus", "label", "Prometheus");
    }

    private static List<Object> panels(Board board) {
        var all = new ArrayList<>();
        for (int i = 0; i < board.panels().size(); i++) {
            var at = i * WIDTH;
            all.add(panel(
                    board.panels().get(i),
                    i + 1,
                    map("x", at % COLUMNS, "y", at / COLUMNS * HEIGHT, "w", WIDTH, "h", HEIGHT)));
        }
        return all;
    }

    private static Map<String, Object> panel(Panel panel, int id, Map<String, Object> place) {
        return map(
                "id", id,
                "type", panel.form().type(),
                "title", panel.title(),
                "description", panel.meaning(),
                "datasource", SOURCE,
                "gridPos", place,
                "fieldConfig", map("defaults", map("unit", panel.unit(), "min", 0), "overrides", List.of()),
                "targets", targets(panel));
    }

    private static List<Object> targets(Panel panel) {
        var all = new ArrayList<>();
        for (var query : panel.queries()) {
            all.add(map(
                    "refId",
                    String.valueOf((char) ('A' + all.size())),
                    "datasource",
                    SOURCE,
                    "expr",
                    query.expression(),
                    "legendFormat",
                    query.legend(),
                    "instant",
                    panel.form() != Panel.Form.LINES,
                    "range",
                    panel.form() == Panel.Form.LINES));
        }
        return all;
    }

    /** In the order given, so that the same board is the same file. */
    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
