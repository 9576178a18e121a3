package org.steelyard.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextSettingTests {

    @Test
    void noLineBeginsWithAClosingMarkOrTearsANumber() {
        var setting = new TextSetting(_ -> true);

        assertThat(setting.lines("一二三四五。六（七八九）十12345", String::length, 5, 0))
                .containsExactly("一二三四", "五。六（七", "八九）十", "12345");
        assertThat(setting.lines("首行缩进两字", String::length, 4, 2)).containsExactly("首行", "缩进两字");
        assertThat(setting.lines("A".repeat(12), String::length, 5, 0)).allMatch(line -> line.length() <= 5);
        assertThat(setting.lines("", String::length, 5, 0)).containsExactly("");
        assertThat(setting.lines("。".repeat(50), String::length, 5, 0)).allMatch(line -> line.length() <= 5);
    }

    @Test
    void whatNoFontHasIsReplacedAndNamed() {
        var setting = new TextSetting(character -> character != "𠮷".codePointAt(0));

        assertThat(setting.printable("𠮷祥\u200b店\n二楼　东\t侧")).containsExactly("〓祥店", "二楼 东 侧");
        assertThat(setting.lacking()).containsExactly("U+20BB7");
    }
}
