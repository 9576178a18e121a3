package org.steelyard.complaint.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The parts of a workbook that are of use, unpacked within bounds. Read by the archive's own directory, as spreadsheets do
 * (PKWARE APPNOTE 4.3): what streams through {@code ZipInputStream} is a guess that some writers' files do not bear.
 */
final class Unpacked {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int CHUNK = 16 * 1024;

    private final ByteBuffer archive;
    private long allowed;
    private final long limit;

    private Unpacked(byte[] packed, WorkbookSettings settings) {
        archive = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        limit = settings.maxUnpacked().toBytes();
        // parts may each be small and the whole still a bomb, so the whole is measured against the whole
        allowed = Math.min(limit, (long) packed.length * settings.maxRatio());
    }

    /** May throw anything that reading past an end throws; the caller takes it for broken. */
    static Map<String, byte[]> parts(byte[] packed, WorkbookSettings settings) throws DataFormatException {
        return new Unpacked(packed, settings).read(settings.maxParts());
    }

    private Map<String, byte[]> read(int maxParts) throws DataFormatException {
        var parts = new HashMap<String, byte[]>();
        var end = end();
        var count = unsigned(end + 10);
        if (count > maxParts) {
            throw WorkbookRefused.tooLarge("parts", maxParts);
        }
        var at = archive.getInt(end + 16);
        for (int entry = 0; entry < count; entry++) {
            if (archive.getInt(at) != ENTRY || (unsigned(at + 8) & ENCRYPTED) != 0) {
                throw WorkbookRefused.broken();
            }
            var nameBytes = unsigned(at + 28);
            var name = new String(archive.array(), at + ENTRY_BYTES, nameBytes, StandardCharsets.UTF_8);
            var content = content(archive.getInt(at + 42), unsigned(at + 10), archive.getInt(at + 20), isWanted(name));
            if (isWanted(name) && parts.put(name, content) != null) {
                throw WorkbookRefused.broken(); // two of one name: who reads which?
            }
            at += ENTRY_BYTES + nameBytes + unsigned(at + 30) + unsigned(at + 32);
        }
        return parts;
    }

    private int end() {
        for (int at = archive.limit() - END_BYTES; at >= Math.max(0, archive.limit() - END_BYTES - MAX_COMMENT); at--) {
            if (archive.getInt(at) == END) {
                return at;
            }
        }
        throw WorkbookRefused.broken();
    }

    private byte[] content(int local, int method, int packedBytes, boolean wanted) throws DataFormatException {
        if (archive.getInt(local) != LOCAL) {
            throw WorkbookRefused.broken();
        }
        var from = local + LOCAL_BYTES + unsigned(local + 26) + unsigned(local + 28);
        var packed = archive.slice(from, packedBytes);
        return switch (method) {
            case STORED -> {
                take(packedBytes);
                var bytes = new byte[packedBytes];
                packed.get(bytes);
                yield bytes;
            }
            case DEFLATED -> inflated(packed, wanted);
            default -> throw WorkbookRefused.broken();
        };
    }

    private byte[] inflated(ByteBuffer packed, boolean wanted) throws DataFormatException {
        var bytes = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                var length = inflater.inflate(chunk);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw WorkbookRefused.broken();
                }
                take(length);
                if (wanted) {
                    bytes.write(chunk, 0, length);
                }
            }
        } finally {
            inflater.end();
        }
        return bytes.toByteArray();
    }

    private void take(int bytes) {
        allowed -= bytes;
        if (allowed < 0) {
            throw WorkbookRefused.tooLarge("unpacked", limit);
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(archive.getShort(at));
    }

    private static boolean isWanted(String name) {
        return name.equals("xl/sharedStrings.xml") || name.matches("xl/worksheets/sheet\\d{1,3}\\.xml");
    }
}
