package org.steelyard.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steelyard.platform.problem.FieldRefused;

/**
 * Which page of a list is wanted: keyset paging, so that page 1000 costs what page 1 costs.
 *
 * @param after the key of the last item seen, none for the first page
 * @param limit items at most
 */
public record PageRequest(@Nullable String after, int limit) {

    private static final String MARK = "k1:";

    static PageRequest of(@Nullable String token, @Nullable String limit, WebSettings settings) {
        return new PageRequest(token == null ? null : decode(token), limitOf(limit, settings));
    }

    private static int limitOf(@Nullable String limit, WebSettings settings) {
        if (limit == null) {
            return settings.defaultPage();
        }
        if (!limit.matches("\\d{1,6}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > settings.maxPage()) {
            throw new FieldRefused("limit", "range", 1, settings.maxPage());
        }
        return Integer.parseInt(limit);
    }

    private static String decode(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK) && text.length() > MARK.length()) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            throw (FieldRefused) new FieldRefused("after", "unknown-page").initCause(e);
        }
        throw new FieldRefused("after", "unknown-page");
    }

    /** Makes a page of at most {@code limit} items from a query that asked for one more, so that the end is known. */
    public <T, V> Page<V> page(List<T> oneMore, Function<T, String> key, Function<T, V> view) {
        var items = oneMore.size() > limit ? oneMore.subList(0, limit) : oneMore;
        return page(items, oneMore.size() > limit ? key.apply(items.getLast()) : null, view);
    }

    /** Makes a page of items and the key after which to go on, none at the end. */
    public <T, V> Page<V> page(List<T> items, @Nullable String nextKey, Function<T, V> view) {
        var next = nextKey == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((MARK + nextKey).getBytes(StandardCharsets.UTF_8));
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
