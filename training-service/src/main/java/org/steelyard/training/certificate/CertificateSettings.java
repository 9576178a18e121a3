package org.steelyard.training.certificate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How certificates look.
 *
 * @param font the TrueType font of the text; outlines of the other kind (CFF) cannot be embedded
 * @param boldFont the font of the title
 * @param atOnce certificates made at the same time; each takes some 30 MB while it is made
 * @param title what stands at the top
 * @param mark the word its number begins with
 */
@Validated
@ConfigurationProperties("steelyard.training.certificates")
record CertificateSettings(
        @NotNull @DefaultValue("classpath:fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf")
        Resource font,

        @NotNull @DefaultValue("classpath:fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf")
        Resource boldFont,

        @Min(1) @Max(64) @DefaultValue("2") int atOnce,
        @NotBlank @DefaultValue("培训合格证书") String title,
        @NotBlank @DefaultValue("消维训") String mark) {}
