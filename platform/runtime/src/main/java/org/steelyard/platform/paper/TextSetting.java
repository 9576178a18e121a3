package org.steelyard.platform.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * Puts text into lines the way Chinese is set: anywhere between two characters, but no line begins with a closing mark or
 * ends with an opening one, and numbers and Latin words stay whole. A character no font has is set as {@value #LACKING}.
 */
public final class TextSetting {

    /** The geta mark, with which printers have always stood in for a type they lack. */
    public static final String LACKING = "〓";

    private static final String NOT_FIRST = "。，、；：？！）》】〕”’%％℃…—·,.;:?!)]}";
    private static final String NOT_LAST = "（《【〔“‘([{□■";

    private final IntPredicate has;
    private final TreeSet<Integer> lacking = new TreeSet<>();

    /**
     * @param has whether the font has a character
     */
    public TextSetting(IntPredicate has) {
        this.has = has;
    }

    /** The text with what cannot be set replaced, control characters gone, each of its own lines by itself. */
    public List<String> printable(String text) {
        return text.lines()
                .map(line -> line.codePoints()
                        .filter(character -> !Character.isISOControl(character) || character == '\t')
                        .map(character -> Character.isWhitespace(character) ? ' ' : character)
                        // marks that only say how text runs or is shown have no shape of their own
                        .filter(character ->
                                Character.getType(character) != Character.FORMAT && !isVariationSelector(character))
                        .map(this::settable)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    private int settable(int character) {
        if (has.test(character)) {
            return character;
        }
        lacking.add(character);
        return LACKING.codePointAt(0);
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }

    /** Which characters had to be replaced so far, as their code points. */
    public List<String> lacking() {
        return lacking.stream().map("U+%04X"::formatted).toList();
    }

    /** The lines of a text, each at most so wide, the first one narrower by an indent. */
    public List<String> lines(String text, ToDoubleFunction<String> width, double room, double indent) {
        var lines = new ArrayList<String>();
        for (var paragraph : printable(text)) {
            wrap(paragraph, width, room, lines.isEmpty() ? indent : 0, lines);
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrap(
            String paragraph, ToDoubleFunction<String> width, double room, double indent, List<String> lines) {
        var line = new StringBuilder();
        var free = room - indent;
        for (var atom : atoms(paragraph, width, room)) {
            var needed = width.applyAsDouble(atom);
            if (needed > free && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                free = room;
            }
            line.append(atom);
            free -= needed;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** What stays together: a word or number, a character with the marks that cling to it. */
    private static List<String> atoms(String paragraph, ToDoubleFunction<String> width, double room) {
        var atoms = new ArrayList<String>();
        for (var character :
                paragraph.codePoints().mapToObj(Character::toString).toList()) {
            var last = atoms.isEmpty() ? "" : atoms.getLast();
            if (clings(last, character) && width.applyAsDouble(last + character) <= room / 2) {
                atoms.set(atoms.size() - 1, last + character);
            } else {
                atoms.add(character);
            }
        }
        return atoms;
    }

    private static boolean clings(String before, String character) {
        if (before.isEmpty()) {
            return false;
        }
        var last = before.substring(before.offsetByCodePoints(before.length(), -1));
        return NOT_FIRST.contains(character)
                || NOT_LAST.contains(last)
                || (isWord(last.codePointAt(0)) && isWord(character.codePointAt(0)));
    }

    private static boolean isWord(int character) {
        return character < 0x250 && character > ' ';
    }
}
