package org.steelyard.platform.telemetry;

/** The keys under which log lines carry their values; never a person, never a body. */
public final class LogKeys {
    public static final String ENTRY = "entry";
    public static final String SUBJECT = "subject";
    public static final String SEQUENCE = "sequence";
    public static final String TYPE = "type";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String OFFSET = "offset";
    public static final String COLLECTION = "collection";
    public static final String COUNT = "count";
    public static final String UNIT = "unit";
    public static final String OFFICE = "office";
    public static final String RULE = "rule";
    public static final String PROBLEM = "problem";
    public static final String CAUSE = "cause";

    private LogKeys() {}
}
