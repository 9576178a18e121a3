package org.steelyard.complaint.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;
import org.steelyard.proof.AnchorFile;

/** Where the daily anchor files are put, to be carried to where nobody who keeps the ledgers can reach. */
@Component
class AnchorFolder {

    private static final Logger log = LoggerFactory.getLogger(AnchorFolder.class);
    /** More than a year: a file that was carried away longer ago does not come back. */
    private static final int DAYS = 400;

    private final @Nullable Path folder;
    private final ChainTelemetry telemetry;

    AnchorFolder(ChainSettings settings, ChainTelemetry telemetry) {
        this.folder = settings.anchorDirectory();
        this.telemetry = telemetry;
    }

    /** Puts the files there that are not; a folder that cannot be written is tried again at the next look. */
    void fill(IntFunction<List<AnchoredDay>> latest) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            for (var day : latest.apply(DAYS)) {
                var name = day.day() + AnchorFile.SUFFIX;
                var signature = day.signature();
                if (signature != null) {
                    put(folder.resolve(name + ".sig"), signature + "\n");
                }
                put(folder.resolve(name), day.text());
            }
        } catch (IOException e) {
            telemetry.fileFailed();
            log.atError()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Anchor files not written");
        }
    }

    /** Written aside and moved, so that a crash in between leaves no half of a file; what is there stays. */
    private static void put(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "anchor", ".new");
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
