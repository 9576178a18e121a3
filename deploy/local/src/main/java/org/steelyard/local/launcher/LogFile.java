package org.steelyard.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** What a process says, kept in a file that is set aside when it grows too large. */
final class LogFile {

    static final long MAX_BYTES = 10L << 20;

    private static final int TAIL_BYTES = 4096;

    private final Path file;
    private final long maxBytes;
    private final int keep;
    private final byte[] tail = new byte[TAIL_BYTES];
    private long written;

    /**
     * @param maxBytes size at which it is set aside
     * @param keep how many older files stay, as {@code name.1} (the youngest), {@code name.2} …
     */
    LogFile(Path file, long maxBytes, int keep) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keep = keep;
    }

    Path path() {
        return file;
    }

    /** Copies until the process closes its end. */
    void copyFrom(InputStream in) {
        var buffer = new byte[8192];
        try {
            var size = Files.exists(file) ? Files.size(file) : 0;
            var out = open();
            try {
                for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (size + n > maxBytes) {
                        out.close();
                        setAside();
                        out = open();
                        size = 0;
                    }
                    out.write(buffer, 0, n);
                    size += n;
                    remember(buffer, n);
                }
            } finally {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Makes room: the oldest goes, each other becomes one older. */
    void setAside() throws IOException {
        for (var age = keep; age >= 1; age--) {
            var younger = age == 1 ? file : older(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, older(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    private synchronized void remember(byte[] bytes, int length) {
        for (var i = Math.max(0, length - TAIL_BYTES); i < length; i++) {
            tail[(int) ((written + i) % TAIL_BYTES)] = bytes[i];
        }
        written += length;
    }

    /** The last lines that came. */
    synchronized List<String> lastLines(int count) {
        var length = (int) Math.min(written, TAIL_BYTES);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) {
            bytes[i] = tail[(int) ((written - length + i) % TAIL_BYTES)];
        }
        var lines = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\\R"));
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
}
