package org.steelyard.proof;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the export of a ledger, with nothing but a Java runtime: see {@code --help}. */
public final class VerifyLedger {

    static final int INTACT = 0;
    static final int DAMAGED = 1;
    static final int UNUSABLE = 2;

    private static final int SHOWN = 20;
    /** No entry is as long; a file without line ends is not an export. */
    private static final int LONGEST_LINE_BYTES = 64 * 1024 * 1024;

    private static final String HELP = """
            Usage: verify-ledger FILE [--public-key PEM]... [--anchors DIR]

            Checks the export of a unit's ledger (GET /api/ledger/export) without asking the system that made it.

              --public-key PEM   the key that signs anchors (Ed25519, X.509); may be given several times. Without it
                                 anchors are compared, but not who made them.
              --anchors DIR      daily anchor files kept elsewhere: <day>.jsonl with <day>.jsonl.sig

            Exit code 0: nothing was altered. 1: it names the first altered, missing or reordered entry, and up to 20
            findings. 2: the input cannot be used.""";

    private VerifyLedger() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** As the command does, with the exit code as answer. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(HELP);
            return INTACT;
        }
        try {
            var question = Question.of(arguments);
            var report = check(question);
            tell(report, question, out);
            return report.isIntact() ? INTACT : DAMAGED;
        } catch (Unreadable unusable) {
            err.println("Cannot check: " + unusable.getMessage());
        } catch (IOException unusable) {
            err.println("Cannot check: " + unusable);
        }
        return UNUSABLE;
    }

    private static Report check(Question question) throws IOException {
        var pems = new ArrayList<String>();
        for (var file : question.publicKeys()) {
            pems.add(Files.readString(file));
        }
        var keys = new PublicKeys(pems);
        var folder = question.anchors();
        var kept = folder == null ? null : KeptAnchors.in(folder, keys);
        var check = new LedgerCheck(kept == null ? List.of() : kept.anchors(), keys);
        if (kept != null) {
            kept.findings().forEach(check::add);
        }
        try (var file = new BufferedInputStream(Files.newInputStream(question.file()), 1 << 16)) {
            for (var line = line(file); line != null; line = line(file)) {
                check.line(line);
            }
        }
        return check.finish();
    }

    /** The bytes up to the next line feed, nothing at the end. */
    private static byte @Nullable [] line(InputStream file) throws IOException {
        var line = new ByteArrayOutputStream(512);
        int next = file.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE_BYTES) {
                throw new Unreadable("a line is longer than " + LONGEST_LINE_BYTES + " bytes");
            }
            line.write(next);
            next = file.read();
        }
        return line.toByteArray();
    }

    private static void tell(Report report, Question question, PrintStream out) {
        var year = report.year() == null ? "" : " " + report.year();
        out.println("Ledger of unit " + report.unit() + year + ": " + report.entries() + " entries, chain of "
                + report.links() + " links, head " + report.head());
        out.println(
                report.anchors() == 0
                        ? "No anchor was there to hold the chain against: that its end was not cut off or all of it made"
                                + " anew is not shown."
                        : "Held against " + report.anchors() + " anchors, the last at link " + report.anchored() + "; "
                                + (report.signed()
                                        ? "their signatures were checked."
                                        : "their signatures were NOT checked (--public-key)."));
        if (report.isIntact()) {
            out.println("INTACT: nothing was altered, is missing or stands in another place.");
            return;
        }
        out.println("DAMAGED in " + question.file().getFileName() + ", unit " + report.unit() + ". The first:");
        report.findings().stream().limit(SHOWN).forEach(finding -> out.println("  " + finding));
        if (report.findings().size() > SHOWN) {
            out.println("  and " + (report.findings().size() - SHOWN) + " more");
        }
    }

    /** What was asked on the command line. */
    private record Question(
            Path file, List<Path> publicKeys, @Nullable Path anchors) {

        static Question of(List<String> arguments) {
            Path file = null;
            Path anchors = null;
            var keys = new ArrayList<Path>();
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var argument = rest.next();
                if (argument.equals("--public-key") && rest.hasNext()) {
                    keys.add(Path.of(rest.next()));
                } else if (argument.equals("--anchors") && rest.hasNext()) {
                    anchors = Path.of(rest.next());
                } else if (!argument.startsWith("--") && file == null) {
                    file = Path.of(argument);
                } else {
                    throw new Unreadable("unknown argument " + argument + "; see --help");
                }
            }
            if (file == null) {
                throw new Unreadable("no file was named; see --help");
            }
            return new Question(file, keys, anchors);
        }
    }
}
