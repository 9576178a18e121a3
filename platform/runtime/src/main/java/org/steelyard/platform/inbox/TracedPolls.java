package org.steelyard.platform.inbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchInterceptor;
import org.steelyard.platform.telemetry.Traces;

/**
 * A poll taken as a whole is a step in each recorded trace that a record of it belongs to. These begin and end together, for
 * the work is one; what it logs and tells names the newest.
 */
class TracedPolls implements BatchInterceptor<String, byte[]> {

    private final Traces traces;
    private final ThreadLocal<@Nullable Poll> taken = new ThreadLocal<>();

    TracedPolls(Traces traces) {
        this.traces = traces;
    }

    private record Poll(List<Span> steps, Tracer.SpanInScope scope) {}

    @Override
    public ConsumerRecords<String, byte[]> intercept(
            ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        var steps = new ArrayList<Span>();
        Span newest = null;
        for (var record : records) {
            var parent = traces.parentIn(record.headers(), record.timestamp());
            if (parent != null && (newest == null || Traces.isRecorded(parent))) {
                newest = begin(record, parent, consumer);
                steps.add(newest);
            }
        }
        if (newest != null) {
            taken.set(new Poll(steps, traces.enter(newest)));
        }
        return records;
    }

    private Span begin(ConsumerRecord<String, byte[]> record, String parent, Consumer<String, byte[]> consumer) {
        return traces.begin(record.topic() + " process", Span.Kind.CONSUMER, parent)
                .tag("messaging.consumer.group.name", consumer.groupMetadata().groupId());
    }

    @Override
    public void success(ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        end(null);
    }

    @Override
    public void failure(
            ConsumerRecords<String, byte[]> records, Exception exception, Consumer<String, byte[]> consumer) {
        end(exception);
    }

    private void end(@Nullable Exception failure) {
        var poll = taken.get();
        if (poll != null) {
            taken.remove();
            poll.scope().close();
            for (var step : poll.steps()) {
                if (failure != null) {
                    var unused = step.error(failure);
                }
                step.end();
            }
        }
    }
}
