package org.steelyard.platform.web;

import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.outbox.Created;

/** The answers every controller gives: the view with its revision as {@code ETag}. */
public final class Answers {

    private Answers() {}

    /** 200 with the view. */
    public static <A extends Aggregate, V> ResponseEntity<V> ok(A aggregate, Function<A, V> view) {
        return ResponseEntity.ok().eTag(Long.toString(aggregate.revision())).body(view.apply(aggregate));
    }

    /** 201 with {@code Location} for something new, 200 with what an earlier request made. */
    public static <A extends Aggregate, V> ResponseEntity<V> created(
            Created<A> created, String collection, Function<A, V> view) {
        var aggregate = created.aggregate();
        return created.fresh()
                ? ResponseEntity.created(URI.create(collection + "/" + aggregate.id()))
                        .eTag(Long.toString(aggregate.revision()))
                        .body(view.apply(aggregate))
                : ok(aggregate, view);
    }
}
