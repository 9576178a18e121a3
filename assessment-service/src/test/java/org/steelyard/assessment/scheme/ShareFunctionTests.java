package org.steelyard.assessment.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShareFunctionTests {

    private static Ratio decimal(String number) {
        return Ratio.of(new BigDecimal(number));
    }

    @Test
    void thresholdLosesItsSlopePerPointMissing() {
        var thr = new ShareFunction.Thr(Ratio.of(95), decimal("0.02"), decimal("0.5"));
        assertThat(thr.share(decimal("0.97"))).isEqualTo(Ratio.ONE);
        assertThat(thr.share(decimal("0.95"))).isEqualTo(Ratio.ONE);
        assertThat(thr.share(decimal("0.85"))).isEqualTo(decimal("0.8"));
        assertThat(thr.share(decimal("0.60"))).isEqualTo(decimal("0.5"));
    }

    @Test
    void onePatrolByEndOfJuneIsAllThatAQuotaOfFourWants() {
        var quota = new ShareFunction.Quota(4);
        var due = Ratio.of(4).times(Ratio.of(180, 365)).floor();
        assertThat(due).isEqualTo(1);
        assertThat(quota.share(1, due)).isEqualTo(Ratio.ONE);
        assertThat(quota.share(0, due)).isEqualTo(Ratio.ZERO);
        assertThat(quota.share(5, 2)).isEqualTo(Ratio.ONE);
        assertThat(quota.share(1, 0)).isEqualTo(Ratio.ONE);
    }

    @Test
    void fractionsAreExactAndRoundHalfUp() {
        assertThat(Ratio.of(1, 3).plus(Ratio.of(2, 3))).isEqualTo(Ratio.ONE);
        assertThat(decimal("2.675").toDecimal(2)).isEqualByComparingTo("2.68");
        assertThat(Ratio.of(2, 3).toDecimal()).isEqualByComparingTo("0.66666666666666666667");
        assertThat(Ratio.of(100).toDecimal().toPlainString()).isEqualTo("100");
        assertThat(Ratio.of(-7, 2).floor()).isEqualTo(-4);
        assertThat(Ratio.parse(Ratio.of(15, 13).toString())).isEqualTo(Ratio.of(30, 26));
    }
}
