package org.steelyard.training.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.steelyard.training.certificate.Certificate.Line;

class CertificatePressTests {

    private final CertificatePress press = new CertificatePress(settings(font("Regular")));

    @Test
    void printsAllThatIsSaidOnOnePageWithEmbeddedFonts() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(certificate("示例甲", "将乐县示例站")))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("培训合格证书", "消维训〔2026〕ABCDEF12号", "示例甲", "将乐县示例站", "2026年5月11日");
            var resources = pdf.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
            assertThat(pdf.getDocumentInformation().getTitle()).doesNotContain("示例甲");
        }
    }

    @Test
    void printsWhatIsTooLongSmallerAndWhatItLacksAsAMark() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(certificate("示例\uD83D\uDE00", "很长".repeat(60))))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("示例〓", "很长".repeat(60));
        }
    }

    @Test
    void doesNotStartWithAFontItCannotUse() {
        assertThatThrownBy(() -> new CertificatePress(settings(new ByteArrayResource(new byte[] {1, 2, 3}))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("certificates.font");
    }

    private static Certificate certificate(String name, String unit) {
        return new Certificate(
                "培训合格证书",
                "消维训〔2026〕ABCDEF12号",
                List.of(new Line("姓名", name), new Line("单位", unit), new Line("备注", "")),
                "将乐县",
                "2026年5月11日");
    }

    private static CertificateSettings settings(Resource font) {
        return new CertificateSettings(font, font("Bold"), 1, "t", "m");
    }

    private static Resource font(String weight) {
        return new ClassPathResource("fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf");
    }
}
