package org.steelyard.platform.store;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.stereotype.Component;

/** Keeps guarded writes on the embedded store from scanning: its indexes serve only queries of exactly their keys. */
@Component
@EnableConfigurationProperties(StoreSettings.class)
class GuardIndexes implements SmartLifecycle {

    private final MongoTemplate mongo;
    private final StoreSettings settings;
    private volatile boolean running;

    GuardIndexes(MongoTemplate mongo, StoreSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.embedded()) {
            mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                    .filter(MongoPersistentEntity::hasVersionProperty)
                    .filter(entity -> !java.lang.reflect.Modifier.isAbstract(
                            entity.getType().getModifiers()))
                    .map(entity -> mongo.getCollectionName(entity.getType()))
                    .distinct()
                    .forEach(this::guard);
        }
        running = true;
    }

    private void guard(String collection) {
        var unused = mongo.indexOps(collection)
                .createIndex(new Index()
                        .named("guard")
                        .on("_id", Sort.Direction.ASC)
                        .on("version", Sort.Direction.ASC)
                        .unique());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners and the web server, which start late. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }
}
