package org.steelyard.training.study;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.platform.outbox.Aggregate;

/**
 * One version of what a county's officers read to study a module alone, with its question bank. It never changes, so that a
 * quiz drawn from it can be graded, and looked into years later, by its seed alone.
 */
@Document("materials")
public class Material extends Aggregate {

    private final String county;
    private final String module;
    private final int edition;
    private final @Nullable String text;
    private final @Nullable String link;
    private final List<Question> questions;
    private final Instant publishedAt;

    @PersistenceCreator
    Material(
            String id,
            String county,
            String module,
            int edition,
            @Nullable String text,
            @Nullable String link,
            List<Question> questions,
            Instant publishedAt) {
        super(id);
        this.county = county;
        this.module = module;
        this.edition = edition;
        this.text = text;
        this.link = link;
        this.questions = List.copyOf(questions);
        this.publishedAt = publishedAt;
    }

    static String idOf(String county, String module, int edition) {
        return county + "-" + module + "-" + edition;
    }

    public String county() {
        return county;
    }

    public String module() {
        return module;
    }

    /** Counted from 1. */
    public int edition() {
        return edition;
    }

    public @Nullable String text() {
        return text;
    }

    public @Nullable String link() {
        return link;
    }

    List<Question> questions() {
        return questions;
    }

    /** How many questions there are to draw from. */
    public int bank() {
        return questions.size();
    }

    public Instant publishedAt() {
        return publishedAt;
    }
}
