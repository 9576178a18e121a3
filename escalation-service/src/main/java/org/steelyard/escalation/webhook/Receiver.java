package org.steelyard.escalation.webhook;

import java.net.URI;
import java.util.Map;

/** Whoever listens at the other end. */
public interface Receiver {

    /** Posts JSON and reads the answer, as far as the settings allow; throws {@link ReceiverFailed} if there is none. */
    Answer post(Call call);

    /** What is sent. */
    record Call(URI url, Map<String, String> headers, String body) {
        public Call {
            headers = Map.copyOf(headers);
        }
    }

    /** What came back; of a long body only the beginning. */
    record Answer(int status, String body) {}
}
