package org.steelyard.assessment.year;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.ScoreView;

/**
 * One text for one result: a line for the unit and one for each indicator, fields between bars, decimals plain and without
 * trailing zeros. It holds figures only, so that a later version that shows more still gives the same text.
 */
final class Figures {

    private Figures() {}

    static byte[] of(ScoreView view) {
        var head = line(
                view.unit(),
                view.kind(),
                view.period(),
                view.scheme(),
                view.asOf(),
                view.score(),
                view.entries(),
                view.bonus(),
                view.deductions());
        return (head
                        + view.groups().stream()
                                .flatMap(group -> group.indicators().stream())
                                .map(Figures::indicator)
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String indicator(ScoreView.Line one) {
        return line(
                one.code(),
                one.k(),
                one.n(),
                one.m(),
                one.p0(),
                one.rate(),
                one.share(),
                one.effectiveWeight(),
                one.points(),
                one.notApplicable());
    }

    private static String line(@Nullable Object... fields) {
        return Stream.of(fields).map(Figures::plain).collect(Collectors.joining("|", "", "\n"));
    }

    private static String plain(@Nullable Object field) {
        return switch (field) {
            case null -> "";
            case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
            default -> field.toString();
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
