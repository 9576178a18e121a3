package org.steelyard.complaint.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuanTests {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.05, 伍分",
        "0.60, 陆角",
        "1.05, 壹元零伍分",
        "10, 壹拾元整",
        "200, 贰佰元整",
        "1005.60, 壹仟零伍元陆角",
        "1234.56, 壹仟贰佰叁拾肆元伍角陆分",
        "6000, 陆仟元整",
        "10001, 壹万零壹元整",
        "100500, 壹拾万零伍佰元整",
        "107000.53, 壹拾万柒仟元伍角叁分",
        "1010010, 壹佰零壹万零壹拾元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "999999999999.99, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "1000000000000, 1000000000000元"
    })
    void writesAmountsInCapitals(BigDecimal amount, String capitals) {
        assertThat(Yuan.inCapitals(amount)).isEqualTo(capitals);
    }
}
