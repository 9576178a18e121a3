package org.steelyard.complaint.ledger;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.platform.sealing.BlindIndex;

/** Gives all complaints against one respondent one key that tells nothing of who it is. */
@Component
class RespondentKeys {

    private final BlindIndex index;

    RespondentKeys(BlindIndex index) {
        this.index = index;
    }

    /** The key of a name, none if nobody was named. */
    @Nullable
    String of(@Nullable String name) {
        return name == null ? null : index.of(BlindPurpose.RESPONDENT_KEY, normalised(name));
    }

    /** One business is written in many ways: full-width signs, spaces, capitals. */
    static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
