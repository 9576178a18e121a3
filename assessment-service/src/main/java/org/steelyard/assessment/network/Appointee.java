package org.steelyard.assessment.network;

import org.jspecify.annotations.Nullable;

/**
 * A person to be appointed.
 *
 * @param officer opaque id of the person
 * @param name kept in the registry, never told to other services
 * @param phone likewise
 * @param phoneKey the blind index of the phone, none without one
 */
public record Appointee(
        String officer,
        String name,
        @Nullable String phone,
        @Nullable String phoneKey) {

    /** A person whose phone is not indexed yet. */
    public Appointee(String officer, String name, @Nullable String phone) {
        this(officer, name, phone, null);
    }

    Appointee known(@Nullable String key) {
        return new Appointee(officer, name, phone, key);
    }

    @Override
    public String toString() {
        return "Appointee " + officer;
    }
}
