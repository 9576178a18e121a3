package org.steelyard.complaint.intake;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/**
 * Reads the first sheet of an xlsx workbook (ECMA-376) as text and numbers. Written out here instead of taken from a library
 * because the bounds are the point: libraries read a workbook whole before anybody can say it is too large.
 */
@Component
public class Workbooks {

    private final WorkbookSettings settings;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    Workbooks(WorkbookSettings settings) {
        this.settings = settings;
        // a workbook has no use for either, and an attacker has
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** The rows of the first sheet, from the first; empty rows are empty lists. */
    public List<List<Cell>> rows(byte[] workbook) {
        try {
            var parts = Unpacked.parts(workbook, settings);
            var sheet = parts.entrySet().stream()
                    .filter(part -> part.getKey().startsWith("xl/worksheets/"))
                    .min(Comparator.comparing((Map.Entry<String, byte[]> part) ->
                                    part.getKey().length())
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow(WorkbookRefused::broken)
                    .getValue();
            var shared = parts.get("xl/sharedStrings.xml");
            return sheet(sheet, shared == null ? List.of() : sharedTexts(shared));
        } catch (DataFormatException
                | XMLStreamException
                | IndexOutOfBoundsException
                | IllegalArgumentException broken) {
            throw (WorkbookRefused) WorkbookRefused.broken().initCause(broken);
        }
    }

    private List<String> sharedTexts(byte[] part) throws XMLStreamException {
        var texts = new ArrayList<String>();
        var reader = xml.createXMLStreamReader(new ByteArrayInputStream(part));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                texts.add(text(reader, "si"));
            }
        }
        return texts;
    }

    private List<List<Cell>> sheet(byte[] part, List<String> shared) throws XMLStreamException {
        var rows = new ArrayList<List<Cell>>();
        var reader = xml.createXMLStreamReader(new ByteArrayInputStream(part));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> row(rows, reader.getAttributeValue(null, "r"));
                    case "c" -> cell(rows.getLast(), reader, shared);
                    default -> {}
                }
            }
        }
        return rows;
    }

    private void row(List<List<Cell>> rows, String number) {
        var wanted = number == null ? rows.size() + 1 : Integer.parseInt(number);
        if (wanted > settings.maxRows()) {
            throw WorkbookRefused.tooLarge("rows", settings.maxRows());
        }
        if (wanted <= rows.size()) {
            throw WorkbookRefused.broken();
        }
        while (rows.size() < wanted) {
            rows.add(new ArrayList<>());
        }
    }

    private void cell(List<Cell> row, XMLStreamReader reader, List<String> shared) throws XMLStreamException {
        var column = column(reader.getAttributeValue(null, "r"), row.size());
        if (column >= settings.maxColumns()) {
            throw WorkbookRefused.tooLarge("columns", settings.maxColumns());
        }
        if (column < row.size()) {
            throw WorkbookRefused.broken();
        }
        while (row.size() < column) {
            row.add(Cell.EMPTY);
        }
        var type = reader.getAttributeValue(null, "t");
        var raw = text(reader, "c");
        var text = "s".equals(type) ? shared(shared, raw) : raw;
        if (text.length() > settings.maxCell()) {
            throw WorkbookRefused.tooLarge("cell", settings.maxCell());
        }
        row.add(new Cell(text, (type == null || type.equals("n")) && !text.isBlank()));
    }

    private static String shared(List<String> shared, String index) {
        var place = Integer.parseInt(index.strip());
        if (place < 0 || place >= shared.size()) {
            throw WorkbookRefused.broken();
        }
        return shared.get(place);
    }

    private static int column(String reference, int next) {
        if (reference == null) {
            return next;
        }
        var letters = reference.replaceFirst("\\d+$", "");
        if (!letters.matches("[A-Z]{1,3}")) {
            throw WorkbookRefused.broken();
        }
        return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
    }

    /** The text in an element, of {@code t} and {@code v} below it; a formula's text is its value, never the formula. */
    private static String text(XMLStreamReader reader, String end) throws XMLStreamException {
        var text = new StringBuilder();
        var within = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    within = reader.getLocalName().equals("t")
                            || reader.getLocalName().equals("v");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (within) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    within = false;
                    if (reader.getLocalName().equals(end)) {
                        return text.toString();
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }
}
