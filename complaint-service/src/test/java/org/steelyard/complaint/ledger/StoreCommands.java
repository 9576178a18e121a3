package org.steelyard.complaint.ledger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the driver sends to the store while a test listens. */
@TestConfiguration(proxyBeanMethods = false)
public class StoreCommands {

    private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    private final AtomicBoolean listening = new AtomicBoolean();

    @Bean
    MongoClientSettingsBuilderCustomizer listensToCommands() {
        return settings -> settings.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (listening.get()) {
                    sent.add(event.getCommand().clone());
                }
            }
        });
    }

    /** All that is sent while something is done. */
    List<BsonDocument> during(Runnable act) {
        sent.clear();
        listening.set(true);
        try {
            act.run();
        } finally {
            listening.set(false);
        }
        return List.copyOf(sent);
    }
}
