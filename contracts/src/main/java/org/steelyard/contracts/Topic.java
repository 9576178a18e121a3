package org.steelyard.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The Kafka topic on which a family of events travels. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {
    /** The topic's name. */
    String value();

    /** Whether only the last event of each key is kept for ever. */
    boolean compacted() default false;
}
