package org.steelyard.broken.model;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks: what a class needs comes through its constructor. */
class InjectsAField {
    @Autowired
    @Nullable
    String field;
}
