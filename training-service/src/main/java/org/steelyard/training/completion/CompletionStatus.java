package org.steelyard.training.completion;

/** Whether a completion counts. */
public enum CompletionStatus {
    VALID,
    REVOKED
}
