package org.steelyard.platform.sealing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a refused start what is to be configured. */
class SealingKeysMissingAnalyzer extends AbstractFailureAnalyzer<SealingKeysMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SealingKeysMissing cause) {
        return new FailureAnalysis(
                "This service keeps personal data and does not start without sealing keys: " + cause.getMessage(),
                "Point STEELYARD_SEALING_KEYS at a properties file that only the service can read, with"
                        + " steelyard.sealing.active=<id>, steelyard.sealing.master-keys.<id>=<32 random bytes in base64>"
                        + " and steelyard.sealing.index-key=<32 other random bytes in base64>."
                        + " `openssl rand -base64 32` makes one. Keep a copy elsewhere: without it the data are lost.",
                cause);
    }
}
