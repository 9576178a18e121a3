package org.steelyard.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearMonthDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Takes days, months and moments as texts of ISO 8601, of years written in four digits from 1900 on: further away lie slips
 * of the pen, which no calendar of ours, store or spreadsheet can hold.
 */
final class CalendarYears {

    private static final int FIRST = 1900;
    private static final int LAST = 9999;

    private CalendarYears() {}

    private static boolean hold(TemporalAccessor time) {
        var year = time.get(ChronoField.YEAR);
        return FIRST <= year && year <= LAST;
    }

    static SimpleModule inBodies() {
        return new SimpleModule("calendar-years")
                .addDeserializer(LocalDate.class, within(LocalDate.class, LocalDateDeserializer.INSTANCE))
                .addDeserializer(YearMonth.class, within(YearMonth.class, YearMonthDeserializer.INSTANCE))
                .addDeserializer(
                        OffsetDateTime.class, within(OffsetDateTime.class, InstantDeserializer.OFFSET_DATE_TIME));
    }

    static void inParameters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(LocalDate.class, new Iso<>(LocalDate::parse));
        registry.addFormatterForFieldType(YearMonth.class, new Iso<>(YearMonth::parse));
        registry.addFormatterForFieldType(OffsetDateTime.class, new Iso<>(OffsetDateTime::parse));
    }

    @SuppressWarnings("unchecked") // what it hands on is what the other one made of it
    private static <T extends TemporalAccessor> ValueDeserializer<T> within(Class<T> type, ValueDeserializer<T> iso) {
        return (ValueDeserializer<T>) (ValueDeserializer<?>) new Within(type, iso);
    }

    private record Iso<T extends TemporalAccessor>(Function<String, T> parser) implements Formatter<T> {

        @Override
        public T parse(String text, Locale locale) {
            var time = parser.apply(text);
            if (!hold(time)) {
                throw new DateTimeException("Year out of range");
            }
            return time;
        }

        @Override
        public String print(T time, Locale locale) {
            return time.toString();
        }
    }

    private static final class Within extends DelegatingDeserializer {

        private final Class<?> type;

        Within(Class<?> type, ValueDeserializer<?> iso) {
            super(iso);
            this.type = type;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> iso) {
            return new Within(type, iso);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(context.constructType(type), json);
            }
            var text = json.getString();
            var time = super.deserialize(json, context);
            return time instanceof TemporalAccessor day && !hold(day)
                    ? context.handleWeirdStringValue(type, text, "year out of range")
                    : time;
        }
    }
}
