package org.steelyard.platform.sealing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What of a stored document is personal: it is written as ciphertext only. The property may be a text, a sub-document or a
 * list, anywhere in the document; the document's class needs a field of type {@link RecordKey}, which every aggregate has.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sealed {}
