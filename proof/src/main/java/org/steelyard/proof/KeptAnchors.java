package org.steelyard.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The anchors in a folder of daily files, and what is wrong with the files. */
final class KeptAnchors {

    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<LocalDate, String> digests = new HashMap<>();

    private KeptAnchors() {}

    static KeptAnchors in(Path folder, PublicKeys keys) throws IOException {
        var kept = new KeptAnchors();
        try (var files = Files.newDirectoryStream(folder, "*" + AnchorFile.SUFFIX)) {
            var sorted = new ArrayList<Path>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (var file : sorted) {
                kept.read(file, keys);
            }
        }
        return kept;
    }

    private void read(Path path, PublicKeys keys) throws IOException {
        var text = Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1);
        var signature = path.resolveSibling(path.getFileName() + ".sig");
        AnchorFile file;
        try {
            file = AnchorFile.read(text);
        } catch (Unreadable unreadable) {
            distrust(path, "cannot be read");
            return;
        }
        if (!keys.isEmpty() && !isSigned(text, signature, keys)) {
            distrust(path, "is not signed by a key that was given");
            return;
        }
        var before = file.previousDay() == null ? null : digests.get(file.previousDay());
        if (before != null && !before.equals(file.previous())) {
            distrust(path, "does not follow from the file before it");
        }
        digests.put(file.day(), file.digest());
        anchors.addAll(file.anchors());
    }

    /** The name of the key stands before the signature. */
    private static boolean isSigned(String text, Path signature, PublicKeys keys) throws IOException {
        if (!Files.exists(signature)) {
            return false;
        }
        var parts = Files.readString(signature, java.nio.charset.StandardCharsets.ISO_8859_1)
                .strip()
                .split(" ", -1);
        return parts.length == 2 && keys.verifies(parts[0], text, parts[1]);
    }

    private void distrust(Path path, String why) {
        findings.add(new Finding(
                0, Damage.ANCHOR_UNTRUSTED, null, null, "the anchor file " + path.getFileName() + " " + why));
    }

    List<Anchor> anchors() {
        return anchors;
    }

    List<Finding> findings() {
        return findings;
    }
}
