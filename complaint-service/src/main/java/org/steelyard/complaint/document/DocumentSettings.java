package org.steelyard.complaint.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * How papers look and what they cite, see {@code forms.yaml}.
 *
 * @param font the TrueType font of the text; outlines of the other kind (CFF) cannot be embedded
 * @param boldFont the font of titles and labels
 * @param atOnce papers set at the same time; each takes some 30 MB while it is made
 * @param sheetBatch entries of a sheet read from the store at a time
 * @param forms what is said on each form
 */
@Validated
@ConfigurationProperties("steelyard.documents")
public record DocumentSettings(
        @DefaultValue("classpath:fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf")
        Resource font,

        @DefaultValue("classpath:fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf")
        Resource boldFont,

        @Min(1) @Max(64) @DefaultValue("2") int atOnce,
        @Min(1) @Max(5000) @DefaultValue("500") int sheetBatch,
        @NotEmpty Map<Form, @Valid Wording> forms) {

    public DocumentSettings {
        forms = Map.copyOf(forms);
    }

    Wording of(Form form) {
        var wording = forms.get(form);
        if (wording == null) {
            throw new IllegalStateException("steelyard.documents.forms says nothing of " + form.resource());
        }
        return wording;
    }

    /**
     * What is said on a form.
     *
     * @param title its title
     * @param mark the word its number begins with
     * @param laws what it cites, each while it was in force
     */
    record Wording(
            @NotBlank String title,
            @NotBlank String mark,
            @DefaultValue List<@Valid Law> laws) {

        /** A document's number, made of the entry's: printed again, it is the same document. */
        String number(String ledgerNumber, String suffix) {
            var parts = ledgerNumber.split("-", 3);
            return "%s〔%s〕%s第%s%s号".formatted(mark, parts[1], parts[0], parts[2], suffix);
        }

        /** What it cites in a case of that date. */
        String lawsOn(LocalDate date) {
            return laws.stream().filter(law -> law.holdsOn(date)).map(Law::text).collect(Collectors.joining("、"));
        }
    }

    /**
     * A law and article.
     *
     * @param text as it is cited
     * @param from the first date of the case on which it is cited, none if always
     * @param to the last, none if until further notice
     */
    record Law(
            @NotBlank String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        boolean holdsOn(LocalDate date) {
            return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
        }
    }
}
