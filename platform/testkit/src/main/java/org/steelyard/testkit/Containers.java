package org.steelyard.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka and MongoDB, a replica set of one, in containers: one of each for all tests of a JVM, gone with it. Other images, of a
 * registry of one's own, are named by {@code -Dbacking.kafka-image} and {@code -Dbacking.mongodb-image}.
 */
final class Containers {

    private static final String KAFKA = "apache/kafka";
    private static final String MONGODB = "mongo";

    private Containers() {}

    /** Whether a container engine answers. */
    static boolean canRun() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // ended with the JVM
    static BackingServices start() {
        var kafka = new KafkaContainer(image("backing.kafka-image", KAFKA, ":4.1.1"));
        var mongodb = new MongoDBContainer(image("backing.mongodb-image", MONGODB, ":8.0")).withReplicaSet();
        kafka.start();
        mongodb.start();
        return new BackingServices(
                "containers", kafka.getBootstrapServers(), mongodb.getConnectionString() + "/", false);
    }

    private static DockerImageName image(String property, String usual, String tag) {
        return DockerImageName.parse(System.getProperty(property, usual + tag)).asCompatibleSubstituteFor(usual);
    }
}
