package org.steelyard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DashboardsTests {

    private static final Path ROOT = Path.of("../..");
    private static final Path FOLDER = Path.of("grafana/dashboards");

    @Test
    void areTheFilesOfTheirSource() throws IOException {
        if (Boolean.getBoolean("dashboards.write")) {
            WriteDashboards.main(new String[] {FOLDER.toString()});
        }
        for (var board : Boards.all()) {
            assertThat(FOLDER.resolve(WriteDashboards.fileName(board))).hasContent(GrafanaJson.of(board));
        }
        try (var files = Files.list(FOLDER)) {
            assertThat(files).hasSameSizeAs(Boards.all());
        }
    }

    @Test
    void askOnlyForMetricsThatArePublished() {
        var page = MetricsPage.read(ROOT);
        assertThat(Boards.all())
                .allSatisfy(board -> assertThat(board.panels())
                        .allSatisfy(panel -> assertThat(panel.queries())
                                .allSatisfy(query -> assertThat(MetricsPage.seriesIn(query.expression()))
                                        .as(board.title() + ", " + panel.title())
                                        .isNotEmpty()
                                        .allMatch(page::explains))));
    }

    @Test
    void sayWhatEachPanelMeans() {
        assertThat(Boards.all()).extracting(Board::uid).doesNotHaveDuplicates();
        assertThat(Boards.all()).allSatisfy(board -> {
            assertThat(board.panels()).extracting(Panel::title).doesNotHaveDuplicates();
            assertThat(board.panels()).allMatch(panel -> panel.meaning().length() > 5);
        });
    }
}
