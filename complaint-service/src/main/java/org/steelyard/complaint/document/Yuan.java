package org.steelyard.complaint.document;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in the capital numerals of Chinese documents, which cannot be altered by a stroke. */
final class Yuan {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);

    private Yuan() {}

    /** Such as 壹仟零伍元陆角 or 贰佰元整; what is smaller than a fen is cut off. From 10^12 yuan on, figures must do. */
    static String inCapitals(BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(LIMIT) >= 0) {
            return amount.toPlainString() + "元";
        }
        var fen = amount.setScale(2, RoundingMode.DOWN).movePointRight(2).longValueExact();
        var whole = fen / 100;
        var jiao = (int) (fen / 10 % 10);
        var rest = (int) (fen % 10);
        var text = new StringBuilder();
        if (whole > 0 || fen == 0) {
            text.append(whole(whole)).append("元");
        }
        if (jiao == 0 && rest == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(digit(jiao)).append("角");
        } else if (whole > 0) {
            text.append("零");
        }
        return rest > 0 ? text.append(digit(rest)).append("分").toString() : text.toString();
    }

    private static String whole(long whole) {
        if (whole == 0) {
            return "零";
        }
        var text = new StringBuilder();
        var gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            var part = (int) (whole / (long) Math.pow(10_000, group) % 10_000);
            if (part == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || part < 1000)) {
                text.append("零");
            }
            text.append(part(part)).append(GROUPS[group]);
            gap = false;
        }
        return text.toString();
    }

    private static String part(int part) {
        var text = new StringBuilder();
        var gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            var digit = part / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(digit(digit)).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
