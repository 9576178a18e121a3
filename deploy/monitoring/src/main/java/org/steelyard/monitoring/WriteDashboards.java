package org.steelyard.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every board into a folder; run it after a change to {@link Boards}. */
public final class WriteDashboards {

    private WriteDashboards() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        for (var board : Boards.all()) {
            Files.writeString(folder.resolve(fileName(board)), GrafanaJson.of(board));
        }
    }

    static String fileName(Board board) {
        return board.uid() + ".json";
    }
}
