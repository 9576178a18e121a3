package org.steelyard.assessment.score.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream's clients that fail at a moment of their next transaction. Dead, they say no more to the broker: what was begun
 * is neither committed nor taken back, and nobody leaves the group.
 */
final class Mortal extends DefaultKafkaClientSupplier {

    /** Where in a transaction. */
    enum Moment {
        BEFORE_OFFSETS,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private volatile @Nullable Moment moment;
    private volatile boolean fatal;
    private volatile boolean dead;

    void meet(Moment when, boolean isFatal) {
        fatal = isFatal;
        moment = when;
    }

    boolean hasMet() {
        return moment == null;
    }

    boolean isDead() {
        return dead;
    }

    private void reach(Moment now) {
        if (dead || moment == now) {
            dead = fatal;
            moment = null;
            throw new KafkaException("Met its fate " + now);
        }
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new MortalProducer(config, this);
    }

    private static final class MortalProducer extends KafkaProducer<byte[], byte[]> {
        private final Mortal mortal;

        MortalProducer(Map<String, Object> config, Mortal mortal) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.mortal = mortal;
        }

        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
            mortal.reach(Moment.BEFORE_OFFSETS);
            super.sendOffsetsToTransaction(offsets, group);
        }

        @Override
        public void commitTransaction() {
            mortal.reach(Moment.BEFORE_COMMIT);
            super.commitTransaction();
            mortal.reach(Moment.AFTER_COMMIT);
        }

        @Override
        public void abortTransaction() {
            if (!mortal.dead) {
                super.abortTransaction();
            }
        }

        @Override
        public void close(Duration patience) {
            super.close(mortal.dead ? Duration.ZERO : patience);
        }
    }
}
