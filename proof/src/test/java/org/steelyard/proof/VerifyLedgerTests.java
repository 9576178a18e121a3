package org.steelyard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyLedgerTests {

    @TempDir
    Path folder;

    private final SampleLedger ledger = new SampleLedger(11, 25);

    @BeforeEach
    void files() throws IOException {
        ledger.anchor();
        Files.write(folder.resolve("export.jsonl"), SampleLedger.join(ledger.lines()));
        Files.writeString(folder.resolve("key.pub.pem"), SampleLedger.PUBLIC_PEM);
        AnchorFile before = null;
        for (var anchor : ledger.anchors) {
            before = keep(new AnchorFile(
                    anchor.day(),
                    before == null ? null : before.day(),
                    before == null ? null : before.digest(),
                    List.of(anchor)));
        }
    }

    private AnchorFile keep(AnchorFile file) throws IOException {
        Files.createDirectories(folder.resolve("anchors"));
        Files.writeString(folder.resolve("anchors").resolve(file.name()), file.text());
        Files.writeString(
                folder.resolve("anchors").resolve(file.name() + ".sig"),
                SampleLedger.KEY.id() + " " + SampleLedger.KEY.sign(file.text()) + "\n");
        return file;
    }

    @Test
    void saysThatNothingWasAlteredAndHowFarThatIsVouchedFor() {
        assertThat(run("export.jsonl", "--public-key", "key.pub.pem", "--anchors", "anchors"))
                .startsWith("0 ")
                .contains("unit " + SampleLedger.UNIT + " 2026")
                .contains("the last at link 25; their signatures were checked")
                .contains("INTACT");
        assertThat(run("export.jsonl")).startsWith("0 ").contains("NOT checked");
    }

    @Test
    void namesWhatWasAltered() throws IOException {
        var lines = new ArrayList<>(ledger.lines());
        var entry = lines.get(lines.size() - 2);
        entry[entry.length - 4] ^= 1;
        Files.write(folder.resolve("export.jsonl"), SampleLedger.join(lines));

        assertThat(run("export.jsonl"))
                .startsWith("1 ")
                .contains("unit " + SampleLedger.UNIT)
                .contains("entry " + SampleLedger.UNIT + "-2026-")
                .contains("ALTERED");
    }

    @Test
    void trustsNoAnchorFileThatWasAlteredReplacedOrIsNotSigned() throws IOException {
        var last = folder.resolve("anchors").resolve(ledger.anchors.getLast().day() + AnchorFile.SUFFIX);
        var text = Files.readString(last);
        Files.writeString(last, text.replace("\"links\":25", "\"links\":24"));
        assertThat(run("export.jsonl", "--public-key", "key.pub.pem", "--anchors", "anchors"))
                .startsWith("1 ")
                .contains("ANCHOR_UNTRUSTED");

        Files.writeString(last, text);
        Files.delete(last.resolveSibling(last.getFileName() + ".sig"));
        assertThat(run("export.jsonl", "--public-key", "key.pub.pem", "--anchors", "anchors"))
                .startsWith("1 ")
                .contains("is not signed");

        var day = ledger.anchors.getLast().day();
        var replaced = keep(new AnchorFile(day, day.minusDays(1), Sha256.of("another"), List.of()));
        assertThat(replaced.day()).isEqualTo(day);
        assertThat(run("export.jsonl", "--public-key", "key.pub.pem", "--anchors", "anchors"))
                .startsWith("1 ")
                .contains("does not follow from the file before it");
    }

    @Test
    void refusesWhatItCannotUse() throws IOException {
        Files.writeString(folder.resolve("text"), "not an export\n");
        Files.writeString(folder.resolve("empty"), "");

        assertThat(run("text")).startsWith("2 ").contains("not the export of a ledger");
        assertThat(run("empty")).startsWith("2 ");
        assertThat(run("nowhere")).startsWith("2 ").contains("nowhere");
        assertThat(run("export.jsonl", "--public-key", "text")).startsWith("2 ").contains("PEM");
        assertThat(run("export.jsonl", "--anchors", "nowhere")).startsWith("2 ");
        assertThat(run("export.jsonl", "--colour")).startsWith("2 ").contains("--help");
        assertThat(run()).startsWith("2 ");
        assertThat(run("--help")).startsWith("0 ").contains("Usage");
    }

    /** The exit code and what was printed; names are of files in the folder. */
    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var resolved = List.of(arguments).stream()
                .map(argument -> argument.startsWith("--")
                        ? argument
                        : folder.resolve(argument).toString())
                .toList();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            return VerifyLedger.run(resolved, print, print) + " " + out.toString(StandardCharsets.UTF_8);
        }
    }
}
