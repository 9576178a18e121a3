package org.steelyard.proof;

import org.jspecify.annotations.Nullable;

/**
 * One damage.
 *
 * @param position the link of the chain where it shows, 0 if it has no place in the chain
 * @param damage what is wrong
 * @param entry what the entry is called in the ledger, none if not known
 * @param subject the entry's id, none if not known
 * @param detail how it shows
 */
public record Finding(
        long position,
        Damage damage,
        @Nullable String entry,
        @Nullable String subject,
        String detail) {

    @Override
    public String toString() {
        var place = position == 0 ? "outside the chain" : "link " + position;
        var name = entry != null ? ", entry " + entry : subject != null ? ", entry with id " + subject : "";
        return place + name + ": " + damage + " - " + detail;
    }
}
