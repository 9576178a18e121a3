package org.steelyard.complaint.chain;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How ledgers are chained, anchored and checked.
 *
 * @param attempts how often links are tied anew when another process came between
 * @param linksAtATime links and entries read at a time
 * @param anchorAt local time from which the day before is anchored
 * @param lookInterval how often it is looked whether a day is due
 * @param anchorDirectory where the daily files are put, none to keep them in the store only
 * @param signingKey file of the key that signs anchors (Ed25519, PKCS#8 in PEM), none to leave them unsigned
 * @param publicKey file of its public key (X.509 in PEM)
 * @param formerPublicKeys files of public keys that signed before
 * @param exportPatience how long an export waits for what is just being written
 * @param exportPoll how often it looks meanwhile
 * @param checkedLinks links a check in the service looks at, at most; longer chains are exported and checked elsewhere
 */
@ConfigurationProperties("steelyard.chain")
record ChainSettings(
        @DefaultValue("20") int attempts,
        @DefaultValue("200") int linksAtATime,
        @DefaultValue("00:10") LocalTime anchorAt,
        @DefaultValue("1m") Duration lookInterval,
        @Nullable Path anchorDirectory,
        @Nullable Path signingKey,
        @Nullable Path publicKey,
        @DefaultValue List<Path> formerPublicKeys,
        @DefaultValue("10s") Duration exportPatience,
        @DefaultValue("200ms") Duration exportPoll,
        @DefaultValue("100000") long checkedLinks) {}
