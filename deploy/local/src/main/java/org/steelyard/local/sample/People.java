package org.steelyard.local.sample;

import java.util.List;
import java.util.Locale;

/** Invented people and shops, visibly so, with phone numbers nobody has. */
final class People {

    private static final List<String> STEMS = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸");

    private People() {}

    static String name(Chance chance) {
        return "示例" + chance.oneOf(STEMS) + chance.oneOf(STEMS);
    }

    static String shop(Chance chance, String place, String kind) {
        return place + "示例" + kind + chance.oneOf(STEMS);
    }

    static String phone(Chance chance) {
        return String.format(Locale.ROOT, "130 0000 %04d", chance.between(0, 9_999));
    }
}
