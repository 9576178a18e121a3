package org.steelyard.complaint.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.steelyard.complaint.document.Paper.Paragraph;
import org.steelyard.complaint.document.Paper.Row;
import org.steelyard.complaint.document.Paper.Table;

class PaperPressTests {

    private static final String LEDGER_NUMBER = "350428100201-2026-0001";
    private static final Resource REGULAR = new ClassPathResource("fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");
    private static final Resource BOLD = new ClassPathResource("fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf");
    private static final DocumentSettings SETTINGS = new DocumentSettings(
            REGULAR, BOLD, 1, 500, Map.of(Form.ACCEPTANCE_NOTICE, new DocumentSettings.Wording("标题", "受", List.of())));
    private static final PaperPress PRESS = new PaperPress(
            new Typefaces(SETTINGS), SETTINGS, Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC));

    @Test
    void setsWhatWasSaidWithItsFontsEmbedded() throws IOException {
        var pdf = printed("投诉人张三于2026年11月20日提出（电话 0598-2260000）。");

        assertThat(pdf.text())
                .contains("将乐县古镛镇消费维权服务站")
                .contains("投诉受理通知书")
                .contains("投受〔2026〕350428100201第0001号")
                .contains("投诉人张三于2026年11月20日提出（电话 0598-2260000）。")
                .contains("第 1 页")
                .contains("共 1 页");
        assertThat(pdf.fontsNotEmbedded()).isEmpty();
        assertThat(pdf.fonts()).allMatch(name -> name.matches("[A-Z]{6}\\+NotoSansSC-\\w+")); // subsets
        assertThat(pdf.bytes().length).isLessThan(200_000);
    }

    @Test
    void theSquareCodeIsTheLedgerNumber() throws IOException {
        assertThat(printed("有码").squareCode()).isEqualTo(LEDGER_NUMBER);
    }

    @Test
    void rareCharactersAndThoseOfFourBytesAreSet() throws IOException {
        // of the names in the national table of characters: 䶮 (extension A), 𫟼 and 𬭚 (beyond the basic plane)
        assertThat(printed("䶮㛃堃喆昇𫟼𬭚").text()).contains("䶮㛃堃喆昇𫟼𬭚").doesNotContain("〓");
    }

    @Test
    void whatTheFontLacksIsAStatedPlaceholder() throws IOException {
        var text = printed("𠮷野家\uD83C\uDF5A，甲\u0000乙\u200B丙\uFE0F\uD800").text();

        assertThat(text)
                .contains("〓野家〓，甲乙丙〓")
                .contains("U+1F35A")
                .contains("U+20BB7")
                .contains("U+D800");
    }

    @Test
    void longTextGoesOnOverThePage() throws IOException {
        var story = IntStream.rangeClosed(1, 400).mapToObj(i -> "第" + i + "句话。").reduce("", String::concat);

        var pdf = printed(new Table(List.of(Row.of("投诉内容", story), Row.of("处理情况", "已登记"))), new Paragraph(story));

        assertThat(pdf.pages()).isGreaterThan(2);
        assertThat(pdf.text()).contains("共 " + pdf.pages() + " 页");
        var text = pdf.text().replaceAll("台账编号：\\S+\\s*第 \\d+ 页　共 \\d+ 页", "").replaceAll("\\s", "");
        IntStream.rangeClosed(1, 400)
                .forEach(i -> assertThat(text.split("第" + i + "句话", -1))
                        .as("sentence %s, twice", i)
                        .hasSize(3));
    }

    @Test
    void aFontThatCannotBeUsedIsSaidAtTheStart() {
        var broken = new DocumentSettings(
                new ByteArrayResource(new byte[100], "broken.ttf"), BOLD, 1, 500, SETTINGS.forms());

        assertThatThrownBy(() -> new Typefaces(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken.ttf")
                .hasMessageContaining("steelyard.documents.font");
    }

    private static Pdf printed(String said) throws IOException {
        return printed(new Paragraph(said));
    }

    private static Pdf printed(Paper.Part... parts) throws IOException {
        return Pdf.of(PRESS.print(
                new Paper("将乐县古镛镇消费维权服务站", "投诉受理通知书", "投受〔2026〕350428100201第0001号", LEDGER_NUMBER, List.of(parts))));
    }
}
