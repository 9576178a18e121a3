package org.steelyard.complaint.chain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.proof.AnchorFile;
import org.steelyard.proof.SigningKey;

/**
 * The anchor file of a day as it is kept in the store, from where every replica puts it into its folder.
 *
 * @param day the local date
 * @param text the file's content
 * @param signature the id of the key and its signature over the content, none if nobody vouches for it
 */
@Document("anchorFiles")
record AnchoredDay(@Id String day, String text, @Nullable String signature) {

    static AnchoredDay of(AnchorFile file, @Nullable SigningKey by) {
        var text = file.text();
        return new AnchoredDay(file.day().toString(), text, by == null ? null : by.id() + " " + by.sign(text));
    }

    LocalDate date() {
        return LocalDate.parse(day);
    }

    AnchorFile file() {
        return AnchorFile.read(text);
    }
}
