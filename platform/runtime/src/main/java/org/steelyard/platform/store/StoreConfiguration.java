package org.steelyard.platform.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bson.types.Decimal128;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** The shape of stored documents is a contract: no class names in them, dates as ISO text, decimals exact. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(conversions -> conversions.registerConverters(
                List.of(new DateToText(), new TextToDate(), new DecimalToDecimal128(), new Decimal128ToDecimal())));
    }

    /** A date has no zone; as BSON date it would take the server's. */
    @WritingConverter
    static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    static final class DecimalToDecimal128 implements Converter<BigDecimal, Decimal128> {
        @Override
        public Decimal128 convert(BigDecimal decimal) {
            return new Decimal128(decimal);
        }
    }

    @ReadingConverter
    static final class Decimal128ToDecimal implements Converter<Decimal128, BigDecimal> {
        @Override
        public BigDecimal convert(Decimal128 decimal) {
            return decimal.bigDecimalValue();
        }
    }
}
