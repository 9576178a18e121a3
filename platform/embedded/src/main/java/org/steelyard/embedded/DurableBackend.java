package org.steelyard.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** Runs every command that may change something as one change of the {@link GroupCommit}. */
final class DurableBackend extends H2Backend {

    /** Commands that change nothing; all others are taken to. */
    private static final Set<String> READS =
            Set.of("find", "count", "distinct", "getmore", "killcursors", "ping", "ismaster", "hello", "buildinfo");

    private final GroupCommit commits;

    DurableBackend(MVStore store, GroupCommit commits) {
        super(store);
        this.commits = commits;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (READS.contains(command.toLowerCase(Locale.ROOT))) {
            return super.handleCommand(channel, database, command, query);
        }
        return commits.change(() -> super.handleCommand(channel, database, command, query));
    }
}
