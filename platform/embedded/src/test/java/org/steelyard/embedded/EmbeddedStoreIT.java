package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steelyard.embedded.StoreSettings.Durability;

class EmbeddedStoreIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void takesUpDocumentsAndUniqueIndexesOfTheLastStart(Durability durability) {
        var settings = StoreSettings.in(directory).withDurability(durability);
        with(settings, client -> {
            var scales = scales(client);
            index(scales, Indexes.ascending("code"));
            index(scales, Indexes.ascending("_id", "version"));
            insert(scales, aScale("a"));
        });
        with(settings, client -> {
            var scales = scales(client);
            assertThat(scales.listIndexes().map(index -> index.getString("name")))
                    .contains("code_1", "_id_1_version_1");
            assertThat(scales.find()).containsExactly(aScale("a"));
            assertThatThrownBy(() -> insert(scales, aScale("b").append("code", "code-a")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("duplicate key");
            insert(scales, aScale("b"));
            index(scales, Indexes.ascending("code"));
        });
    }

    @Test
    void takesUpValuesOfEveryKind() {
        var all = new Document("_id", new Document("unit", "522635").append("year", 2026))
                .append("text", "公平秤")
                .append("number", 1)
                .append("long", 1L << 40)
                .append("double", 0.1)
                .append("decimal", new Decimal128(new BigDecimal("6000.00")))
                .append("when", new Date(1_795_395_600_000L))
                .append("id", new ObjectId("65f000000000000000000001"))
                .append("bytes", new Binary(new byte[] {0, 1, 2}))
                .append("yes", true)
                .append("none", null)
                .append("list", Arrays.asList("a", null, new Document("b", List.of(1, 2))));
        with(StoreSettings.in(directory), client -> insert(scales(client), all));
        with(StoreSettings.in(directory), client -> {
            assertThat(scales(client).find()).containsExactly(all);
            assertThat(scales(client).find(new Document("_id", all.get("_id")))).containsExactly(all);
        });
    }

    @Test
    void keepsTheDatabasesOfTheServicesApart() {
        with(StoreSettings.in(directory), client -> {
            insert(scales(client), aScale("a"));
            insert(client.getDatabase("fair").getCollection("scales"), aScale("a"));
        });
        with(StoreSettings.in(directory), client -> {
            client.getDatabase("fair").drop();
            assertThat(scales(client).countDocuments()).isEqualTo(1);
            assertThat(client.getDatabase("fair").getCollection("scales").countDocuments())
                    .isZero();
        });
    }

    @Test
    void forgetsADroppedCollectionAndItsIndexes() {
        var settings = StoreSettings.inMemory();
        with(settings, client -> {
            for (var round = 0; round < 3; round++) {
                var scales = scales(client);
                index(scales, Indexes.ascending("code"));
                insert(scales, aScale("a"));
                scales.drop();
            }
        });
    }

    @Test
    void refusesATakenPortAndADirectoryInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var store = new EmbeddedStore(StoreSettings.in(directory).withPort(taken.getLocalPort()))) {
            assertThatThrownBy(store::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
        try (var first = new EmbeddedStore(StoreSettings.in(directory));
                var second = new EmbeddedStore(StoreSettings.in(directory))) {
            assertThat(first.start().uri()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(second::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    private static void with(StoreSettings settings, Consumer<MongoClient> work) {
        try (var store = new EmbeddedStore(settings).start();
                var client = MongoClients.create(store.uri())) {
            work.accept(client);
        }
    }

    private static MongoCollection<Document> scales(MongoClient client) {
        return client.getDatabase("market").getCollection("scales");
    }

    private static void index(MongoCollection<Document> collection, Bson keys) {
        assertThat(collection.createIndex(keys, new IndexOptions().unique(true)))
                .isNotBlank();
    }

    private static void insert(MongoCollection<Document> collection, Document document) {
        assertThat(collection.insertOne(document).wasAcknowledged()).isTrue();
    }

    private static Document aScale(String id) {
        return new Document("_id", id).append("version", 1).append("code", "code-" + id);
    }
}
